"""Feasts: by a fixed day, by Easter, or by a weekday of a month."""

import re
from datetime import date, timedelta

from carefront.core.dates import almanac, lunar
from carefront.core.dates.model import Piece
from carefront.core.dates.said import Said

_RULE = re.compile(r"(?P<base>[a-z]+(?: [\d.]+)?|\d+-\d+|\d+:\d:-?\d)(?P<later>[+-]\d+)?(?P<mark>[~<]?)")
_SUNDAYS = {"easter": almanac.easter, "orthodox": almanac.orthodox_easter}


def feast_on(rule: str, year: int) -> date | None:
    """Answer the day of a feast in a year; None when it has none there.

    rule: what it goes by, and perhaps how many days later: "12-25", "easter+50", "orthodox-2", "11:3:4+1" (the fourth
    Thursday of November, and one day). "~" after it means the nearest working day, "<" the day before a Sunday.
    """
    found = _RULE.fullmatch(rule)
    if found is None:
        return None
    try:
        on = _base(found["base"], year)
        if on is None:
            return None
        on += timedelta(days=int(found["later"] or 0))
    except (ValueError, OverflowError):
        return None
    if found["mark"] == "~" and on.weekday() >= almanac.SATURDAY:
        return on + timedelta(days=1 if on.weekday() > almanac.SATURDAY else -1)
    return on - timedelta(days=1) if found["mark"] == "<" and on.weekday() > almanac.SATURDAY else on


def _base(base: str, year: int) -> date | None:
    if base in _SUNDAYS:
        return _SUNDAYS[base](year)
    name, _, place = base.partition(" ")
    if name in lunar.CALENDARS:
        return lunar.CALENDARS[name](year, *(int(part) for part in place.split(".")))
    if ":" in base:
        month, weekday, number = (int(part) for part in base.split(":"))
        first = date(year, month, 1)
        return almanac.nth_weekday(number, weekday, first, almanac.last_of(first, 1))
    month, day = (int(part) for part in base.split("-"))
    return date(year, month, day)


def feast(said: Said) -> Piece | None:
    """Read "Christmas", "Easter 2027", "next Thanksgiving": the next to come, unless the words say which."""
    rule, which, year = said.code("feast"), said.code("which"), said.year()
    if year is not None:
        on = feast_on(rule, year)
    else:
        near = [
            on for later in range(-1, 9 if rule == "2-29" else 3) if (on := feast_on(rule, said.today.year + later))
        ]
        if which == "last":
            on = max((day for day in near if day < said.today), default=None)
        else:
            on = min((day for day in near if day >= said.today), default=None)
    return said.day(on, aside=which == "last") if on else None


BUILDERS = {"feast": feast}
