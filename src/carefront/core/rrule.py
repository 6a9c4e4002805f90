"""Recurrences as calendars write them: the RRULE of RFC 5545, for what a meeting here can be."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from carefront.core.cadence import Unit
from carefront.core.due import instant
from carefront.core.recurrence import LAST, Recurrence
from carefront.core.refusals import Because, Refusal

MOST_TEXT = 500
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {"DAILY": Unit.DAY, "WEEKLY": Unit.WEEK, "MONTHLY": Unit.MONTH}
_NAMES = {unit: name for name, unit in _UNITS.items()}
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "UNTIL", "COUNT", "WKST"}


def to_rrule(rec: Recurrence, *, at: time | None = None, zone: str = "UTC") -> str:
    """Answer `rec` as the value of an RRULE; skipped and extra days stand beside it, as EXDATE and RDATE.

    With a time of day `at` in `zone`, its last day is written as the instant that RFC 5545 asks for.
    """
    parts = [f"FREQ={_NAMES[rec.unit]}"]
    if rec.every > 1:
        parts.append(f"INTERVAL={rec.every}")
    if rec.until:
        last = rec.until.strftime("%Y%m%d") if at is None else f"{instant(rec.until, at, zone):%Y%m%dT%H%M%SZ}"
        parts.append(f"UNTIL={last.rjust(8 if at is None else 16, '0')}")
    if rec.count:
        parts.append(f"COUNT={rec.count}")
    if rec.weekdays:
        parts.append("BYDAY=" + ",".join(f"{rec.nth or ''}{_WEEKDAYS[day - 1]}" for day in rec.weekdays))
    return ";".join([*parts, *_month_days(rec.day)])


def _month_days(day: int) -> list[str]:
    if not day:
        return []
    if day < 29:
        return [f"BYMONTHDAY={day}"]
    if day == 31:
        return ["BYMONTHDAY=-1"]
    # A plain 30 would leave February out: the last of those that exist is meant.
    return ["BYMONTHDAY=" + ",".join(map(str, range(28, day + 1))), "BYSETPOS=-1"]


def from_rrule(text: str, *, start: date | None = None, at: time | None = None, zone: str = "UTC") -> Recurrence:
    """Read the value of an RRULE, with or without its name, for a meeting that starts on `start`, `at` in `zone`.

    An UNTIL that is an instant is read as the last day whose meeting is not later. Raises Refusal(UNKNOWN_CHOICE) for
    what a meeting here cannot be, rather than read it nearly right; and as the value does.
    """
    try:
        return _read(_parts(text), start, at, zone)
    except (ValueError, KeyError, OverflowError):
        raise Refusal(Because.UNKNOWN_CHOICE, "recurrence", given=text[:40]) from None


def _parts(text: str) -> dict[str, str]:
    if len(text) > MOST_TEXT:
        raise ValueError
    told: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in told or name not in _KNOWN:
            raise ValueError
        told[name] = value
    return told


def _read(told: Mapping[str, str], start: date | None, at: time | None, zone: str) -> Recurrence:
    unit = _UNITS[told["FREQ"]]
    every = _number(told.get("INTERVAL", "1"))
    last = _until(told["UNTIL"], at, zone) if "UNTIL" in told else None
    ends: dict[str, Any] = {"until": last, "count": _number(told["COUNT"]) if "COUNT" in told else 0}
    if "COUNT" in told and not ends["count"]:
        raise ValueError
    if unit is Unit.MONTH:
        return Recurrence(unit, every, **_monthly(told, start), **ends)
    if "BYMONTHDAY" in told or "BYSETPOS" in told:
        raise ValueError
    weekdays = tuple(_WEEKDAYS.index(day) + 1 for day in told["BYDAY"].split(",")) if "BYDAY" in told else ()
    if unit is Unit.DAY and weekdays:
        if every != 1:
            raise ValueError
        unit = Unit.WEEK
    if unit is Unit.WEEK and every > 1:
        _same_weeks(told.get("WKST", "MO"), {*weekdays, *([start.isoweekday()] if start else [])})
    return Recurrence(unit, every, weekdays, **ends)


def _same_weeks(begins: str, weekdays: set[int]) -> None:
    """Refuse weeks that begin on another day than Monday, where that would put a meeting into another week."""
    first = _WEEKDAYS.index(begins) + 1
    if first > 1 and len(weekdays) > 1 and max(weekdays) >= first:
        raise ValueError


def _monthly(told: Mapping[str, str], start: date | None) -> dict[str, Any]:
    place = told.get("BYSETPOS")
    if "BYDAY" in told:
        if "BYMONTHDAY" in told:
            raise ValueError
        return _nth(told["BYDAY"].split(","), place)
    days = sorted(_number(day) for day in told.get("BYMONTHDAY", str(start.day) if start else "").split(","))
    if place is None and len(days) == 1 and (1 <= days[0] <= 28 or days[0] == LAST):
        return {"day": days[0] if days[0] > 0 else 31}
    if place == "-1" and days == list(range(28, days[-1] + 1)) and days[-1] <= 31:
        return {"day": days[-1]}
    raise ValueError  # a month without the day would be left out there, and uses its last day here


def _nth(days: list[str], place: str | None) -> dict[str, Any]:
    weekdays = tuple(_WEEKDAYS.index(day[-2:]) + 1 for day in days)
    given = {day[:-2] for day in days}
    if place is not None:
        if given != {""} or len(days) != 1:
            raise ValueError
        given = {place}
    [nth] = given
    return {"weekdays": weekdays, "nth": _number(nth.removeprefix("+"))}


def _until(text: str, at: time | None, zone: str) -> date:
    if len(text) == 8:
        return date.fromisoformat(text)
    moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    if not text.endswith("Z"):
        moment = instant(moment.date(), moment.time(), zone)
    day = moment.astimezone(ZoneInfo(zone)).date()
    return day - timedelta(days=1) if at is not None and instant(day, at, zone) > moment else day


def _number(text: str) -> int:
    if len(text) > 5 or not text.isascii() or not text.removeprefix("-").isdecimal():
        raise ValueError
    return int(text)
