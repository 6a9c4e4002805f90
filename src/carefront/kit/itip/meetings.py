"""A meeting as calendars need it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from carefront.core.due import Due
from carefront.core.recurrence import Recurrence


class Answered(StrEnum):
    """Name what somebody said to an invitation."""

    OPEN = "needs-action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    COUNTER = "counter"  # another time is proposed


@dataclass(frozen=True, slots=True)
class Party:
    """Name somebody by what they are called and where their mail goes."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attendee(Party):
    """Name somebody who is invited, and what they said."""

    answer: Answered = Answered.OPEN


@dataclass(frozen=True, slots=True)
class Moved:
    """Say that the occurrence of a series on its own day `was` takes place at another time, for `minutes`."""

    was: date
    starts: Due
    minutes: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """Describe a meeting, a series of them, or one occurrence of a series.

    `starts` has a time of day; a series repeats its wall time in its zone by `recurrence`, whose skipped days are left
    out. `moved` are the occurrences of a series that take place at another time. For an invitation to one occurrence
    alone, `recurrence` is None and `occurrence` the moment at which the series has it. `sequence` grows with every
    change of time or place. `made_at` and `changed_at` are aware; they are the only moments that are written, so the
    same rows make the same bytes.
    """

    uid: str
    sequence: int
    starts: Due
    minutes: int
    title: str
    organizer: Party
    made_at: datetime
    changed_at: datetime
    attendees: tuple[Attendee, ...] = ()
    recurrence: Recurrence | None = None
    moved: tuple[Moved, ...] = ()
    occurrence: Due | None = None
    description: str = ""
    place: str = ""
    url: str = ""
