"""Feasts that go by a rule: days that almanacs print."""

from datetime import date

import pytest

from carefront.core.dates.almanac import easter, orthodox_easter
from carefront.core.dates.feasts import feast_on


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [(2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20"), (2026, "2026-04-05", "2026-04-12")],
)
def test_easter_west_and_east(year: int, west: str, east: str) -> None:
    assert (str(easter(year)), str(orthodox_easter(year))) == (west, east)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("11:3:4", "2026-11-26"),
        ("11:3:4+1", "2026-11-27"),
        ("5:0:-1", "2026-05-25"),
        ("easter-2", "2026-04-03"),
        ("hebrew 8.15", "2026-04-01"),
        ("hebrew 1.1", "2026-09-11"),
        ("hebrew 3.25", "2026-12-04"),
        ("islamic 10.1", "2026-03-20"),
        ("islamic 12.10", "2026-05-27"),
        ("chinese 1.1", "2026-02-17"),
        ("chinese 8.15", "2026-09-25"),
        ("indian 7.30.18", "2026-11-08"),
        ("indian 8.15.6", "2026-11-24"),
        ("10-16~", "2026-10-16"),
        ("4-27<", "2026-04-27"),
    ],
)
def test_a_feast_is_on_its_day(rule: str, day: str) -> None:
    assert str(feast_on(rule, 2026)) == day


def test_a_day_that_a_year_does_not_have_is_none() -> None:
    assert feast_on("2-29", 2026) is None
    assert feast_on("2-29", 2028) == date(2028, 2, 29)
    assert feast_on("nothing", 2026) is None
