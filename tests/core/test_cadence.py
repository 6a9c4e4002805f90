"""When Carefront asks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.actors import Actor
from carefront.core.cadence import (
    MOST_NUDGES,
    Rhythm,
    Unit,
    first_question,
    next_nudge,
    next_occurrence,
    outside_quiet,
)
from carefront.core.due import Due
from carefront.core.refusals import Refusal

ANA = Actor(UUID(int=1), UUID(int=2), UUID(int=3), "Ana", zone="Europe/Berlin")


def test_a_day_without_a_time_is_asked_about_at_the_hour_its_owner_chose() -> None:
    due = Due(date(2026, 7, 3), None, "Europe/Berlin")
    assert first_question(due, ANA) == datetime(2026, 7, 3, 14, 0, tzinfo=UTC)


def test_a_time_in_quiet_hours_is_asked_about_when_they_end() -> None:
    due = Due(date(2026, 7, 3), time(22, 15), "Europe/Berlin")
    assert first_question(due, ANA) == datetime(2026, 7, 4, 5, 0, tzinfo=UTC)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.times(), st.times())
def test_nothing_is_asked_in_quiet_hours(moment: datetime, quiet_from: time, quiet_to: time) -> None:
    quiet_from, quiet_to = quiet_from.replace(second=0, microsecond=0), quiet_to.replace(second=0, microsecond=0)
    actor = replace(ANA, quiet_from=quiet_from, quiet_to=quiet_to)
    asked = outside_quiet(moment.replace(tzinfo=UTC), actor)
    assert timedelta(0) <= asked - moment.replace(tzinfo=UTC) <= timedelta(hours=25)
    local = asked.astimezone(ZoneInfo("Europe/Berlin")).time()
    if quiet_from < quiet_to and asked.astimezone(ZoneInfo("Europe/Berlin")).date() != date(2020, 1, 1):
        assert not quiet_from <= local < quiet_to or _near_clock_change(asked)
    elif quiet_from > quiet_to:
        assert quiet_to <= local < quiet_from or _near_clock_change(asked)


def _near_clock_change(moment: datetime) -> bool:
    zone = ZoneInfo("Europe/Berlin")
    day = timedelta(days=1)
    return (moment - day).astimezone(zone).utcoffset() != (moment + day).astimezone(zone).utcoffset()


def test_there_are_two_nudges_and_no_third() -> None:
    asked = datetime(2026, 7, 3, 14, 0, tzinfo=UTC)
    first = next_nudge(1, asked, ANA)
    assert first == datetime(2026, 7, 4, 14, 0, tzinfo=UTC)
    assert next_nudge(2, first, ANA) == datetime(2026, 7, 7, 14, 0, tzinfo=UTC)
    assert next_nudge(MOST_NUDGES + 1, first, ANA) is None


def test_a_nudge_keeps_its_hour_across_a_clock_change() -> None:
    asked = datetime(2026, 3, 28, 15, 0, tzinfo=UTC)  # 16:00 in Berlin, before the clocks go forward
    assert next_nudge(1, asked, ANA) == datetime(2026, 3, 29, 14, 0, tzinfo=UTC)


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS, st.integers(1, 12))
def test_days_agree_with_a_calendar_library(start: date, after: date, every: int) -> None:
    rule = rrule(DAILY, interval=every, dtstart=datetime.combine(start, time()))
    expected = rule.after(datetime.combine(after, time()))
    assert next_occurrence(Rhythm(Unit.DAY, every), start, after) == expected.date()


@given(DAYS, DAYS, st.integers(1, 12), st.sets(st.integers(1, 7), min_size=1))
def test_weeks_agree_with_a_calendar_library(start: date, after: date, every: int, days: set[int]) -> None:
    rule = rrule(
        WEEKLY, interval=every, dtstart=datetime.combine(start, time()), byweekday=[day - 1 for day in sorted(days)]
    )
    expected = rule.after(datetime.combine(after, time()))
    assert next_occurrence(Rhythm(Unit.WEEK, every, tuple(sorted(days))), start, after) == expected.date()


def test_a_month_without_the_day_uses_its_last() -> None:
    monthly = Rhythm(Unit.MONTH)
    start = date(2026, 1, 31)
    assert next_occurrence(monthly, start, start) == date(2026, 2, 28)
    assert next_occurrence(monthly, start, date(2026, 2, 28)) == date(2026, 3, 31)


@given(st.sampled_from(Unit), st.integers(1, 12), st.sets(st.integers(1, 7)))
def test_a_rhythm_survives_its_code(unit: Unit, every: int, days: set[int]) -> None:
    rhythm = Rhythm(unit, every, tuple(sorted(days)))
    assert Rhythm.from_code(rhythm.code()) == rhythm


@pytest.mark.parametrize("code", ["week/0", "fortnight/1", "week/1:8", "week/x", "week/1:a", "day/-3", "day/99"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(Refusal):
        Rhythm.from_code(code)
