"""When somebody is busy or away: stretches of time and of days, and what is left free between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from carefront.core.due import instant
from carefront.core.refusals import Because, Refusal

BEHIND = 7  # days before today for which busy times are kept
AHEAD = 180  # days after today
MOST_CALENDARS = 10  # of one person
MOST_STRETCHES = 200  # days away, of one person
MOST_FREE = 200  # free times in one answer
LONGEST_LOOK = 62  # days
LONGEST_AWAY = 731  # days
WORK = (time(9), time(17))  # from Monday to Friday
STEP = timedelta(minutes=30)


class Reading(StrEnum):
    """Name how fetching a calendar went the last time, as its owner is told."""

    WELL = ""
    ADDRESS = "address"
    UNREACHABLE = "unreachable"
    INSECURE = "insecure"
    SLOW = "slow"
    TOO_BIG = "too_big"
    CLOSED = "closed"
    GONE = "gone"
    MOVED = "moved"
    ODD = "odd"
    NO_CALENDAR = "no_calendar"
    TOO_MUCH = "too_much"


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Name a stretch of days, the last one included."""

    first: date
    last: date

    def covers(self, other: "Stretch") -> bool:
        """Answer whether every day of `other` is in it."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Name a stretch of time between two aware moments."""

    start: datetime
    end: datetime


def checked_stretch(first: date, last: date, *, today: date) -> Stretch:
    """Answer days that can be kept as days away: in order, not all past, within ten years, at most two years long.

    Raises Refusal(ENDS_BEFORE | PAST_DATE | FAR_DATE | OUT_OF_RANGE).
    """
    if last < first:
        raise Refusal(Because.ENDS_BEFORE, "last", given=last.isoformat())
    if last < today:
        raise Refusal(Because.PAST_DATE, "last", given=last.isoformat())
    if (last - today).days > 3653 or (today - first).days > 3653:
        raise Refusal(Because.FAR_DATE, "last", given=last.isoformat())
    if (last - first).days >= LONGEST_AWAY:
        raise Refusal(Because.OUT_OF_RANGE, "last", low=1, high=LONGEST_AWAY)
    return Stretch(first, last)


def checked_look(first: date, last: date, minutes: int) -> Stretch:
    """Answer days in which free times of `minutes` (5–480) can be looked for: at most 62.

    Raises Refusal(ENDS_BEFORE | OUT_OF_RANGE).
    """
    if last < first:
        raise Refusal(Because.ENDS_BEFORE, "last", given=last.isoformat())
    if (last - first).days >= LONGEST_LOOK or not date(2000, 1, 1) <= first <= date(9990, 1, 1):
        raise Refusal(Because.OUT_OF_RANGE, "last", low=1, high=LONGEST_LOOK)
    if not 5 <= minutes <= 480:
        raise Refusal(Because.OUT_OF_RANGE, "minutes", low=5, high=480)
    return Stretch(first, last)


def days_in(stretches: Iterable[Stretch], first: date, last: date) -> int:
    """Answer how many days from `first` to `last` lie in at least one of `stretches`; each counts once."""
    count, reached = 0, first - timedelta(days=1)
    for stretch in sorted(stretches):
        begin, end = max(stretch.first, reached + timedelta(days=1)), min(stretch.last, last)
        if begin <= end:
            count += (end - begin).days + 1
            reached = end
    return count


def proposals(all_day: Iterable[Stretch], told: Iterable[Stretch], *, today: date) -> tuple[Stretch, ...]:
    """Answer which all-day entries may be days away and were not told about: not past, and within nothing in `told`."""
    known = tuple(told)
    return tuple(
        one for one in sorted(set(all_day)) if one.last >= today and not any(each.covers(one) for each in known)
    )


def free_times(
    look: Stretch, minutes: int, zone: str, *, busy: Iterable[Span], away: Iterable[Stretch], now: datetime
) -> tuple[Span, ...]:
    """Answer when `minutes` are free in working hours, on the half hour, on weekdays that are not away; at most 200.

    Working hours are from nine to five in `zone`. Nothing that has begun at `now` is answered.
    """
    length = timedelta(minutes=minutes)
    taken = sorted(busy)
    gone = tuple(away)
    found: list[Span] = []
    for day in _workdays(look, gone):
        opens, closes = (instant(day, at, zone) for at in WORK)
        start = opens
        while start + length <= closes and len(found) < MOST_FREE:
            end = start + length
            if start > now and not any(one.start < end and start < one.end for one in taken):
                found.append(Span(start, end))
            start += STEP
    return tuple(found)


def _workdays(look: Stretch, away: tuple[Stretch, ...]) -> Iterator[date]:
    for number in range((look.last - look.first).days + 1):
        day = look.first + timedelta(days=number)
        if day.isoweekday() <= 5 and not any(one.first <= day <= one.last for one in away):
            yield day
