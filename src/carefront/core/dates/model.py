"""What is read from words: the day something is due, and the pieces of text from which it is put together."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from carefront.core.cadence import Rhythm


@dataclass(frozen=True, slots=True)
class Due:
    """Hold when words say that something is due, and the part `start:end` of the text that says so.

    `on` is the last day on which it may happen; `begins` the first one of a stretch ("next week"). `end_of_day` says
    that the words name the end of that day. An `event` ("conversation") has no day. `rhythm` is how it repeats, `on`
    then its first time; `nearly` says that the rhythm cannot hold all that was said ("the first Monday of each month").
    `aside` marks a time that no promise is dated by: "now", "since May", "last Friday".
    """

    on: date | None
    at: time | None = None
    begins: date | None = None
    rhythm: Rhythm | None = None
    event: str = ""
    start: int = 0
    end: int = 0
    end_of_day: bool = False
    part: str = ""
    aside: bool = False
    nearly: bool = False


class Kind(StrEnum):
    """Name what a piece of text is about."""

    DAY = "day"
    SPAN = "span"  # a week, a month, the days between two
    CLOCK = "clock"  # a time of day, or a part of the day
    SHIFT = "shift"  # how far away: "two weeks"
    NTH = "nth"  # which one in a span: "the last Friday"
    PART = "part"  # which part of a span: "the end"
    RHYTHM = "rhythm"
    EVENT = "event"
    UNREAL = "unreal"  # a day that does not exist


@dataclass(frozen=True, slots=True)
class Shift:
    """Hold a distance in time; `working` counts days from Monday to Friday."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    working: int = 0


# Nothing ever changes a piece; it is not frozen only because a frozen one with as many fields takes three times as long
# to make, and every promise is read as it is typed.
@dataclass(slots=True)
class Piece:
    """Hold what the part `start:end` of a text says. A `weak` piece says nothing unless it is joined to another."""

    kind: Kind
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    unit: str = ""  # of a span or a part; "" for days counted out
    at: time | None = None
    open_half: bool = False  # an hour of twelve that may be before or after noon
    part: str = ""  # of the day
    weekday: int | None = None
    number: int = 0  # the day of a month, or which one in a span, negative from its end
    shift: Shift | None = None
    rhythm: Rhythm | None = None
    event: str = ""
    weak: bool = False
    aside: bool = False
    end_of_day: bool = False
    nearly: bool = False
    yearless: bool = False
