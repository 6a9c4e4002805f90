"""Bringing a transcript: its file waits for the worker, and is gone as soon as it is read."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.commands.reading import JOB
from carefront.conversations.models import Transcript
from carefront.conversations.queries import files, spoken
from carefront.core import words
from carefront.core.actors import Actor
from carefront.core.conversations import MOST_BYTES, NAME, Trouble, Unreadable, check_beginning
from carefront.core.meetings import ConversationState, local_day
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import jobs
from carefront.kit.durable import command
from carefront.kit.ids import new_id
from carefront.relationships import queries as relationships

EARLIEST = timedelta(days=3660)
FILE_KEPT = timedelta(days=2)  # a file that nobody read by then lost its job


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold what somebody says of a transcript: where it belongs, what it is called, its day and its language.

    One that is dropped on a conversation takes its relationship, its day and its title from that, where it has one.
    """

    relationship_id: UUID | None
    title: str
    on: date
    language: str = "en"
    conversation_id: UUID | None = None


def bring_transcript(*, by: Actor, brought: Brought, pieces: Iterable[bytes], now: datetime) -> UUID:
    """Keep a transcript until the worker has read it; answer its id.

    Raises core.conversations.Unreadable for what is too big, empty, or no text, and
    Refusal(HIDDEN | RESTING | FUTURE_DATE | FAR_DATE | EMPTY | TOO_LONG); then nothing is kept.
    """
    brought = _placed(by, brought, now)
    _check_day(brought.on, by.local(now).date())
    title = words.line(brought.title, "title", limit=NAME)
    if brought.relationship_id is None:
        raise Refusal(Because.EMPTY, "relationship")
    relationships.open_for(by, brought.relationship_id)  # before anything is written to disk
    key = new_id()
    path = files.path_of(key)
    size = _written(path, pieces)
    try:
        row = Transcript(
            id=key,
            workspace_id=by.workspace_id,
            relationship_id=brought.relationship_id,
            person_id=by.id,
            title=title,
            took_place_on=brought.on,
            language=spoken.chosen(brought.language),
            made_at=now,
            conversation_id=brought.conversation_id,
        )
        _keep(by, row, size, now)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return key


def _placed(by: Actor, brought: Brought, now: datetime) -> Brought:
    """Answer a transcript with what its conversation says of it; whoever takes part in one may bring it."""
    if brought.conversation_id is None:
        return brought
    row = access.reach_conversation(by, brought.conversation_id, Deed.RESPOND)
    if row.state == ConversationState.CANCELLED.value:
        raise Refusal(Because.ALREADY_SETTLED)
    began = row.begun_at or row.starts_at
    on = local_day(began, row.zone)
    if began <= now:  # its day may not have come yet where the person is who brings it
        on = min(on, by.local(now).date())
    return replace(brought, relationship_id=row.relationship_id, title=row.title or brought.title, on=on)


def _check_day(on: date, today: date) -> None:
    if on > today:
        raise Refusal(Because.FUTURE_DATE, "on", given=on.isoformat())
    if on < today - EARLIEST:
        raise Refusal(Because.FAR_DATE, "on", given=on.isoformat())


def _written(path: Path, pieces: Iterable[bytes]) -> int:
    """Write a file that nobody else can read; answer its size. Raises Unreadable, and leaves nothing behind."""
    pieces = iter(pieces)
    head = next((piece for piece in pieces if piece), b"")
    check_beginning(head[:4096])
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    size = 0
    try:
        with open(path, "wb", opener=_private) as file:
            for piece in chain((head,), pieces):
                size += len(piece)
                if size > MOST_BYTES:
                    raise Unreadable(Trouble.TOO_BIG)
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return size


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


@command
def _keep(by: Actor, row: Transcript, size: int, now: datetime) -> None:
    relationships.open_for(by, row.relationship_id)
    row.job_id = jobs.enqueue(
        JOB, person_id=by.id, workspace_id=by.workspace_id, now=now, total=size // 1024 + 1,
        dedupe=f"{JOB}:{row.pk}", transcript=str(row.pk),
    )  # fmt: skip
    row.save(force_insert=True)


def let_transcript_go(*, by: Actor, transcript_id: UUID, now: datetime) -> None:
    """Let a transcript go, with all that was found in it; what was kept of it stays. Raises Refusal(HIDDEN)."""
    _let_go(by, transcript_id)
    files.path_of(transcript_id).unlink(missing_ok=True)


@command
def _let_go(by: Actor, transcript_id: UUID) -> None:
    access.reach(by, transcript_id, Deed.CHANGE).delete()


def tend(now: datetime) -> int:
    """Remove files whose transcript was let go, or that nobody read for two days; answer how many."""
    gone = 0
    folder = files.folder()
    for path in folder.glob("*.txt") if folder.is_dir() else ():
        if datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) < now - FILE_KEPT:
            path.unlink(missing_ok=True)
            gone += 1
    return gone
