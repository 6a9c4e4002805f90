"""Finding what was said among 100,000 notes and topics: CPU of the page against the page floor, on both engines.

The engine's own CPU counts: PostgreSQL works in processes of its own. Beside whoever sees all of it somebody asks who
sees ten of as many.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import measure

MANY = 100_000
EACH = 20  # topics and notes of a conversation
FEW = 10
BAR = 10
_TICK = os.sysconf("SC_CLK_TCK")


def words() -> tuple[list[str], list[float]]:
    """Answer invented words, the common ones first, and how often each is said, added up."""
    chance = random.Random(4)
    parts = ["ka", "lo", "mi", "ra", "ne", "tu", "so", "vel", "dor", "pin", "sha", "gre", "bou", "ix", "an", "est"]
    made = list(dict.fromkeys("".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(30_000)))
    return made, list(accumulate(1 / (place + 4) for place in range(len(made))))


def _talk(told: Any, mine: bool, count: int) -> list[UUID]:
    """Let conversations of a relationship hold `count` topics and notes; answer the ids of those who take part."""
    from bench.scene import pour
    from carefront.conversations.models import Conversation, Participant, Searchable, Topic
    from carefront.core.searching.filing import filed_under, place_in_time
    from carefront.core.searching.kinds import Entry, Sought
    from carefront.kit.ids import new_id
    from carefront.relationships.models import Member

    parts = Member.objects.filter(person_id=told.person_id)
    places = list((parts if mine else Member.objects.exclude(relationship__in=parts.values("relationship_id")))
                  .values_list("relationship_id", flat=True).distinct()[:5])  # fmt: skip
    members = {
        key: list(Member.objects.filter(relationship_id=key).values_list("person_id", flat=True)) for key in places
    }
    workspace = parts.values_list("workspace_id", flat=True)[0]
    chance, (vocabulary, often) = random.Random(7), words()
    held, seats, topics, rows = [], [], [], {}
    for number in range(count):
        place = places[number // EACH % len(places)]
        at = told.now - timedelta(minutes=7 * (count - number))
        if number % EACH == 0:
            held.append(
                Conversation(
                    id=new_id(), workspace_id=workspace, relationship_id=place, by_id=members[place][0], starts_at=at,
                    made_at=at, changed_at=at, kind="one_to_one", on=at.date(), at=at.time(), zone="UTC",
                )
            )  # fmt: skip
            seats += [
                Participant(id=new_id(), workspace_id=workspace, conversation=held[-1], person_id=who)
                for who in members[place]
            ]
        kind = Sought.TOPIC if number % 2 else Sought.NOTE
        said = " ".join(chance.choices(vocabulary, cum_weights=often, k=chance.randint(12, 40)))
        key = new_id()
        if kind is Sought.TOPIC:
            topics.append(
                Topic(
                    id=key, workspace_id=workspace, relationship_id=place, conversation=held[-1], place=number % EACH,
                    author_id=members[place][number % 4 // 2], words=said[:300], raised_on=at.date(), made_at=at,
                    changed_at=at, shared_at=at,
                )
            )  # fmt: skip
        entry = Entry(kind, key, workspace, place, at, said, held[-1].pk)
        row = Searchable(
            place=place_in_time(at, kind, key), workspace_id=workspace, relationship_id=place, kind=kind.value,
            subject_id=key, conversation_id=held[-1].pk, at=at, words=said, filed=filed_under(entry),
        )  # fmt: skip
        rows[row.place] = row
    for made in (held, seats, topics, list(rows.values())):
        pour(made)
    return [who for several in members.values() for who in several]


def questions() -> Iterator[str]:
    """Answer what is asked: common, middling and rare words, several, beginnings, and what nobody said."""
    chance, (vocabulary, _often) = random.Random(11), words()
    for place in (0, 1, 2, 5, 20, 100, 400, 2_000, 9_000):
        yield vocabulary[place]
        yield f"{vocabulary[place]} {vocabulary[chance.randrange(300)]}"
        yield f"{vocabulary[place][:3]} {vocabulary[chance.randrange(2_000)]} {vocabulary[chance.randrange(40)]}"
        yield vocabulary[place][:2]
    yield from ("zzyzx", "ka lo mi", "b", vocabulary[0] + " zzyzx", " ".join(vocabulary[:8]))


def _engine_cpu() -> float:
    """Answer the CPU seconds that PostgreSQL has used for this connection; 0 on SQLite, which works in here."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def cpu(call: Any, path: str, times: int) -> float:
    """Answer the CPU seconds of one visit, those of the engine among them."""
    call(path)
    start, engine = time.process_time(), _engine_cpu()
    for _ in range(times):
        call(path)
    spent = time.process_time() - start
    return (spent + _engine_cpu() - engine) / times


def figures() -> None:
    """Fill an installation and print the lines."""
    from django.db import connection

    from bench import scene
    from carefront.people.models import Person

    told = scene.build(2_000)
    known = _talk(told, True, MANY) + _talk(told, False, MANY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    call = measure.signed_in(told.account_id)
    floor = min(cpu(call, "/floor/page/", 200) for _ in range(5))
    asked = list(questions())
    for title, path in (("page", "/conversations/search/"), ("everything page", "/search/")):
        spent = [min(cpu(call, f"{path}?q={one}", 20) for _ in range(2)) / floor for one in asked]
        _line(f"search, {title}, sees {MANY:,} ({name})", spent, BAR if title == "page" else None)
    _each(call, asked, floor)
    deep = call(f"/conversations/search/?q={asked[0]}")[2].decode().split('rel="next" href="')[1].split('"')[0]
    _line(f"search, second page ({name})", [cpu(call, deep.replace("&amp;", "&"), 30) / floor], BAR)
    some = Person.objects.exclude(pk__in=known).exclude(pk=told.person_id).values_list("pk", "account_id")[0]
    few = scene.Scene(told.now, some[1], some[0], told.relationship_id, told.commitment_id, told.people)
    _talk(few, True, FEW)
    other = measure.signed_in(few.account_id)
    _each(other, asked, floor)
    spent = [min(cpu(other, f"/conversations/search/?q={one}", 20) for _ in range(2)) / floor for one in asked]
    _line(f"search, page, sees {FEW} of {2 * MANY:,} ({name})", spent, BAR)


def _each(call: Any, asked: list[str], floor: float) -> None:
    """Print what each question costs, where somebody wants to know."""
    for one in asked if "--each" in sys.argv else ():
        _line(f"{one!r}", [cpu(call, f"/conversations/search/?q={one}", 20) / floor], None)


def _line(name: str, spent: list[float], bar: int | None) -> None:
    most = measure.quantile(spent, 0.95) if len(spent) > 1 else spent[0]
    figure = f"p95 {most:.1f}, median {statistics.median(spent):.1f}, most {max(spent):.1f} × page floor"
    measure.line(f"{name}: CPU", figure, f"≤ {bar} ×" if bar else "—", None if bar is None else most <= bar)


@contextmanager
def engine(name: str) -> Iterator[dict[str, str]]:
    """Answer the environment in which an engine is asked."""
    if name == "sqlite":
        yield {"CAREFRONT_SQLITE_SYNCHRONOUS": "OFF"}
        return
    from tests.engines import temporary_postgres

    with temporary_postgres() as url:
        yield {"DATABASE_URL": url}


def main(name: str) -> None:
    """Measure on one engine, in this process."""
    with engine(name) as environment:
        measure.installation(**environment)
        figures()
        from django.db import connections

        connections.close_all()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        import subprocess

        for each in ("sqlite", "postgres"):
            subprocess.run([sys.executable, __file__, each], check=True)
