"""Carrying out: one ZIP with everything that a person wrote or may see, as JSON and as CSV, in bounded memory."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO, Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from carefront.calendars.queries.taking import EVERYTHING as CALENDARS
from carefront.commitments.queries.taking import EVERYTHING
from carefront.conversations.queries.taking import EVERYTHING as CONVERSATIONS
from carefront.core.actors import Actor
from carefront.core.cells import harmless
from carefront.core.ledger import OF_THE_WHOLE, Kind
from carefront.insights.queries.taking import EVERYTHING as INSIGHTS
from carefront.kit import journal
from carefront.kit.taking import Taken
from carefront.lobby.queries.facts import subjects
from carefront.people.queries.own import preferences_of
from carefront.planning.queries.taking import EVERYTHING as PLANNING
from carefront.pulses.queries.taking import EVERYTHING as PULSES
from carefront.relationships import queries as relationships
from carefront.relationships.queries.taking import EVERYTHING as COVENANTS
from carefront.talks.queries.taking import EVERYTHING as TALKS
from carefront.trust.queries.taking import EVERYTHING as PATTERNS

FACTS_AT_ONCE = 500
_ROOMS = {
    **COVENANTS,
    **EVERYTHING,
    **CONVERSATIONS,
    **PLANNING,
    **CALENDARS,
    **PULSES,
    **PATTERNS,
    **TALKS,
    **INSIGHTS,
}


def write_export(person: Actor, file: IO[bytes], *, now: datetime, tell: Callable[[int], None] | None = None) -> None:
    """Write everything that `person` wrote or may see into `file`, as a ZIP; `tell` hears how many parts are done.

    Others' private things are left out by the same policy as on the pages; one's own are in it.
    """
    parts: dict[str, Callable[[Actor], Taken]] = {"relationships": _relationships, **_ROOMS, "facts": _facts}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with _entry(archive, "README.txt", now) as entry:
            entry.write(_readme(person, now))
        with _entry(archive, "me.json", now) as entry:
            entry.write(json.dumps(_me(person), ensure_ascii=False, indent=1))
        for number, (name, take) in enumerate(parts.items(), start=1):
            with _entry(archive, f"{name}.json", now) as entry:
                _write_json(entry, take(person))
            with _entry(archive, f"{name}.csv", now) as entry:
                _write_csv(entry, take(person))
            if tell is not None:
                tell(number)


def how_many_parts() -> int:
    """Answer how many parts an export has."""
    return len(_ROOMS) + 2


def _entry(archive: zipfile.ZipFile, name: str, now: datetime) -> io.TextIOWrapper:
    moment = zipfile.ZipInfo(name, (now.year, now.month, now.day, now.hour, now.minute, now.second))
    moment.compress_type = zipfile.ZIP_DEFLATED
    opened: IO[bytes] = archive.open(moment, "w", force_zip64=True)
    return io.TextIOWrapper(opened, encoding="utf-8-sig" if name.endswith(".csv") else "utf-8", newline="")


def _write_json(entry: IO[str], rows: Taken) -> None:
    entry.write("[")
    for number, row in enumerate(rows):
        entry.write(",\n" if number else "\n")
        entry.write(json.dumps(row, ensure_ascii=False))
    entry.write("\n]\n")


def _write_csv(entry: IO[str], rows: Taken) -> None:
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.writer(entry)
            writer.writerow(row)
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row.values()])


def _relationships(person: Actor) -> Taken:
    for card in relationships.relationships(person):
        yield {
            "id": str(card.id),
            "kind": card.kind.value,
            "state": card.state.value,
            "title": card.title,
            "purpose": card.purpose,
            "members": "; ".join(f"{member.name} ({member.role.value})" for member in card.members),
            "began": card.started_at.isoformat() if card.started_at else "",
            "ended": card.ending.at.isoformat() if card.ending else "",
            "ended_with_words": card.ending.words if card.ending else "",
        }


def _facts(person: Actor) -> Taken:
    for card in relationships.relationships(person):
        yield from _facts_of(person, card)


def _facts_of(person: Actor, card: relationships.RelationshipCard) -> Iterator[dict[str, Any]]:
    names = {member.person_id: member.name for member in card.members}
    which = Q(subject_id__in=subjects(person, card.id))
    here = not card.i_left  # of what happened to it after one left, nothing is shown
    before: int | None = None
    while facts := journal.of_stream_after(card.id, which, before=before, newest=FACTS_AT_ONCE):
        for fact in facts:
            here = here or (fact.kind is Kind.MEMBER_LEFT and fact.actor_id == person.id)
            if here or fact.kind not in OF_THE_WHOLE:
                yield _fact(fact, card.id, names)
        before = facts[-1].seq


def _fact(fact: journal.Fact, relationship_id: UUID, names: dict[UUID, str]) -> dict[str, Any]:
    return {
        "relationship": str(relationship_id),
        "id": str(fact.id),
        "at": fact.at.isoformat(),
        "kind": fact.kind.value,
        "by": names.get(fact.actor_id, "") if fact.actor_id else "",
        "about": str(fact.subject_id or ""),
        "facts": json.dumps(fact.facts, ensure_ascii=False),
    }


def _me(person: Actor) -> dict[str, Any]:
    chosen = preferences_of(person)
    return {
        "name": chosen.name,
        "address": chosen.email,
        "zone": chosen.zone,
        "language": chosen.language,
        "quiet_from": chosen.quiet_from.isoformat(),
        "quiet_to": chosen.quiet_to.isoformat(),
        "ask_time": chosen.ask_time.isoformat(),
        "theme": chosen.theme,
        "letters": chosen.letters,
    }


def _readme(person: Actor, now: datetime) -> str:
    told = {"name": person.name, "day": person.local(now).date().isoformat()}
    return (
        _(
            "Carefront: everything that %(name)s wrote or may see, on %(day)s.\n\n"
            "Each kind of thing is here twice, as JSON and as CSV (UTF-8, commas). Days are year-month-day; moments\n"
            "carry their offset. Ids join the files: a promise names its relationship, an answer its promise, a\n"
            "response its answer. What you wrote for yourself alone is in it: foresight.json and repairs.json.\n"
            "What others keep to themselves is not.\n\n"
            "In the CSV files a cell that a spreadsheet would take for a formula begins with an apostrophe.\n"
        )
        % told
    )
