"""Taking out: everything of this room that a person may see, as plain rows."""

from collections.abc import Callable
from typing import Any

from carefront.core.actors import Actor
from carefront.kit.taking import CHUNK, Taken, text
from carefront.people import queries as people
from carefront.planning import access

# What others may have changed of an item since its author left.
LATER = ("hours", "place", "period", "carried", "done_at", "dropped_at", "dropped_by", "put_to")


def _named(person: Any) -> str:
    return people.named(person).name if person is not None else ""


def items(person: Actor) -> Taken:
    """Take out the backlogs that `person` may see, with to whom each item was put.

    Of what they wrote where they have left, their words are taken out and nothing of what became of it.
    """
    here = access.places_of(person)
    rows: Any = access.items_readable_by(person).annotate(told_why=access.was_there_when_dropped(person))
    rows = rows.select_related("author", "dropped_by").prefetch_related("offers__to").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        offers = sorted(row.offers.all(), key=lambda one: one.at)
        is_here = row.relationship_id in here
        why = row.dropped_why if row.dropped_by_id == person.id or (is_here and row.told_why) else ""
        told = {
            "id": str(row.pk), "relationship": str(row.relationship_id), "author": _named(row.author),
            "words": row.words, "why": row.why, "success": row.success, "hours": text(row.hours),
            "place": row.place, "period": text(row.period_id), "first_on": text(row.first_on),
            "carried": row.carried, "made_at": text(row.made_at), "done_at": text(row.done_at),
            "dropped_at": text(row.dropped_at), "dropped_by": _named(row.dropped_by), "dropped_why": why,
            "put_to": " | ".join(f"{one.kind}: {_named(one.to)} ({text(one.at)})" for one in offers),
            "why_put": " | ".join(one.words for one in offers if one.words and person.id in (one.by_id, one.to_id)),
        }  # fmt: skip
        yield told if is_here else told | dict.fromkeys(LATER, "")


def periods(person: Actor) -> Taken:
    """Take out the periods that `person` may see."""
    for row in access.periods_visible_to(person).select_related("by").order_by("pk").iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "relationship": str(row.relationship_id), "title": row.title,
            "starts_on": text(row.starts_on), "ends_on": text(row.ends_on), "begun_by": _named(row.by),
            "begun_at": text(row.begun_at), "conversation": text(row.conversation_id),
            "closed_at": text(row.closed_at),
        }  # fmt: skip


def capacities(person: Actor) -> Taken:
    """Take out what each has for those periods; a note is taken out by its owner alone."""
    rows = access.capacities_visible_to(person).select_related("person").order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        yield {
            "id": str(row.pk), "period": str(row.period_id), "who": _named(row.person), "hours": text(row.hours),
            "elsewhere": text(row.elsewhere), "away_days": row.away_days, "constraints": row.constraints,
            "note": row.note if row.person_id == person.id else "", "said_at": text(row.said_at),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {"items": items, "periods": periods, "capacities": capacities}
