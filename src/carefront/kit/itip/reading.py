"""What people answer to an invitation, read from the calendar that theirs sent (iTIP REPLY and COUNTER)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from carefront.core.due import instant
from carefront.core.words import clean, clean_line
from carefront.kit.itip.lines import Found, Line, found_in
from carefront.kit.itip.meetings import Answered

COMMENT = 2000  # characters
MOST_UID = 250
_YEARS = range(1970, 9991)  # far enough from both ends of the calendar that every zone has all of their moments
_MOMENT = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_DURATION = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?")
_SAID = {
    "ACCEPTED": Answered.ACCEPTED,
    "TENTATIVE": Answered.TENTATIVE,
    "DECLINED": Answered.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what one attendee answered about a meeting, or about the one occurrence `recurrence_id` of it.

    A moment is aware; it is without a zone where the other calendar names one that nobody knows, and then it is the
    wall time that the meeting's own zone has (`moment`). `proposed` goes with a counter.
    """

    uid: str
    recurrence_id: datetime | None
    sequence: int
    attendee: str  # an address, as the calendar claims
    answer: Answered
    comment: str = ""
    proposed: datetime | None = None
    proposed_minutes: int | None = None

    def occurrence_day(self, zone: str) -> date | None:
        """Answer the local day, in the meeting's `zone`, of the occurrence that is meant; None for all of them."""
        return (
            None if self.recurrence_id is None else moment(self.recurrence_id, zone).astimezone(ZoneInfo(zone)).date()
        )


def moment(given: datetime, zone: str) -> datetime:
    """Answer a moment of an answer as an instant; `zone` is the meeting's own, for one that names none."""
    return given.astimezone(UTC) if given.tzinfo else instant(given.date(), given.time(), zone)


def read_answer(raw: bytes, *, sender: str = "") -> Answer | None:
    """Answer the first thing that is said in a calendar; None when nothing is answered in it."""
    return next(iter(read_answers(raw, sender=sender)), None)


def read_answers(raw: bytes, *, sender: str = "") -> tuple[Answer, ...]:
    """Answer everything that is said in a calendar, one for each occurrence it is about; at most 50.

    A reply names one attendee; where a calendar names several, it is the one whose address is `sender`.
    """
    found = found_in(raw)
    if found is None or found.method not in {"REPLY", "COUNTER", ""}:
        return ()
    answers = (_answer(found, event, sender.strip().lower()) for event in found.events)
    return tuple(answer for answer in answers if answer is not None)


def _answer(found: Found, event: dict[str, list[Line]], sender: str) -> Answer | None:
    uid = clean_line(_first(event, "UID"))
    attendee = _attendee(event.get("ATTENDEE", []), sender)
    if not 0 < len(uid) <= MOST_UID or attendee is None:
        return None
    said = Answered.COUNTER if found.method == "COUNTER" else _SAID.get(attendee.params.get("PARTSTAT", "").upper())
    which = event.get("RECURRENCE-ID", [])
    occurrence = _moment(which[0]) if which else None
    if said is None or (which and occurrence is None):
        return None  # about one occurrence and nobody can tell which: better unread than taken for the whole series
    proposed = _moment(event["DTSTART"][0]) if said is Answered.COUNTER and "DTSTART" in event else None
    if said is Answered.COUNTER and proposed is None:
        return None
    return Answer(
        uid=uid,
        recurrence_id=occurrence,
        sequence=_number(_first(event, "SEQUENCE")),
        attendee=_mail_address(attendee),
        answer=said,
        comment=clean(event["COMMENT"][0].text())[:COMMENT] if "COMMENT" in event else "",
        proposed=proposed,
        proposed_minutes=_minutes(event, proposed) if proposed else None,
    )


def _first(event: dict[str, list[Line]], name: str) -> str:
    return event[name][0].text().strip() if name in event else ""


def _attendee(lines: list[Line], sender: str) -> Line | None:
    if len(lines) == 1:
        return lines[0]
    return next((line for line in lines if _mail_address(line).lower() == sender), None) if sender else None


def _mail_address(line: Line) -> str:
    """Answer an attendee's address; some calendars have a path or a number there, and the address beside it."""
    value = clean_line(line.value)
    if value[:7].lower() == "mailto:":
        value = value[7:]
    elif "@" not in value:
        value = clean_line(line.params.get("EMAIL", ""))
    return value[:320] if "@" in value else ""


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def _moment(line: Line) -> datetime | None:
    given = _MOMENT.fullmatch(line.value.strip())
    if given is None:
        return None
    try:
        day = date.fromisoformat(given[1])
        if day.year not in _YEARS:
            return None
        at = time.fromisoformat(given[2]) if given[2] else time()
        if given[3]:
            return datetime.combine(day, at, UTC)
        zone = _zone(line.params.get("TZID", ""))
        return instant(day, at, zone) if zone else datetime.combine(day, at)
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> str:
    """Answer the IANA name of a zone that a calendar calls `name`, also in Windows' words; empty for one unknown."""
    name = name.strip().strip("/")[-120:]
    for each in (WINDOWS_TO_OLSON.get(name, name), "/".join(name.split("/")[-2:]), "/".join(name.split("/")[-3:])):
        try:
            if each:
                return ZoneInfo(each).key
        except (KeyError, ValueError, OSError):
            continue
    return ""


def _minutes(event: dict[str, list[Line]], begin: datetime) -> int | None:
    if "DTEND" in event and (end := _moment(event["DTEND"][0])) is not None:
        if (end.tzinfo is None) != (begin.tzinfo is None):
            return None
        length = end - begin
    elif (told := _DURATION.fullmatch(_first(event, "DURATION"))) is not None:
        weeks, days, hours, minutes = (int(part or 0) for part in told.groups())
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    else:
        return None
    return minutes if 0 < (minutes := int(length / timedelta(minutes=1))) <= 7 * 24 * 60 else None
