"""Counting days: months on, ends of spans, working days, the nth weekday."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from carefront.core.dates.model import Shift

LATELY = timedelta(days=31)  # a day without a year that lies less far behind is meant as that one
FARTHEST = {"months": 1200, "days": 36_525, "minutes": 1_000_000, "working": 2600}  # beyond these nothing is dated
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}
MONDAY, FRIDAY, SATURDAY = 0, 4, 5


def length_of(month: date) -> int:
    """Answer how many days a month has."""
    return monthrange(month.year, month.month)[1]


def full_year(said: int, today: date) -> int:
    """Answer the year meant by two digits: of this hundred years, unless that lies more than fifty ahead."""
    if said > 99:
        return said
    year = today.year // 100 * 100 + said
    return year - 100 if year > today.year + 50 else year


def months_later(day: date, count: int) -> date:
    """Answer the same day of the month `count` months on, or that month's last day. Raises ValueError past 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_later(day: date, count: int) -> date:
    """Answer the day that is `count` (negative: earlier) days from Monday to Friday away."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def shifted(moment: datetime, shift: Shift) -> datetime:
    """Answer the moment at that distance. Raises ValueError or OverflowError outside the calendar."""
    day = months_later(moment.date(), shift.months) + timedelta(days=shift.days)
    day = working_days_later(day, shift.working)
    return datetime.combine(day, moment.time()) + timedelta(minutes=shift.minutes)


def backwards(shift: Shift) -> Shift:
    """Answer the same distance into the past."""
    return Shift(-shift.months, -shift.days, -shift.minutes, -shift.working)


def nearest(day: int, month: int, today: date) -> date:
    """Answer the next such day, or one that lies behind by less than a month. Raises ValueError for 31 June."""
    if (month, day) == (2, 29):
        year = next(year for year in range(today.year, today.year + 9) if monthrange(year, 2)[1] == 29)
        return date(year, 2, 29)
    near = date(today.year, month, day)
    return near.replace(year=today.year + 1) if near < today - LATELY else near


def next_with(number: int, today: date, weekday: int | None = None) -> date | None:
    """Answer the next day, today counted, with this number in its month, and this weekday where one is said."""
    for later in range(13 if weekday is None else 60):
        month = months_later(today.replace(day=1), later)
        if number <= length_of(month):
            on = month.replace(day=number)
            if on >= today and (weekday is None or on.weekday() == weekday):
                return on
    return None


def span_of(unit: str, today: date, later: int = 0) -> tuple[date, date]:
    """Answer the first and last day of the week, weekend, month, quarter, half or year that is `later` of them away."""
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * later)
        return (monday + timedelta(days=5) if unit == "weekend" else monday), monday + timedelta(days=6)
    if unit == "fortnight":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * later)
        return monday, monday + timedelta(days=13)
    if unit == "day":
        day = today + timedelta(days=later)
        return day, day
    length = MONTHS_IN[unit]
    first = date(today.year, (today.month - 1) // length * length + 1, 1)
    first = months_later(first, length * later)
    return first, last_of(first, length)


def last_of(first: date, months: int) -> date:
    """Answer the last day of as many months, the first of which begins on `first`."""
    final = months_later(first, months - 1)
    return final.replace(day=length_of(final))


def last_working_day(first: date, last: date, today: date) -> date:
    """Answer the last day from Monday to Friday in a span; the span's last one where that has gone already."""
    day = last
    while day.weekday() >= SATURDAY and day > first:
        day -= timedelta(days=1)
    return last if day < today <= last or day.weekday() >= SATURDAY else day


def nth_weekday(number: int, weekday: int, first: date, last: date) -> date | None:
    """Answer the first, second … (negative: from the end) such weekday between two days; None when there is none."""
    if number > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    return day if first <= day <= last else None


def week_numbered(number: int, year: int) -> tuple[date, date] | None:
    """Answer Monday and Sunday of a calendar week (ISO 8601); None when the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def easter(year: int) -> date:
    """Answer Easter Sunday (Meeus, Jones, Butcher: Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Answer Easter Sunday of the Julian calendar, named in ours (Meeus, chapter 8)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
