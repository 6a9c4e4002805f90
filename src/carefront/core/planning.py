"""Planning a period together: what each has for it, whether their load fits, and what gives when it does not."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from carefront.core.refusals import Because, Refusal

MOST_PERIODS = 6  # of a relationship that are open at the same time
LONGEST = 190  # days of a period
MOST_HOURS = 2000  # of one person in one period
MOST_OFFERED = 5  # items named when it is asked what gives
CENT = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Work:
    """Hold one item of somebody's: `place` in the backlog, `hours` if it has a size, and the day it is due."""

    id: UUID
    place: int
    hours: Decimal | None
    due: date | None = None
    asked: bool = False  # no answer yet
    done: bool = False


@dataclass(frozen=True, slots=True)
class Until:
    """Hold what is due by the end of a week, and what one has until then, in hours from the period's first day on."""

    first: date
    last: date
    has: Decimal
    due: Decimal

    @property
    def over(self) -> Decimal:
        """Hours by which what is due goes beyond."""
        return max(self.due - self.has, NOTHING)


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold load against capacity in hours; `has` is None until somebody says what they have."""

    has: Decimal | None  # without the days they are away
    elsewhere: Decimal
    taken: Decimal
    asked: Decimal
    unsized: int
    weeks: tuple[Until, ...] = ()

    @property
    def load(self) -> Decimal:
        """Hours of everything together."""
        return self.elsewhere + self.taken + self.asked

    @property
    def over(self) -> Decimal:
        """Hours by which the load goes beyond what one has; nothing while that is not known."""
        return NOTHING if self.has is None else max(self.load - self.has, NOTHING)

    @property
    def tight(self) -> Until | None:
        """The first week by whose end more is due than one has until then."""
        return next((week for week in self.weeks if week.over), None)

    @property
    def fits(self) -> bool:
        """Whether nothing has to give."""
        return not self.over and self.tight is None


def workdays(first: date, last: date) -> int:
    """Answer the days from Monday to Friday from `first` to `last`, both counted; every day where there are none."""
    days = (last - first).days + 1
    found = sum((first + timedelta(number)).weekday() < 5 for number in range(days))
    return found or max(days, 1)


def hours_here(hours: Decimal, away: int, first: date, last: date) -> Decimal:
    """Answer what is left of `hours` for a period when `away` of its working days fall out."""
    days = workdays(first, last)
    return (hours * max(days - away, 0) / days).quantize(CENT)


def weeks_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Answer the weeks of a period, each from a Monday, or its first day, to a Sunday, or its last day."""
    while first <= last:
        end = min(first + timedelta(6 - first.weekday()), last)
        yield first, end
        first = end + timedelta(1)


def fit(
    works: Collection[Work], first: date, last: date, *, hours: Decimal | None, elsewhere: Decimal, away: int
) -> Fit:
    """Answer somebody's load against what they have from `first` to `last`.

    What comes from elsewhere and the days away count evenly over the working days. An item without a day, or with one
    after the period, is due at its end.
    """
    has = None if hours is None else hours_here(hours, away, first, last)
    return Fit(
        has,
        elsewhere,
        sum((work.hours for work in works if work.hours is not None and not work.asked), NOTHING),
        sum((work.hours for work in works if work.hours is not None and work.asked), NOTHING),
        sum(work.hours is None for work in works),
        () if has is None else tuple(_untils(works, first, last, has - elsewhere)),
    )


def _untils(works: Collection[Work], first: date, last: date, left: Decimal) -> Iterator[Until]:
    weeks = list(weeks_of(first, last))
    if len(weeks) < 2:
        return
    days = workdays(first, last)
    for begin, end in weeks:
        share = min(workdays(first, end), days) if end < last else days
        has = (max(left, NOTHING) * share / days).quantize(CENT)
        yield Until(begin, end, has, sum((work.hours or NOTHING for work in due_until(works, end, last)), NOTHING))


def due_until(works: Iterable[Work], end: date, last: date) -> list[Work]:
    """Answer what is due by `end`, in a period that ends on `last`."""
    return [work for work in works if min(work.due or last, last) <= end]


def what_gives(works: Collection[Work], found: Fit, last: date) -> list[Work]:
    """Answer the items that could give so that the rest fits, of the lowest priority first; a question, not a plan."""
    over, among = found.over, list(works)
    if not over and found.tight is not None:
        over, among = found.tight.over, due_until(works, found.tight.last, last)
    chosen: list[Work] = []
    for work in sorted(among, key=lambda one: one.place, reverse=True):
        if over <= NOTHING or len(chosen) == MOST_OFFERED:
            break
        if work.hours and not work.done:
            chosen.append(work)
            over -= work.hours
    return chosen


def checked_hours(given: Decimal | None, field: str, *, least: Decimal = NOTHING) -> Decimal | None:
    """Answer hours with two digits after the point, from `least` to 2000. Raises Refusal(OUT_OF_RANGE)."""
    if given is None:
        return None
    if not given.is_finite() or not least <= given <= MOST_HOURS:
        raise Refusal(Because.OUT_OF_RANGE, field, low=float(least) if least % 1 else int(least), high=MOST_HOURS)
    return given.quantize(CENT)


def checked_days(first: date, last: date, today: date) -> None:
    """Raise Refusal(PAST_DATE | FAR_DATE | ENDS_BEFORE | LONG_PERIOD) for days that are no period of 1 to 190 days."""
    if last < today:
        raise Refusal(Because.PAST_DATE, "ends_on", given=last.isoformat())
    if first > today + timedelta(3653):
        raise Refusal(Because.FAR_DATE, "starts_on", given=first.isoformat())
    if last < first:
        raise Refusal(Because.ENDS_BEFORE, "ends_on", given=first.isoformat())
    if (last - first).days >= LONGEST:
        raise Refusal(Because.LONG_PERIOD, "ends_on", limit=LONGEST)
