"""What the live process asks of the database, each in one short transaction and outside of the event loop."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import Error, connection, transaction
from django.utils import timezone

from carefront.kit.live import registry, signals, texts
from carefront.kit.models import LiveSignal, LiveText, LiveUpdate

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Batch:
    """Describe what is to be kept of one text: new pieces, and perhaps its words or all of it with them.

    `seen` is the number up to which the process knows the text: words are kept only where nothing else came between.
    """

    text_id: UUID
    room_id: UUID
    pieces: tuple[bytes, ...]
    seen: int
    words: str | None = None
    whole: bytes | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Describe one signal."""

    id: int
    room_id: UUID
    what: str
    text_id: UUID | None


def afresh(function: Callable[P, R]) -> Callable[P, R]:
    """Let go of a connection that broke, so that the next call gets a new one."""

    @wraps(function)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Error:
            connection.close()
            raise

    return inside


@afresh
def load(text_id: UUID, after: int = 0) -> texts.Stored | None:
    """Answer a text as it is kept, from a number on; None when it was forgotten."""
    return texts.stored(text_id, after=after)


@afresh
def heads(text_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Answer the number of the last piece of each text that is there."""
    return dict(LiveText.objects.filter(pk__in=list(text_ids)).values_list("id", "last_seq"))


@afresh
def heard_since(last: int) -> list[Heard]:
    """Answer the signals after a number, in order."""
    rows = LiveSignal.objects.filter(id__gt=last).order_by("id").values_list("id", "room_id", "what", "text_id")
    return [Heard(*row) for row in rows[:5000]]


@afresh
def last_heard() -> int:
    """Answer the number of the last signal."""
    return LiveSignal.objects.order_by("-id").values_list("id", flat=True).first() or 0


@afresh
def write(batches: Sequence[Batch]) -> dict[UUID, tuple[int, int] | None]:
    """Keep new pieces of any number of texts in one transaction.

    Answers for each text the numbers of the first and the last piece; None for a text that was forgotten meanwhile.
    """
    with transaction.atomic(durable=True):
        rows = LiveText.objects.select_for_update().filter(pk__in=[batch.text_id for batch in batches])
        last = dict(rows.order_by("pk").values_list("pk", "last_seq"))
        there = [batch for batch in batches if batch.text_id in last]
        _insert(there, last)
        _update(there, last)
        if connection.vendor == "postgresql":
            _notify(batch for batch in there if batch.pieces)
    return {
        batch.text_id: (last[batch.text_id] + 1, last[batch.text_id] + len(batch.pieces))
        if batch.text_id in last
        else None
        for batch in batches
    }


def _notify(batches: Iterable[Batch]) -> None:
    for batch in batches:
        signals.notify({"room": str(batch.room_id), "what": signals.TEXT, "text": str(batch.text_id)})


def _insert(batches: Sequence[Batch], last: dict[UUID, int]) -> None:
    rows = [
        (_key(batch.text_id), last[batch.text_id] + number, piece)
        for batch in batches
        for number, piece in enumerate(batch.pieces, 1)
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO kit_liveupdate (text_id, seq, piece) VALUES (%s, %s, %s)", rows)


def _update(batches: Sequence[Batch], last: dict[UUID, int]) -> None:
    now = timezone.now()
    at = connection.ops.adapt_datetimefield_value(now)
    moved = [(last[batch.text_id] + len(batch.pieces), at, _key(batch.text_id)) for batch in batches if batch.pieces]
    if moved:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE kit_livetext SET last_seq = %s, changed_at = %s WHERE id = %s", moved)
    for batch in batches:
        if batch.seen != last[batch.text_id]:
            continue  # somebody else wrote between: their pieces are not in these words yet
        seq = last[batch.text_id] + len(batch.pieces)
        if batch.words is not None:
            LiveText.objects.filter(pk=batch.text_id).update(words=batch.words, words_seq=seq)
        if batch.whole is not None:
            LiveText.objects.filter(pk=batch.text_id).update(snapshot=batch.whole, snapshot_seq=seq)
            LiveUpdate.objects.filter(text_id=batch.text_id, seq__lte=seq).delete()


def _key(text_id: UUID) -> Any:
    return text_id if connection.features.has_native_uuid_field else text_id.hex


@afresh
def entry_for(kind: str, room_id: UUID, cookies: str) -> registry.Entry | None:
    """Answer how somebody may enter a room now; None when not."""
    return registry.entry_for(kind, room_id, cookies)


@afresh
def say(words: Sequence[dict[str, object]]) -> None:
    """Tell the other live processes something that is not written down; on PostgreSQL only."""
    for word in words:
        signals.notify(word)
