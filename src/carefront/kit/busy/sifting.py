"""Sift a calendar line by line: what is not needed to know when somebody is busy is dropped before it is read."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

KEPT = frozenset(
    {
        "BEGIN", "END", "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE",
        "TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS",
        "TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE",
    }
)  # fmt: skip
COMPONENTS = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
REPEATING = ("RRULE", "RDATE", "RECURRENCE-ID")
LONGEST = 200_000  # characters of one line: more exceptions than anybody makes
MOST_EVENTS = 50_000  # that are left
DEEPEST = 8

_NAME = re.compile(r"([A-Za-z0-9-]{1,64})[;:]")
_DAY = re.compile(r":(\d{8})")


class NoCalendar(ValueError):
    """Say that something is no calendar."""


class TooMuch(ValueError):
    """Say that a calendar holds more than is read."""


def sifted(rows: Iterable[str], first: date) -> Iterator[str]:
    """Answer the lines that say when somebody is busy, without single events that ended before `first`.

    Raises NoCalendar or TooMuch.
    """
    stack: list[str] = []
    event: list[str] = []
    events = 0
    begun = False
    for name, line in _lines(rows):
        if name == "BEGIN":
            stack.append(line[6:].strip().upper())
            begun = begun or stack == ["VCALENDAR"]
        if not begun or len(stack) > DEEPEST:
            raise NoCalendar
        if stack and all(part in COMPONENTS for part in stack) and name in KEPT:
            if stack[:2] != ["VCALENDAR", "VEVENT"]:
                yield line
            elif name != "END":
                event.append(line)
            else:
                if not _is_over(event, first):
                    yield from event
                    yield line
                    events += 1
                event = []
        if name == "END":
            if not stack or stack.pop() != line[4:].strip().upper():
                raise NoCalendar
            if events > MOST_EVENTS:
                raise TooMuch
    if not begun or stack:
        raise NoCalendar


def _is_over(event: list[str], first: date) -> bool:
    """Answer whether a single event ended well before `first`; one whose days cannot be read is looked at later."""
    if any(line.upper().startswith(REPEATING) for line in event):
        return False
    days = [
        found[1] for line in event if line.upper().startswith(("DTSTART", "DTEND")) and (found := _DAY.search(line))
    ]
    lasts = any(line.upper().startswith("DURATION") for line in event)
    return bool(days) and not lasts and max(days) < first.isoformat().replace("-", "")


def _lines(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    whole = ""
    for row in rows:
        row = row.rstrip("\r\n").replace("\x00", "")
        if len(row) > LONGEST:
            raise TooMuch
        if row[:1] in {" ", "\t"} and whole:
            whole += row[1:]
            if len(whole) > LONGEST:
                raise TooMuch
            continue
        if found := _NAME.match(whole):
            yield found[1].upper(), whole
        whole = row
    if found := _NAME.match(whole):
        yield found[1].upper(), whole
