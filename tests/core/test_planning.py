"""Load against capacity, what gives, and where an item stands."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carefront.core.backlog import OfferKind, Put, Stands, moved_before, standing
from carefront.core.outcomes import State
from carefront.core.planning import (
    Fit,
    Work,
    checked_days,
    checked_hours,
    fit,
    hours_here,
    weeks_of,
    what_gives,
    workdays,
)
from carefront.core.refusals import Because, Refusal
from carefront.core.requests import RequestState

FIRST, LAST = date(2026, 3, 16), date(2026, 3, 29)  # two whole weeks
NOW = datetime(2026, 3, 11, tzinfo=UTC)
ME, YOU = uuid4(), uuid4()


def work(place: int, hours: float | None, due: date | None = None, **more: bool) -> Work:
    return Work(uuid4(), place, None if hours is None else Decimal(str(hours)), due, **more)


def found(works: list[Work], hours: int | None = 40, elsewhere: int = 0, away: int = 0) -> Fit:
    size = None if hours is None else Decimal(hours)
    return fit(works, FIRST, LAST, hours=size, elsewhere=Decimal(elsewhere), away=away)


def test_days_away_take_their_share() -> None:
    assert workdays(FIRST, LAST) == 10
    assert hours_here(Decimal(40), 2, FIRST, LAST) == 32
    assert hours_here(Decimal(40), 12, FIRST, LAST) == 0
    assert workdays(date(2026, 3, 14), date(2026, 3, 15)) == 2  # a weekend is planned by its own days
    assert list(weeks_of(date(2026, 3, 18), date(2026, 3, 24))) == [
        (date(2026, 3, 18), date(2026, 3, 22)), (date(2026, 3, 23), date(2026, 3, 24)),
    ]  # fmt: skip


def test_what_is_asked_counts_and_what_has_no_size_is_counted_apart() -> None:
    told = found([work(1, 8), work(2, 4, asked=True), work(3, None)], elsewhere=10)
    assert (told.taken, told.asked, told.unsized, told.load, told.over) == (8, 4, 1, 22, 0)
    assert told.fits


def test_nothing_is_said_of_fitting_before_somebody_says_what_they_have() -> None:
    told = found([work(1, 80)], hours=None)
    assert (told.has, told.over, told.fits, told.weeks) == (None, 0, True, ())


def test_the_lowest_priorities_could_give_until_the_rest_fits() -> None:
    works = [work(1, 30), work(2, 4), work(3, 8), work(4, 3, done=True), work(5, None)]
    told = found(works)
    assert told.over == 5
    assert what_gives(works, told, LAST) == [works[2]]
    assert what_gives(works[:1], found(works[:1]), LAST) == []


def test_deadlines_are_checked_against_what_one_has_until_then() -> None:
    works = [work(1, 20, date(2026, 3, 20)), work(2, 8, date(2026, 3, 19)), work(3, 4)]
    told = found(works)
    assert told.over == 0
    assert told.tight is not None
    assert (told.tight.last, told.tight.has, told.tight.due) == (date(2026, 3, 22), 20, 28)
    assert what_gives(works, told, LAST) == [works[1]]
    assert told.weeks[-1].has == 40


@given(some.lists(some.tuples(some.integers(1, 40), some.integers(0, 20)), max_size=12), some.integers(0, 80))
def test_the_last_week_says_what_the_whole_says(given_works: list[tuple[int, int]], hours: int) -> None:
    works = [work(number, size, date(2026, 3, 16 + day % 14)) for number, (size, day) in enumerate(given_works)]
    told = found(works, hours)
    assert told.weeks[-1].over == told.over
    assert all(one.due <= two.due and one.has <= two.has for one, two in zip(told.weeks, told.weeks[1:], strict=False))
    gives = what_gives(works, told, LAST)
    assert bool(gives) is not told.fits
    assert len({one.id for one in gives}) == len(gives)


def test_one_stands_before_another_or_last() -> None:
    assert moved_before([1, 2, 3], 3, 1) == [3, 1, 2]
    assert moved_before([1, 2, 3], 1, 3) == [2, 1, 3]
    assert moved_before([1, 2, 3], 1, None) == [2, 3, 1]
    assert moved_before([1, 2, 3], 1, 9) == [2, 3, 1]


@pytest.mark.parametrize("given_hours", ["-1", "2000.01", "NaN", "Infinity"])
def test_hours_that_nobody_has_are_refused(given_hours: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_hours(Decimal(given_hours), "hours")
    assert refused.value.because is Because.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("first", "last", "because"),
    [
        (date(2026, 3, 1), date(2026, 3, 10), Because.PAST_DATE),
        (date(2026, 3, 20), date(2026, 3, 19), Because.ENDS_BEFORE),
        (date(2026, 3, 20), date(2027, 3, 19), Because.LONG_PERIOD),
        (date(2046, 3, 20), date(2046, 3, 21), Because.FAR_DATE),
    ],
)
def test_days_that_are_no_period_are_refused(first: date, last: date, because: Because) -> None:
    with pytest.raises(Refusal) as refused:
        checked_days(first, last, NOW.date())
    assert refused.value.because is because


def put(kind: OfferKind, request: RequestState | None = None, promise: State | None = None, to: UUID = ME) -> Put:
    return Put(uuid4(), kind, YOU, to, NOW, request=request, promise=promise)


def test_an_item_stands_as_its_requests_and_promises_do() -> None:
    assert standing([]).stands is Stands.FREE
    assert standing([put(OfferKind.ASKED, RequestState.ASKED)]).stands is Stands.ASKED
    assert standing([put(OfferKind.ASKED, RequestState.COUNTERED)]).stands is Stands.COUNTERED
    declined = put(OfferKind.ASKED, RequestState.DECLINED)
    assert standing([declined]).stands is Stands.FREE
    assert standing([declined]).ended is declined
    taken = put(OfferKind.TAKEN, promise=State.OPEN)
    assert standing([taken, declined]).holder is taken
    assert standing([taken, declined]).ended is None
    assert standing([put(OfferKind.TAKEN, promise=State.KEPT)]).stands is Stands.DONE
    assert standing([put(OfferKind.TAKEN, promise=State.RELEASED)]).stands is Stands.FREE
    assert standing([taken], dropped=True).stands is Stands.DROPPED


def test_whoever_hands_over_has_it_until_the_other_says_yes() -> None:
    taken = put(OfferKind.TAKEN, promise=State.OPEN)
    asked = put(OfferKind.HANDED_OVER, RequestState.ASKED, to=YOU)
    told = standing([asked, taken])
    assert (told.stands, told.holder, told.pending) == (Stands.TAKEN, taken, asked)
    no = put(OfferKind.HANDED_OVER, RequestState.DECLINED, to=YOU)
    told = standing([no, taken])
    assert (told.holder, told.pending, told.ended) == (taken, None, no)
    yes = put(OfferKind.HANDED_OVER, RequestState.ACCEPTED, State.OPEN, to=YOU)
    told = standing([yes, put(OfferKind.TAKEN, promise=State.RELEASED)])
    assert (told.holder, told.ended) == (yes, None)
