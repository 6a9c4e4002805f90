"""Stretches of days and distances: "next month", "Q3", "the last Friday", "early", "two weeks", "within ten days"."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from carefront.core.dates import almanac
from carefront.core.dates.model import Kind, Piece, Shift
from carefront.core.dates.said import Said

LATER = {"next": 1, "coming": 1, "this": 0, "all": 0, "last": -1}
SEASONS = ((3, 20), (6, 21), (9, 23), (12, 21))  # on which each begins
HALF_DAY = 12 * 60


def _spanned(said: Said, first: date, last: date, unit: str, **more: object) -> Piece:
    return said.piece(Kind.SPAN, first=first, last=last, unit=unit, **more)


def span(said: Said) -> Piece | None:
    """Read "next month", "this weekend", "last year"; and "the month", which says nothing by itself."""
    unit, which = said.code("unit"), said.code("which")
    if unit in ("minute", "second", "hour", "working", "fortnight", "decade") or (unit == "day" and which):
        return None
    later = 2 if said.has("afternext") else LATER[which] if which else 0
    if unit == "season":
        first, last = season_of(said.today, later)
    elif unit == "weekend" and which == "coming":
        first, last = almanac.span_of(unit, said.today)
    else:
        first, last = almanac.span_of(unit, said.today, later)
    number = -1 if which == "last" else 0
    within = said.led_by("within") or (unit == "weekend" and said.led_by("at_span", "by"))
    weak = not (which or said.has("afternext")) and (unit == "day" or not within)
    return _spanned(said, first, last, unit, weak=weak, aside=which in ("last", "all"), number=number)


def season_of(today: date, later: int = 0, which: int | None = None) -> tuple[date, date]:
    """Answer first and last day of the season `later` seasons away, or of the season numbered `which`, next to end."""
    begins = [date(year, *SEASONS[place]) for year in range(today.year - 2, today.year + 4) for place in range(4)]
    now = max(place for place, first in enumerate(begins) if first <= today)
    place = now + later
    if which is not None:
        place = next(at for at in range(now, now + 4) if at % 4 == which)
    return begins[place], begins[place + 1] - timedelta(days=1)


def season(said: Said) -> Piece | None:
    """Read "this summer", "in the spring", "winter 2027"."""
    place, which, year = int(said.code("season")), said.code("which"), said.year()
    if not (which or year or (said.led_by("at_span") and said.stands_alone())):
        return None
    seen = date(year, *SEASONS[place]) if year else said.today
    first, last = season_of(seen, which=place)
    if which == "last":
        first, last = (day.replace(year=day.year - 1) for day in (first, last))
    return _spanned(said, first, last, "season", aside=which == "last")


def month(said: Said) -> Piece | None:
    """Read "March", "next May", "June 2027": the one that is now or next to come, unless the words say which."""
    which, year, place = said.code("which"), said.year(), int(said.code("month"))
    if said.has("afternext"):
        year = said.today.year + 1 + (place <= said.today.month)
    if not year and not _month_surely(said, which):
        return None
    if year is None:
        year = said.today.year + (place < said.today.month)
        if which in ("next", "coming") and (place, year) == (said.today.month, said.today.year):
            year += 1
        elif which == "last":
            year = said.today.year - (place >= said.today.month)
    first = date(year, place, 1)
    return _spanned(said, first, almanac.last_of(first, 1), "month", aside=which == "last")


def _month_surely(said: Said, which: str) -> bool:
    """Answer whether a bare month is meant: "June figures" are figures, "may" and "march" are verbs too."""
    raw = said.raw("month")
    if said.is_all():
        return True
    unsure = raw.lower().rstrip(".") in said.words.unsure
    if not unsure:
        return bool(which) or said.led_by("at_span", "by") or (said.stands_alone() and not said.led_by("article"))
    upper = raw[0].isupper()
    if which:
        return upper or (which != "this" and said.stands_alone())
    return said.led_by("at_span") and (upper or said.stands_alone())


def month_and_year(said: Said) -> Piece | None:
    """Read "2/2027" after words that lead to a stretch, or alone."""
    place, _, year = said.raw("monthyear").partition("/")
    if said.has("yearmonth"):
        year, place = said.raw("yearmonth")[:4], said.raw("yearmonth")[5:]
    if not 1 <= int(place) <= 12 or not (said.is_all() or said.led_by("at_span", "by")):
        return None
    first = date(int(year), int(place), 1)
    return _spanned(said, first, almanac.last_of(first, 1), "month")


def year(said: Said) -> Piece | None:
    """Read "in 2027"; without such a word before it, a year says something only beside a part of it."""
    first = date(int(said.raw("year4")), 1, 1)
    weak = not (said.led_by("at_span") and said.stands_alone()) and not said.is_all()
    return _spanned(said, first, almanac.last_of(first, 12), "year", weak=weak)


def _numbered(said: Said, number: int, length: int, unit: str) -> Piece:
    """Answer that quarter or half: of the year that is said, or the one that is now or next to come."""
    said_year = said.year()
    if said.has("yy"):
        said_year = int(said.raw("yy")[-2:]) + 2000
    first = date(said_year or said.today.year, (number - 1) * length + 1, 1)
    last = almanac.last_of(first, length)
    if said_year is None and last < said.today:
        first, last = first.replace(year=first.year + 1), last.replace(year=last.year + 1)
    return _spanned(said, first, last, unit)


def quarter(said: Said) -> Piece | None:
    """Read "Q3", "Q1 2027", "the third quarter"."""
    number = said.whole("quarterno") or said.whole("ordinal") or said.whole("nth")
    return _numbered(said, number, 3, "quarter") if number and 1 <= number <= 4 else None


def half(said: Said) -> Piece | None:
    """Read "H2", "the second half of the year"."""
    number = said.whole("halfno") if said.has("halfno") else said.whole("ordinal")
    if not number or number > 2 or (said.has("halfno") and not said.match[0][0].isupper()):
        return None
    weak = said.has("ordinal") and not said.has("ofyear") and not said.year()
    return replace(_numbered(said, number, 6, "half"), number=number if weak else 0, weak=weak)


def week_numbered(said: Said) -> Piece | None:
    """Read "KW 12": that week of the year that is said, or the one to come."""
    number, asked = said.whole("small") or 0, said.year()
    found = almanac.week_numbered(number, asked or said.today.isocalendar().year)
    if found and asked is None and found[1] < said.today:
        found = almanac.week_numbered(number, said.today.isocalendar().year + 1)
    return _spanned(said, *found, "week") if found else None


def part(said: Said) -> Piece:
    """Read "the end of", "mid", "early": it says something only beside a stretch."""
    return said.piece(Kind.PART, unit=said.code("part"), weak=True)


def closing(said: Said) -> Piece | None:
    """Read "EOM", "end of month": a part of the stretch that is now."""
    which, _, unit = said.code("closing").partition(":")
    first, last = almanac.span_of(unit, said.today)
    return parted(said.piece(Kind.PART, unit=which), _spanned(said, first, last, unit), said.today)


def parted(part: Piece, span: Piece, today: date) -> Piece | None:
    """Answer the beginning, middle or end of a stretch; its end is its last working day."""
    if span.first is None or span.last is None:
        return None
    first, last, length = span.first, span.last, (span.last - span.first).days + 1
    whole = replace(span, start=min(part.start, span.start), end=max(part.end, span.end), weak=False, number=0)
    if part.unit == "rest":
        return replace(whole, first=max(first, today))
    if part.unit == "end":
        on = almanac.last_working_day(first, last, today) if span.unit != "weekend" else last
        return replace(whole, kind=Kind.DAY, first=on, last=on, end_of_day=True)
    third = timedelta(days={7: 2}.get(length, round(length / 3)))
    if span.unit == "year":
        third = timedelta(days=90)
    if part.unit == "early":
        return replace(whole, last=first + third - timedelta(days=1), unit="")
    if part.unit == "late":
        begins = first + {"week": timedelta(days=3), "month": timedelta(days=20)}.get(span.unit, last - first - third)
        return replace(whole, first=begins, last=almanac.last_working_day(begins, last, today), unit="")
    begins, middle = first + third, first + timedelta(days=length // 2)
    if span.unit == "week":
        begins, middle = first + timedelta(days=1), first + timedelta(days=2)
    elif span.unit == "month":
        begins, middle = first + timedelta(days=10), first + timedelta(days=14)
    return replace(whole, first=begins, last=middle, unit="")


def nth(said: Said) -> Piece | None:
    """Read "the first Monday", "the last day", "the 5th last day": which one of a stretch that is said beside it."""
    number = said.whole("ordinal") or said.whole("nth") or 1
    if said.has("fromend"):
        number = -number
    unit = said.code("unit")
    place = int(said.code("weekday")) if said.has("weekday") else None
    if place is None and unit not in ("day", "week", "weekend", "working", "month", "quarter"):
        return None
    return said.piece(Kind.NTH, number=number, unit=unit, weekday=place, weak=True)


def shift_of(number: float, unit: str) -> Shift | None:
    """Answer so many of a unit as a distance; None when it is none, or too far to be meant."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "season": 3}.get(unit, 0)
    days = {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 0)
    if unit == "working":
        shift = Shift(working=int(number))
    elif months:
        whole = int(number * months)
        shift = Shift(months=whole, days=round((number * months - whole) * 30))
    elif days:
        shift = Shift(days=int(number * days + 0.5))
    elif unit == "day":
        shift = Shift(days=int(number), minutes=int(number % 1 * 2 * HALF_DAY))
    else:
        shift = Shift(minutes=int({"hour": 60, "minute": 1}.get(unit, 0) * number))
    too_far = any(abs(getattr(shift, name)) > most for name, most in almanac.FARTHEST.items())
    return None if too_far else shift


def reached(said: Said, shift: Shift, **more: object) -> Piece | None:
    """Answer the day, and below a day the time, that lies so far from now."""
    try:
        moment: datetime = almanac.shifted(said.now, shift)
    except (ValueError, OverflowError):
        return None
    at = moment.time().replace(second=0, microsecond=0) if shift.minutes else None
    return said.day(moment.date(), at=at, **more)
