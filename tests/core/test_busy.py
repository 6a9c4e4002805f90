"""Stretches of days and of time, and what is left free between them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.busy import (
    LONGEST_AWAY,
    MOST_FREE,
    Span,
    Stretch,
    checked_look,
    checked_stretch,
    days_in,
    free_times,
    proposals,
)
from carefront.core.refusals import Because, Refusal

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
days = st.dates(date(2026, 1, 1), date(2026, 4, 30))
stretches = st.lists(st.tuples(days, st.integers(0, 20)).map(lambda one: Stretch(one[0], one[0] + timedelta(one[1]))))


@given(stretches, days, st.integers(0, 60))
def test_each_day_counts_once(given_: list[Stretch], first: date, length: int) -> None:
    last = first + timedelta(length)
    counted = sum(
        any(one.first <= first + timedelta(number) <= one.last for one in given_) for number in range(length + 1)
    )
    assert days_in(given_, first, last) == counted


@given(st.lists(st.tuples(st.integers(0, 1500), st.integers(1, 300)), max_size=12), stretches, st.integers(5, 480))
def test_a_free_time_meets_nothing(taken: list[tuple[int, int]], away: list[Stretch], minutes: int) -> None:
    begin = datetime(2026, 3, 26, tzinfo=UTC)  # the clocks change in this week
    busy = [Span(begin + timedelta(minutes=at * 5), begin + timedelta(minutes=at * 5 + length)) for at, length in taken]
    look = Stretch(date(2026, 3, 26), date(2026, 4, 1))
    found = free_times(look, minutes, "Europe/Berlin", busy=busy, away=away, now=NOW)
    for one in found:
        start, end = (moment.astimezone(ZoneInfo("Europe/Berlin")) for moment in (one.start, one.end))
        assert end - start == timedelta(minutes=minutes)
        assert start.hour >= 9
        assert (end.hour, end.minute) <= (17, 0)
        assert start.isoweekday() <= 5
        assert not any(each.first <= start.date() <= each.last for each in away)
        assert not any(each.start < one.end and one.start < each.end for each in busy)


def test_nothing_is_free_that_has_begun() -> None:
    today = Stretch(TODAY, TODAY)
    found = free_times(today, 60, "UTC", busy=[], away=[], now=NOW + timedelta(hours=5, minutes=10))
    assert [one.start.hour for one in found] == [14, 15, 15, 16]
    assert len(free_times(Stretch(TODAY, TODAY + timedelta(60)), 5, "UTC", busy=[], away=[], now=NOW)) == MOST_FREE


def test_what_was_told_about_is_not_proposed() -> None:
    easter, week, past = Stretch(TODAY, TODAY), Stretch(TODAY, TODAY + timedelta(6)), Stretch(date(2026, 1, 1), TODAY)
    old = Stretch(TODAY - timedelta(9), TODAY - timedelta(1))
    assert proposals([week, easter, week, old], [], today=TODAY) == (easter, week)
    assert proposals([week, easter], [easter], today=TODAY) == (week,)
    assert proposals([week, easter, past], [week], today=TODAY) == (past,)


@pytest.mark.parametrize(
    ("because", "first", "last"),
    [
        (Because.ENDS_BEFORE, 3, 2),
        (Because.PAST_DATE, -3, -1),
        (Because.FAR_DATE, 3, 4000),
        (Because.FAR_DATE, -4000, 4),
        (Because.OUT_OF_RANGE, 0, LONGEST_AWAY),
    ],
)
def test_days_that_are_no_days_away_are_refused(because: Because, first: int, last: int) -> None:
    with pytest.raises(Refusal) as refused:
        checked_stretch(TODAY + timedelta(first), TODAY + timedelta(last), today=TODAY)
    assert refused.value.because is because


@pytest.mark.parametrize(
    ("because", "length", "minutes"),
    [
        (Because.ENDS_BEFORE, -1, 30),
        (Because.OUT_OF_RANGE, 62, 30),
        (Because.OUT_OF_RANGE, 3, 4),
        (Because.OUT_OF_RANGE, 3, 481),
    ],
)
def test_a_look_is_bounded(because: Because, length: int, minutes: int) -> None:
    with pytest.raises(Refusal) as refused:
        checked_look(TODAY, TODAY + timedelta(length), minutes)
    assert refused.value.because is because
