"""The lines of a calendar that came from outside, read one by one: nothing is expanded, looked up or followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_BYTES = 1024 * 1024
MOST_LINES = 20_000
MOST_EVENTS = 50
DEEPEST = 8  # components within components
LONGEST = 20_000  # characters of one line, unfolded

_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_PARAM = re.compile(r';([A-Za-z0-9-]{1,64})=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one property: its parameters by upper-case name, and its value as it stands."""

    params: dict[str, str]
    value: str

    def text(self) -> str:
        """Answer the value as words."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the METHOD of a calendar, and each of its events by property name."""

    method: str
    events: list[dict[str, list[Line]]] = field(default_factory=list)


def found_in(raw: bytes) -> Found | None:
    """Answer what events stand in `raw`; None when it is no calendar, or more than anybody sends."""
    if len(raw) > MOST_BYTES:
        return None
    method, events = "", []
    stack: list[str] = []
    begun = False
    for name, line in _lines(_decoded(raw)):
        if name == "BEGIN":
            stack.append(line.value.strip().upper())
            begun = begun or stack == ["VCALENDAR"]
            if stack == ["VCALENDAR", "VEVENT"]:
                events.append(dict[str, list[Line]]())
            if len(stack) > DEEPEST or len(events) > MOST_EVENTS:
                return None
        elif name == "END":
            if not stack or stack.pop() != line.value.strip().upper():
                return None
        elif stack == ["VCALENDAR"] and name == "METHOD":
            method = method or line.value.strip().upper()
        elif stack == ["VCALENDAR", "VEVENT"]:
            events[-1].setdefault(name, []).append(line)
    # One that does not end was cut short: what its last event says may be half of it.
    return Found(method[:40], events) if begun and not stack else None


def _decoded(raw: bytes) -> str:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[tuple[str, Line]]:
    """Answer the lines that say something, unfolded; others are passed over."""
    rows = re.split(r"\r\n|\n|\r", text.replace("\x00", ""), maxsplit=MOST_LINES)[:MOST_LINES]
    unfolded: list[str] = []
    for row in [*rows, ""]:
        if row[:1] in {" ", "\t"} and unfolded:
            unfolded.append(row[1:])
            continue
        if unfolded and (line := _line("".join(unfolded))) is not None:
            yield line
        unfolded = [row]


def _line(row: str) -> tuple[str, Line] | None:
    if len(row) > LONGEST or not (name := _NAME.match(row)):
        return None
    place, params = name.end(), {}
    while (param := _PARAM.match(row, place)) is not None:
        params[param[1].upper()] = param[2].replace('"', "")
        place = param.end()
    if row[place : place + 1] != ":":
        return None
    return name[0].upper(), Line(params, row[place + 1 :])
