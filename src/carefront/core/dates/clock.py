"""Times of day: "5pm", "half past three", "15 Uhr 30", "noon", "in the morning"."""

import re
from dataclasses import replace
from datetime import time

from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.said import Said

BARE = "bare"  # an hour that is only a number: it needs a part of the day beside it
LATE_IN_DAY = ("afternoon", "evening", "night")
_PARTS = re.compile(r"\d+")


def clocked(hour: int, minute: int = 0) -> time | None:
    """Answer that time; None for one that no clock shows."""
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def in_half(at: time, late: bool) -> time:
    """Answer a time of a twelve-hour clock in the half of the day that is meant."""
    return at.replace(hour=at.hour % 12 + (12 if late else 0))


def likely(at: time) -> time:
    """Answer an hour of twelve as people mean it who do not say which half: one to six are after noon."""
    return at.replace(hour=at.hour + 12) if 1 <= at.hour <= 6 else at


def digital(said: Said) -> Piece | None:
    """Read "17:00", "5:30 pm", "15h30"; without a word before it, it says nothing by itself."""
    raw = said.raw("hm") or said.raw("hdm") or f"{said.raw('hmm')[:-2]}:{said.raw('hmm')[-2:]}"
    hour, minute = (int(part) for part in _PARTS.findall(raw)[:2])
    at = clocked(hour, minute)
    half = said.code("half")
    if at is None or (half and not 1 <= hour <= 12):
        return None
    if len(said.raw("half")) == 1 and "." in raw and not said.led_by("clock"):
        return None  # "12.50 a head"
    is_open = said.words.twelve_hours and not half and 1 <= hour <= 12 and not (raw.startswith("0") or "h" in raw)
    dotted = said.has("hdm") and not half  # "12.50" is a time only beside a day
    weak = dotted or not (half or "h" in raw or said.led_by("clock", "by") or said.is_all() or said.tail("zone"))
    at, end = in_half(at, half == "pm") if half else at, said.tail("zone") or said.match.end()
    return said.piece(Kind.CLOCK, end=end, at=at, open_half=is_open, weak=weak)


def hours(said: Said) -> Piece | None:
    """Read "5pm", "5 o'clock", "15 Uhr", "15h", and "5" after words that lead to a time."""
    hour, minute = said.whole("hour"), said.whole("minute") if said.has("minute") else 0
    half = said.code("half")
    if hour is None or minute is None or (half and not 1 <= hour <= 12):
        return None
    at = clocked(hour, minute)
    if at is None or (said.has("from") and (said.whole("from") or 0) > 12):
        return None
    if half:
        short = len(said.raw("half")) < 2 and not said.led_by("clock")  # "4a" is a label
        end = said.tail("zone") or said.match.end()
        return None if short else said.piece(Kind.CLOCK, end=end, at=in_half(at, half == "pm"))
    is_open = said.words.twelve_hours and 1 <= hour <= 12 and not said.has("exact")
    return said.piece(Kind.CLOCK, at=at, open_half=is_open)


def bare_hour(said: Said) -> Piece | None:
    """Read the hour in "at 5", "by seven thirty": after words that lead to a time, where it counts nothing."""
    found = hours(said)
    if found is None or found.at is None or (said.words.twelve_hours and not 1 <= (said.whole("hour") or 0) <= 12):
        return None
    if said.has("minute"):
        spelled = not any(letter.isdecimal() for letter in said.raw("minute"))
        if not spelled or found.at.minute < 10:
            return None
        return found if said.led_by("clock") else replace(found, weak=True, unit=BARE)
    if not said.ends_here():
        return None
    if said.repeats_itself():
        return None  # "two by two"
    led = said.led_by("hour") and (said.raw("hour").isdecimal() or found.at.hour > 1 or not said.led_by("until"))
    return found if led else replace(found, weak=True, unit=BARE)


def beside(said: Said) -> Piece | None:
    """Read "half past three", "quarter to five", "ten past 4", "halb vier"."""
    hour = said.whole("hour") if said.has("hour") else 12
    away = said.code("away") or said.code("away", "halfto")
    minutes = said.whole("minutes") if said.has("minutes") else int(said.code("fraction") or "30")
    if hour is None or minutes is None or not 0 < minutes < 60:
        return None
    half = said.code("half")
    if not away and (minutes != 30 or not said.stands_alone()):
        return None
    if said.has("minutes") and not (half or said.has("unit") or (minutes % 5 == 0 and said.stands_alone())):
        return None  # "two to four people"
    moved = hour * 60 + (-minutes if away in ("to", "halfto") else minutes)
    at = clocked(moved // 60 % 24, moved % 60)
    if at is None or hour > 24:
        return None
    if half:
        return said.piece(Kind.CLOCK, at=in_half(at, half == "pm"))
    return said.piece(Kind.CLOCK, at=at, open_half=said.has("hour") and 1 <= hour <= 12)


def named(said: Said) -> Piece | None:
    """Read "noon", "midday", "lunch", and "midnight", which is the end of its day."""
    code = said.code("noon")
    if code == "24":
        return said.piece(Kind.CLOCK, end_of_day=True, part="night")
    if code == "lunch":
        return said.piece(Kind.CLOCK, at=time(13), weak=not said.led_by("clock"))
    return said.piece(Kind.CLOCK, at=time(int(code)))


def part_of_day(said: Said) -> Piece | None:
    """Read "in the morning": it says something beside a day or an hour."""
    part, _, alone = said.code("daypart").partition(":")
    return said.piece(Kind.CLOCK, part=part, weak=not alone, aside=bool(alone))


BUILDERS = {
    "clock_digital": digital,
    "clock_hours": hours,
    "clock_bare": bare_hour,
    "clock_beside": beside,
    "clock_named": named,
    "clock_part": part_of_day,
}
