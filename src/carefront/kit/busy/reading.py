"""Busy times of a calendar, read by a process of its own: a hostile one takes its own time and not the worker's.

Looking at a rule beforehand would have to know every way in which one can go on for ever; a limit of the operating
system need not.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import IO


class Unread(StrEnum):
    """Name why a calendar was not read."""

    NO_CALENDAR = "no_calendar"
    TOO_MUCH = "too_much"


class Unreadable(Exception):
    """Say that a calendar was not read, and why."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Share:
    """Hold how much of this machine reading one calendar may have."""

    seconds: int = 20  # of CPU; three times as many by the clock
    megabytes: int = 1024


@dataclass(frozen=True, slots=True)
class Moments:
    """Name a stretch between two aware moments in which somebody is busy."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Days:
    """Name whole days on which something stands, the last one included."""

    first: date
    last: date


def read_busy(
    file: IO[bytes], *, first: date, last: date, zone: str, share: Share | None = None
) -> list[Moments | Days]:
    """Answer when somebody is busy from `first` to `last`, by the calendar in `file`. Raises Unreadable."""
    share = share or Share()
    told = (first.isoformat(), last.isoformat(), zone, str(share.seconds), str(share.megabytes))
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter, and words of our own
            [sys.executable, "-m", "carefront.kit.busy.child", *told],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=share.seconds * 3,
            env={name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "TZDIR") if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(Unread.TOO_MUCH) from None
    if done.returncode == 0:
        return [_one(*pair) for pair in json.loads(done.stdout)]
    # Ended by the system, it took more than its share; a stumble of the library is a calendar that it cannot read.
    raise Unreadable(Unread.TOO_MUCH if done.returncode < 0 or done.returncode == 4 else Unread.NO_CALENDAR)


def _one(start: str, end: str) -> Moments | Days:
    if "T" in start:
        return Moments(datetime.fromisoformat(start), datetime.fromisoformat(end))
    return Days(date.fromisoformat(start), date.fromisoformat(end) - timedelta(days=1))
