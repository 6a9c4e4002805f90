"""Meetings written for calendars: an invitation or its change, a cancellation, and the parts of a feed."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vRecur

from carefront.core.due import Due, instant
from carefront.core.recurrence import first_day
from carefront.core.rrule import to_rrule
from carefront.core.words import clean, clean_line
from carefront.kit.itip.meetings import Answered, Attendee, Meeting, Moved, Party
from carefront.kit.itip.zones import timezones

_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f<>\",;:]")


def request(meeting: Meeting) -> bytes:
    """Write an invitation, or with a higher `sequence` its change (iTIP REQUEST)."""
    return _book("REQUEST", meeting, components(meeting, invites=True))


def cancel(meeting: Meeting) -> bytes:
    """Write that a meeting, its whole series, or with `occurrence` one of it does not take place (iTIP CANCEL)."""
    event = _event(meeting, meeting.starts, meeting.minutes, invites=True)
    event["STATUS"] = "CANCELLED"
    if meeting.occurrence is not None:
        event.add("recurrence-id", _wall(meeting.occurrence))
    elif meeting.recurrence is not None:
        _repeat(event, meeting)
    return _book("CANCEL", meeting, [event])


def components(meeting: Meeting, *, invites: bool = False) -> list[Event]:
    """Answer a meeting as the events of a calendar: itself, and each of its moved occurrences.

    Only what `invites` names who is invited; a feed that is published may not.
    """
    event = _event(meeting, meeting.starts, meeting.minutes, invites=invites)
    if meeting.occurrence is not None:
        event.add("recurrence-id", _wall(meeting.occurrence))
        return [event]
    if meeting.recurrence is None:
        return [event]
    _repeat(event, meeting)
    return [event, *(_moved(meeting, one, invites=invites) for one in sorted(meeting.moved, key=lambda one: one.was))]


def zones_of(meeting: Meeting) -> set[str]:
    """Answer the zones that a meeting's wall times are written in."""
    others = [one.starts.zone for one in meeting.moved]
    return {meeting.starts.zone, *others, *([meeting.occurrence.zone] if meeting.occurrence else [])}


def _book(method: str, meeting: Meeting, events: list[Event]) -> bytes:
    book = Calendar()
    book.add("prodid", "-//Carefront//Carefront//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", method)
    for zone in timezones(zones_of(meeting), _first(meeting)):
        book.add_component(zone)
    for event in events:
        book.add_component(event)
    text: bytes = book.to_ical()
    return text


def _first(meeting: Meeting) -> date:
    others = [one.starts.on for one in meeting.moved] + ([meeting.occurrence.on] if meeting.occurrence else [])
    return min([meeting.starts.on, *others])


def _event(meeting: Meeting, starts: Due, minutes: int, *, invites: bool) -> Event:
    event = Event()
    event.add("uid", clean_line(meeting.uid))
    event.add("dtstamp", meeting.changed_at)
    event.add("created", meeting.made_at)
    event.add("last-modified", meeting.changed_at)
    event.add("sequence", meeting.sequence)
    begin = _local(starts)
    event.add("dtstart", begin)
    event.add("dtend", (starts.instant() + timedelta(minutes=minutes)).astimezone(ZoneInfo(starts.zone)))
    event.add("summary", clean_line(meeting.title))
    for name, words in (("description", clean(meeting.description)), ("location", clean_line(meeting.place))):
        if words:
            event.add(name, words)
    if meeting.url:
        event.add("url", clean_line(meeting.url))
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    if invites:
        event.add("organizer", _address(meeting.organizer))
        for one in meeting.attendees:
            event.add("attendee", _attendee(one))
    return event


def _repeat(event: Event, meeting: Meeting) -> None:
    """Let an event come round in wall time, from the first day of its rule."""
    rec, starts = meeting.recurrence, meeting.starts
    assert rec is not None and starts.at is not None  # noqa: PT018
    first = Due(first_day(rec, starts.on) or starts.on, starts.at, starts.zone)
    end = first.instant() + timedelta(minutes=meeting.minutes)
    for name, value in (("dtstart", _wall(first)), ("dtend", end.astimezone(ZoneInfo(starts.zone)))):
        del event[name]
        event.add(name, value)
    event.add("rrule", vRecur.from_ical(to_rrule(rec, at=starts.at, zone=starts.zone)))
    walls = {name: [_wall(Due(day, starts.at, starts.zone)) for day in days] for name, days in (
        ("exdate", rec.skipped), ("rdate", [day for day in rec.extra if day not in rec.skipped and day >= starts.on])
    )}  # fmt: skip
    for name, days in walls.items():
        if days:
            event.add(name, days)


def _moved(meeting: Meeting, moved: Moved, *, invites: bool) -> Event:
    event = _event(meeting, moved.starts, moved.minutes, invites=invites)
    event.add("recurrence-id", _wall(Due(moved.was, meeting.starts.at, meeting.starts.zone)))
    return event


def _wall(due: Due) -> datetime:
    """Answer a wall time as it is said, even where the clocks skip it on that day: a series repeats it."""
    assert due.at is not None
    return datetime.combine(due.on, due.at.replace(microsecond=0, fold=0), ZoneInfo(due.zone))


def _local(due: Due) -> datetime:
    """Answer a wall time as the clocks show it on that day."""
    assert due.at is not None
    return instant(due.on, due.at.replace(microsecond=0), due.zone).astimezone(ZoneInfo(due.zone))


def _address(party: Party) -> vCalAddress:
    made = vCalAddress("mailto:" + _NOT_IN_ADDRESSES.sub("", clean_line(party.address)))
    name = clean_line(party.name).replace('"', "'")
    if name:
        made.params["CN"] = name
    return made


def _attendee(one: Attendee) -> vCalAddress:
    made = _address(one)
    answer = Answered.TENTATIVE if one.answer is Answered.COUNTER else one.answer
    made.params["CUTYPE"] = "INDIVIDUAL"
    made.params["ROLE"] = "REQ-PARTICIPANT"
    made.params["PARTSTAT"] = answer.value.upper()
    made.params["RSVP"] = "TRUE"
    return made
