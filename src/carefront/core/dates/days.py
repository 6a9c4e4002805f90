"""Single days: "tomorrow", "next Friday", "the third of March", "24.6.", "2026-06-24"."""

import re
from datetime import date, time, timedelta

from carefront.core.dates import almanac
from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.said import Said

_PARTS = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")


def near(said: Said) -> Piece:
    """Read a word for a day near now: its meaning is how far away it is, the part of the day, and what else it says."""
    days, _, more = said.code("near").partition(":")
    part, _, flags = more.partition(":")
    on = said.today + timedelta(days=int(days))
    return said.day(on, part=part, aside="aside" in flags, end_of_day="end" in flags)


def weekday_seen(which: str, weekday: int, today: date) -> date:
    """Answer the weekday meant: alone the next to come, never today; "next" next week's; "this" from today on."""
    ahead = (weekday - today.weekday()) % 7
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    if which == "last":
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    if which == "this":
        return today + timedelta(days=ahead)
    return today + timedelta(days=ahead or 7)


def weekday(said: Said) -> Piece | None:
    """Read "Friday", "this Friday", "last Friday"."""
    which, place = said.code("which"), int(said.code("weekday"))
    weak = not which and not _named_surely(said, "weekday")
    if not which and said.led_by("article") and not said.stands_alone():
        return None  # "the Friday call"
    on, last = weekday_seen(which, place, said.today), which == "last"
    return said.day(on, weekday=place, aside=last, number=-1 if last else 0, unit=which, weak=weak)


def _named_surely(said: Said, slot: str) -> bool:
    """Answer whether a name that is another word too ("sun", "may") is meant as a name here."""
    raw = said.raw(slot)
    if raw.lower().rstrip(".") not in said.words.unsure:
        return True
    if said.is_all() or said.has("which"):
        return True
    if raw[0].isupper() and (said.led_by("by") or (said.stands_alone() and said.follows_plain_word())):
        return True
    return said.led_by("by") and said.stands_alone()


def weekday_later(said: Said) -> Piece | None:
    """Read "Friday week", "Friday in two weeks", "the Monday after next"."""
    place = int(said.code("weekday") or said.code("weekdays"))
    if said.has("afternext"):
        return said.day(weekday_seen("next", place, said.today) + timedelta(days=7), weekday=None)
    weeks = said.whole("count") if said.has("count") else 2 if said.has("fortnight") else 1
    if weeks is None or not 0 < weeks <= 520:
        return None
    if said.has("fromnow"):
        ago = said.code("fromnow") == "ago"
        start = weekday_seen("last" if ago else "", place, said.today)
        return said.day(start + timedelta(days=7 * (1 - weeks if ago else weeks - 1)), aside=ago)
    return said.day(weekday_seen("", place, said.today) + timedelta(days=7 * weeks))


def weekday_number(said: Said) -> Piece | None:
    """Read "Monday 21": the next day that is both, today counted."""
    number = said.whole("small") or 0
    if not 1 <= number <= 31 or not said.stands_alone() or said.tail("half"):
        return None
    on = almanac.next_with(number, said.today, int(said.code("weekday")))
    return said.day(on) if on else None


def weekday_part(said: Said) -> Piece:
    """Read a weekday and a part of it in one word: "Montagmorgen"."""
    place, _, part = said.code("weekdaypart").partition(":")
    on, at = weekday_seen("", int(place), said.today), time(12) if part == "noon" else None
    return said.day(on, at=at, part="" if at else part, weekday=int(place))


def dated(said: Said, day: int, month: int, year: int | None) -> Piece:
    """Answer the piece for a day and month, or one that says there is no such day."""
    try:
        on = date(year, month, day) if year is not None else almanac.nearest(day, month, said.today)
    except ValueError:
        return said.piece(Kind.UNREAL)
    return said.day(on, yearless=year is None)


def month_and_day(said: Said) -> Piece | None:
    """Read "24 June", "the third of March", "June 24th, 2027"."""
    day = next(said.whole(slot) for slot in ("day", "ordinal", "number") if said.has(slot))
    spelled = said.raw("number")
    if spelled and (not spelled.replace("-", "").replace(" ", "").isalpha() or not said.stands_alone()):
        return None  # "May two of us come"
    month = int(said.code("month") or said.code("elsewhere"))
    if day is None or not (_month_surely(said) or said.led_by("by")):
        return None
    return dated(said, day, month, said.year())


def _month_surely(said: Said) -> bool:
    raw = said.raw("month")
    if raw.lower().rstrip(".") not in said.words.unsure:
        return True
    if said.has("of") or said.has("year") or said.has("ordinal") or said.is_all():
        return True
    marked = not said.raw("day").isdecimal()
    return marked or raw[0].isupper() or said.led_by("by")


def some_days(said: Said) -> Piece | None:
    """Read "July 13 to 15", "the 3rd to the 5th of March"."""
    month = int(said.code("month"))
    first, last = said.whole("day") or said.whole("ordinal"), said.whole("day2") or said.whole("ordinal2")
    if first is None or last is None or not (_month_surely(said) or said.led_by("by")):
        return None
    begins, ends = dated(said, first, month, said.year()), dated(said, last, month, said.year())
    if begins.first is None or ends.last is None:
        return said.piece(Kind.UNREAL)
    if ends.last < begins.first:
        return None
    return said.piece(Kind.SPAN, first=begins.first, last=ends.last)


def ordinal(said: Said) -> Piece | None:
    """Read "the 5th": a day after "by" or "on", beside a weekday or a month, and nothing by itself."""
    slot = next(name for name in ("nth", "ordinal", "small") if said.has(name))
    number = said.whole(slot)
    if number is None or not 1 <= number <= 31:
        return None
    plain = slot == "nth" or number > 3  # "on the first" and "by the 2" are more often something else
    weak = not (said.led_by("by") and said.stands_alone() and plain)
    if weak and slot == "nth":
        weak = not said.is_all()
    on = almanac.next_with(number, said.today)
    return said.day(on or said.today, number=number, weak=weak)


def ordinal_of(said: Said) -> Piece | None:
    """Read "20 of", which says something beside a month: "20 of next month"."""
    number = said.whole("small") or 0
    return said.day(said.today, number=number, weak=True) if 1 <= number <= 31 else None


def numeric(said: Said) -> Piece | None:
    """Read a day written in digits; 7/6 is the language's own order unless one of the two can be no month."""
    raw = said.match[0]
    if said.has("iso") or said.has("compact"):
        digits = _PARTS.findall(raw.split("T")[0])
        if said.has("compact"):
            digits = [raw[:4], raw[4:6], raw[6:8]]
        found = dated(said, int(digits[2]), int(digits[1]), int(digits[0]))
        clock = _CLOCK.search(raw)
        if clock and found.first:
            return said.day(found.first, at=_time(clock))
        return found
    parts = [int(part) for part in re.findall(r"\d+", raw)]
    day_first = True if said.has("dotted") else said.day_first
    day, month = parts[:2] if day_first else (parts[1], parts[0])
    if month > 12 >= day and not said.has("dotted"):
        day, month = month, day
    year = almanac.full_year(parts[2], said.today) if len(parts) > 2 else None
    if said.has("brief"):
        return _brief(said, day, month)
    if year is not None and not 1900 <= year <= 2200:
        return None
    return dated(said, day, month, year)


def _time(clock: re.Match[str]) -> "object":
    from carefront.core.dates.clock import clocked

    return clocked(int(clock[1]), int(clock[2]))


def _brief(said: Said, day: int, month: int) -> Piece | None:
    """Read 7/6: a day only after "by" or "on" or a weekday, or when nothing else is said; else it is a fraction."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    led = said.led_by("by") and said.stands_alone()
    found = dated(said, day, month, None)
    if found.kind is Kind.UNREAL:
        return None
    slash = "/" in said.match[0] and said.match[0] not in said.words.unsure
    return said.day(found.first or said.today, weak=not (led or (slash and said.is_all())), number=day, yearless=True)


def month_written(said: Said) -> Piece | None:
    """Read "2019/aug/01" and "1-aug-2019"."""
    day, year = said.whole("small"), said.year()
    return None if day is None or not 1 <= day <= 31 else dated(said, day, int(said.code("month")), year)


BUILDERS = {
    "near": near,
    "weekday": weekday,
    "weekday_later": weekday_later,
    "weekday_number": weekday_number,
    "weekday_part": weekday_part,
    "month_and_day": month_and_day,
    "some_days": some_days,
    "ordinal": ordinal,
    "ordinal_of": ordinal_of,
    "numeric": numeric,
    "month_written": month_written,
}
