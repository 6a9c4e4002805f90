"""What was erased, in a log beside the database, so that a backup from before cannot bring it back.

The log holds ids and times only. It is never rewritten; a restore reads it and erases again.
"""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from carefront.core.refusals import Refusal

NAME = "erasures.log"

# Erases again what has an id, if it is there; doing it twice changes nothing.
Erase = Callable[[UUID, datetime], object]

_erasers: dict[str, Erase] = {}


def register(what: str, erase: Erase) -> None:
    """Say how things of a kind (`account`, `person`) are erased again after a restore."""
    _erasers[what] = erase


def path() -> Path:
    """Answer where the log is."""
    return Path(settings.HOME) / NAME


def note(what: str, erased_id: UUID, now: datetime) -> None:
    """Write down, once the transaction is kept, that something was erased."""
    transaction.on_commit(lambda: append([f"{now.isoformat()} {what} {erased_id}"]))


def append(lines: Iterable[str]) -> None:
    """Add lines to the log and bring them to disk."""
    with path().open("a", encoding="ascii") as log:
        log.writelines(f"{line}\n" for line in lines)
        log.flush()
        os.fsync(log.fileno())


def noted() -> list[str]:
    """Answer every line of the log, oldest first; none when nothing was ever erased."""
    try:
        return [line for line in path().read_text(encoding="ascii").splitlines() if line.strip()]
    except FileNotFoundError:
        return []


def merge(lines: Iterable[str]) -> None:
    """Add the lines that the log does not have yet, as from a backup's own log."""
    have = set(noted())
    append(line for line in lines if line and line not in have)


def apply_again(now: datetime) -> tuple[int, int]:
    """Erase everything in the log once more; answer how many things that were, and how many were refused.

    A refusal means that the restored state has not come as far: somebody is the last steward in it, say. That one
    stays in the log, and a person has to look.
    """
    done = refused = 0
    for line in dict.fromkeys(tuple(line.split(" ")[1:3]) for line in noted()):
        if len(line) == 2 and (erase := _erasers.get(line[0])):
            try:
                erase(UUID(line[1]), now)
                done += 1
            except Refusal:
                refused += 1
    return done, refused
