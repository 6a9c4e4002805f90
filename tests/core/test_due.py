"""Days and instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.due import Due, checked_due, instant
from carefront.core.refusals import Because, Refusal

ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


def test_a_time_that_a_clock_change_skips_moves_on_by_the_gap() -> None:
    assert instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_happens_twice_means_the_first() -> None:
    assert instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_without_a_time_lasts_until_its_end_where_it_was_meant() -> None:
    assert Due(date(2026, 3, 12), None, "Asia/Kathmandu").instant() == datetime(2026, 3, 12, 18, 14, 59, tzinfo=UTC)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.times(), ZONES)
def test_a_wall_time_that_exists_comes_back_from_its_instant(on: date, at: time, zone: str) -> None:
    at = at.replace(fold=0)
    back = instant(on, at, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    wanted = datetime.combine(on, at)
    assert back == wanted or timedelta(0) < back - wanted <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("due", "because"),
    [
        (Due(date(2026, 3, 10), None, "UTC"), Because.PAST_DATE),
        (Due(date(2026, 3, 11), time(8, 59), "UTC"), Because.PAST_DATE),
        (Due(date(2036, 6, 1), None, "UTC"), Because.FAR_DATE),
    ],
)
def test_days_that_cannot_be_promised_are_refused(due: Due, because: Because) -> None:
    with pytest.raises(Refusal) as refusal:
        checked_due(due, now=NOW)
    assert refusal.value.because is because
    assert refusal.value.params["given"] == due.on.isoformat()


def test_today_can_be_promised_where_it_is_still_today() -> None:
    late = datetime(2026, 3, 11, 23, 30, tzinfo=UTC)  # already the 12th in Berlin, still the 11th in New York
    assert checked_due(Due(date(2026, 3, 11), None, "America/New_York"), now=late)
    with pytest.raises(Refusal):
        checked_due(Due(date(2026, 3, 11), None, "Europe/Berlin"), now=late)
