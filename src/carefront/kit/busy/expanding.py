"""Turn a sifted calendar into busy times within a stretch of days. It may take for ever: it runs in `child` alone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from carefront.kit.busy.sifting import NoCalendar, TooMuch, sifted

MOST = 5000  # busy times of one calendar within the stretch
_FREE = {"FREE", "WORKINGELSEWHERE"}


def busy_times(rows: Iterable[str], *, first: date, last: date, zone: str) -> list[tuple[str, str]]:
    """Answer when somebody is busy from `first` to `last`: pairs of UTC instants, or of days (the second not in it).

    `zone` is whose wall time is meant where the calendar names none. Raises NoCalendar or TooMuch.
    """
    text = "\r\n".join(sifted(rows, first - timedelta(days=2)))
    try:
        book = Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError):
        raise NoCalendar from None
    found = _occurrences(book, first, last + timedelta(days=1))
    if len(found) > MOST * 4:
        raise TooMuch
    place = ZoneInfo(zone)
    days, moments = set(), []
    for event in found:
        begin, end = _span(event)
        if begin is None or _is_free(event):
            continue
        if isinstance(begin, datetime):
            moments.append((_instant(begin, place), _instant(end, place)))
        else:
            days.add((begin.isoformat(), max(end, begin + timedelta(days=1)).isoformat()))
    merged = _merged(moments)
    if len(days) + len(merged) > MOST:
        raise TooMuch
    return sorted(days) + merged


def _occurrences(book: Any, first: date, end: date) -> list[Any]:
    """Answer every occurrence between two days; where one event cannot be read, those of all the others."""
    try:
        return list(recurring_ical_events.of(book, skip_bad_series=True).between(first, end))
    except Exception:  # whatever an odd event makes the library raise
        return [one for part in _by_event(book) for one in _alone(part, first, end)]


def _alone(part: Any, first: date, end: date) -> list[Any]:
    try:
        return list(recurring_ical_events.of(part, skip_bad_series=True).between(first, end))
    except Exception:
        return []


def _by_event(book: Any) -> list[Any]:
    parts: dict[str, Any] = {}
    for event in book.walk("VEVENT"):
        name = str(event.get("UID", id(event)))
        if name not in parts:
            parts[name] = Calendar()
            parts[name].subcomponents.extend(book.walk("VTIMEZONE"))
        parts[name].add_component(event)
    return list(parts.values())


def _span(event: Any) -> tuple[Any, Any]:
    """Answer begin and end, both moments or both days; None where they cannot be told."""
    try:
        begin = event.decoded("DTSTART")
        end = event.decoded("DTEND") if "DTEND" in event else begin
    except (KeyError, ValueError):
        return None, None
    return (begin, end) if isinstance(begin, datetime) == isinstance(end, datetime) else (None, None)


def _is_free(event: Any) -> bool:
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return True
    return str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in _FREE


def _instant(moment: datetime, place: ZoneInfo) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=place)).astimezone(UTC)


def _merged(moments: list[tuple[datetime, datetime]]) -> list[tuple[str, str]]:
    """Answer stretches that touch as one: how many meetings there are in an afternoon is nobody's business."""
    merged: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(moments):
        if end <= begin:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return [(begin.isoformat(), end.isoformat()) for begin, end in merged]
