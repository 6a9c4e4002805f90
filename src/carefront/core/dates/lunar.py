"""Feasts that go by the moon: the Hebrew, Islamic, Chinese and Indian calendars, near enough to promise by.

Where a community goes by its own sighting or its own place, a day may be one off; the day that was understood is always
shown before it is kept.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from carefront.core.dates import moon

_HEBREW_EPOCH = -1_373_427  # the day number of 1 Tishri of year 1
_FROM_ADAR = (29, 30, 29, 30, 29, 30, 29)
_MUHARRAM_1400 = datetime(1979, 11, 19, 18)
_MECCA = timedelta(hours=8, minutes=30)  # from UTC, and on from 18:30 there to midnight
_BEIJING = timedelta(hours=8)
_INDIA = timedelta(hours=5, minutes=30)


def hebrew(year: int, month: int, day: int) -> date | None:
    """Answer the day in `year` that is such a day of a Hebrew month: 1 Tishri … 5 Shevat, 7 Adar, 8 Nisan … 13 Elul.

    It begins on the evening before, and so by that day all must be done: the day before is answered.
    Source: Reingold and Dershowitz, Calendrical Calculations, chapter 8.
    """
    for lived in (year + 3760, year + 3761):
        begins, following = _hebrew_new_year(lived), _hebrew_new_year(lived + 1)
        if month < 7:
            length = (following - begins) % 10
            lengths = (30, 30 if length == 5 else 29, 29 if length == 3 else 30, 29, 30)
            begins += sum(lengths[: month - 1])
        else:  # these are counted back from the next new year: the leap month lies before them
            begins = following - sum(_FROM_ADAR[month - 7 :])
        on = date.fromordinal(begins + day - 2)
        if on.year == year:
            return on
    return None


def _hebrew_new_year(year: int) -> int:
    before, now, after = (_hebrew_days(near) for near in (year - 1, year, year + 1))
    delay = 2 if after - now == 356 else int(now - before == 382)
    return _HEBREW_EPOCH + now + delay


@lru_cache(maxsize=64)
def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def islamic(year: int, month: int, day: int) -> date | None:
    """Answer the first day in `year` that is such a day of an Islamic month (1 Muharram … 12 Dhu al-Hijja).

    A month begins on the day after a new moon that comes before about sunset in Mecca.
    """
    first = moon.lunation_near(_MUHARRAM_1400) + month - 1
    near = int((year - 1980) * 12.3683) // 12 * 12
    for months in range(near - 24, near + 37, 12):
        on = (moon.new_moon(first + months) + _MECCA).date() + timedelta(days=day)
        if on.year == year:
            return on
    return None


def chinese(year: int, month: int, day: int) -> date | None:
    """Answer a day of a Chinese month: the one in which the sun reaches the month's own longitude, in Beijing."""
    about = datetime(year, 2, 19) + timedelta(days=30.44 * (month - 1))
    reaches = moon.sun_reaches((330 + 30 * (month - 1)) % 360, about) + _BEIJING
    its_end = datetime.combine(reaches.date(), time.max) - _BEIJING
    begins = (moon.new_moon(moon.lunation_before(its_end)) + _BEIJING).date()
    return begins + timedelta(days=day - 1)


def indian(year: int, month: int, lunar_day: int, hour: int) -> date | None:
    """Answer the day on which a lunar day (1-15 waxing, 16-30 waning) of a month holds at `hour` (Indian time).

    month: 1 Chaitra … 12 Phalguna, from new moon to new moon: the one in which the sun enters the month's sign.
    """
    for seen in (year - 1, year):
        entered = datetime(seen, 4, 14) + timedelta(days=30.44 * (month - 1))
        enters = moon.sun_reaches((moon.precession(seen) + 30 * (month - 1)) % 360, entered)
        begins = moon.new_moon(moon.lunation_before(enters))
        about = (begins + _INDIA + timedelta(days=(lunar_day - 0.5) * 0.98437)).date()
        on = _holding(lunar_day, about, hour)
        if on.year == year:
            return on
    return None


def _holding(lunar_day: int, about: date, hour: int) -> date:
    """Answer the day near `about` at whose hour a lunar day holds; else the one in which it comes and goes."""
    for later in (-2, -1, 0, 1, 2):
        on = about + timedelta(days=later)
        holds = moon.lunar_day(datetime(on.year, on.month, on.day, hour) - _INDIA)
        if (holds - lunar_day) % 30 < 15:
            return on if holds == lunar_day else on - timedelta(days=1)
    return about


def solar(year: int, month: int, day: int) -> date | None:
    """Answer a day counted from the sun's entry into a sign of India (1 the ram, in April), that day being 1."""
    about = datetime(year, 4, 14) if month <= 9 else datetime(year - 1, 4, 14)
    enters = moon.sun_reaches(
        (moon.precession(year) + 30 * (month - 1)) % 360, about + timedelta(days=30.44 * (month - 1))
    )
    return (enters + _INDIA).date() + timedelta(days=day - 1)


def star(year: int, month: int, number: int) -> date | None:
    """Answer the last day of a month of India's sun on which the moon rises in that of the 27 houses of its way."""
    begins = solar(year, month, 1)
    for later in range(31, -1, -1):
        on = begins + timedelta(days=later) if begins else date(year, 1, 1)
        seen = datetime(on.year, on.month, on.day, 9) - _INDIA
        if int((moon.moon_longitude(seen) - moon.precession(year)) % 360 * 27 / 360) + 1 == number:
            return on
    return None


CALENDARS: dict[str, Callable[..., date | None]] = {
    "hebrew": hebrew, "islamic": islamic, "chinese": chinese, "indian": indian, "solar": solar,
    "star": star,
}  # fmt: skip
