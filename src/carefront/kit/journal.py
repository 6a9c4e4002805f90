"""The ledger: append-only facts in the order in which they were committed, one order per relationship."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from carefront.core.ledger import Kind
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.inserting import insert_all, unsaved
from carefront.kit.models import Event, Stream
from carefront.kit.prepared import SLOT, Prepared, insert


@dataclass(frozen=True, slots=True)
class Fact:
    """Describe one event as cards and rules see it."""

    id: UUID
    stream_id: UUID
    seq: int
    kind: Kind
    at: datetime
    actor_id: UUID | None
    subject_id: UUID | None
    facts: Mapping[str, Any]


class Told(NamedTuple):
    """Tell one event in few words, for whoever counts many of them."""

    id: UUID
    kind: str
    at: datetime
    actor_id: UUID | None
    subject_id: UUID | None
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """Describe one event that is about to be written."""

    kind: Kind
    actor_id: UUID | None
    subject_id: UUID | None
    at: datetime
    facts: Mapping[str, Any]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


@step
def open_stream(stream_id: UUID, workspace_id: UUID) -> None:
    """Begin the ledger of a new relationship."""
    Stream.objects.create(id=stream_id, workspace_id=workspace_id)


@step
def lock(stream_id: UUID) -> Stream:
    """Take the ledger's lock, held to commit: whoever decides from its rows and then writes takes it first.

    Raises Stream.DoesNotExist when there is none.
    """
    return Stream.objects.select_for_update().get(pk=stream_id)


@step
def lock_through(rows: Prepared[Stream], value: UUID) -> Stream:
    """Take a ledger's lock as `lock` does, by a prepared query for its `id`, `workspace_id` and `last_seq`."""
    found = rows.ask(value)
    if not found:
        raise Stream.DoesNotExist
    return Stream.from_db(connection.alias, ["id", "workspace_id", "last_seq"], found[0])


@step
def append(stream: Stream, kind: Kind, *, by: UUID | None, about: UUID | None, at: datetime, **facts: Any) -> Fact:
    """Write one fact to a ledger and answer it. `facts` are ids, enumerations, numbers and dates, never words."""
    return append_all(stream, [Entry(kind, by, about, at, facts)])[0]


@step
def append_all(stream: Stream, entries: Iterable[Entry]) -> list[Fact]:
    """Write facts to a locked ledger in the order given."""
    entries = list(entries)
    last = _advance(stream, len(entries))
    written = [
        unsaved(
            Event,
            id=new_id(),
            workspace_id=stream.workspace_id,
            stream_id=stream.pk,
            seq=last - len(entries) + place,
            kind=entry.kind.value,
            at=entry.at,
            actor_id=entry.actor_id,
            subject_id=entry.subject_id,
            facts={name: _plain(value) for name, value in entry.facts.items() if value is not None},
        )
        for place, entry in enumerate(entries, start=1)
    ]
    if len(written) == 1:
        insert(written[0])
    else:
        insert_all(written)
    return [_fact(event) for event in written]


def _advance(stream: Stream, by: int) -> int:
    """Move a ledger's head on and answer it, in one statement, so that no copy of the row in memory can be stale."""
    key = Stream._meta.pk.get_db_prep_value(stream.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kit_stream SET last_seq = last_seq + %s WHERE id = %s RETURNING last_seq", [by, key])
        return int(cursor.fetchone()[0])


def _fact(event: Event) -> Fact:
    return Fact(
        event.id, event.stream_id, event.seq, Kind(event.kind), event.at, event.actor_id, event.subject_id, event.facts
    )


def of_subject(subject_id: UUID) -> list[Fact]:
    """Answer the facts about one row, oldest first. The caller has reached that row."""
    return [_fact(event) for event in Event.objects.filter(subject_id=subject_id).order_by("seq")]


def of_stream(stream_id: UUID, *, newest: int = 200, subjects: QuerySet[Any] | None = None) -> list[Fact]:
    """Answer a relationship's newest facts, newest first, perhaps only those about `subjects` (ids)."""
    events = Event.objects.filter(stream_id=stream_id)
    if subjects is not None:
        events = events.filter(subject_id__in=subjects)
    return [_fact(event) for event in events.order_by("-seq")[:newest]]


def place_in(stream_id: UUID, fact_id: UUID) -> int | None:
    """Answer the number of a fact in a ledger, for going on after it; None when it is not there."""
    return Event.objects.filter(pk=fact_id, stream_id=stream_id).values_list("seq", flat=True).first()


def of_stream_after(stream_id: UUID, which: Q, *, before: int | None, newest: int) -> list[Fact]:
    """Answer a relationship's facts that `which` selects, newest first, perhaps only those `before` a place in it."""
    events = Event.objects.filter(which, stream_id=stream_id)
    if before is not None:
        events = events.filter(seq__lt=before)
    return [_fact(event) for event in events.order_by("-seq")[:newest]]


def last_of(stream_id: UUID, kind: Kind, *, by: UUID) -> int:
    """Answer the place in a relationship's ledger of somebody's last fact of a kind; 0 when there is none."""
    events = Event.objects.filter(stream_id=stream_id, kind=kind.value, actor_id=by)
    return events.order_by("-seq").values_list("seq", flat=True).first() or 0


def told_of(stream_id: UUID, kinds: Collection[str]) -> list[Told]:
    """Answer a relationship's facts of some kinds, oldest first. One SQL query."""
    return [Told(*columns) for columns in _of_kinds(tuple(kinds)).ask(stream_id)]


@lru_cache(maxsize=16)
def _of_kinds(kinds: tuple[str, ...]) -> Prepared[Event]:
    rows = Event.objects.filter(stream_id=SLOT, kind__in=kinds).order_by("seq").values_list(*Told._fields)
    return Prepared(lambda: rows)


def moved(limit: int) -> list[UUID]:
    """Answer up to `limit` ledgers that have facts nobody has followed yet; by an index of those alone."""
    rows = Stream.objects.filter(last_seq__gt=F("followed_seq"))
    return list(rows.values_list("pk", flat=True)[:limit])


def head_of(stream_id: UUID) -> int:
    """Answer the place of a ledger's newest fact, 0 for an empty one."""
    return Stream.objects.filter(pk=stream_id).values_list("last_seq", flat=True).first() or 0


@step
def mark_followed(stream: Stream) -> None:
    """Write, under a ledger's lock, that whoever follows it has seen every fact that it holds now."""
    Stream.objects.filter(pk=stream.pk).update(followed_seq=F("last_seq"))


def is_followed(stream_id: UUID) -> bool:
    """Answer whether every fact of a ledger was seen by whoever follows it."""
    return not Stream.objects.filter(pk=stream_id, last_seq__gt=F("followed_seq")).exists()
