"""What is written for calendars, read by two libraries that know nothing of each other."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.due import Due, instant
from carefront.core.recurrence import Recurrence, occurrences
from carefront.kit.itip import Meeting, Party, cancel, components, request
from carefront.kit.itip.zones import timezones
from tests.kit.itip.meeting import ONE, SERIES, ZONE

TUESDAYS = ["2026-03-03T09:00", "2026-03-17T09:00", "2026-04-15T14:30", "2026-04-28T08:00"]


def by_icalendar(raw: bytes) -> list[dict[str, Any]]:
    """Answer the events of a file as icalendar reads them."""
    return [
        {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "start": event.decoded("DTSTART").astimezone(UTC),
            "end": event.decoded("DTEND").astimezone(UTC),
            "summary": str(event["SUMMARY"]),
            "description": str(event.get("DESCRIPTION", "")),
            "organizer": (event["ORGANIZER"].params["CN"], str(event["ORGANIZER"])),
            "attendees": [(one.params["CN"], one.params["PARTSTAT"], str(one)) for one in event["ATTENDEE"]],
            "status": str(event["STATUS"]),
        }
        for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")
    ]


def by_vobject(raw: bytes) -> list[dict[str, Any]]:
    """Answer the events of a file as vobject reads them."""
    return [
        {
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "start": event.dtstart.value.astimezone(UTC),
            "end": event.dtend.value.astimezone(UTC),
            "summary": event.summary.value,
            "description": event.description.value,
            "organizer": (event.organizer.params["CN"][0], event.organizer.value),
            "attendees": [
                (one.params["CN"][0], one.params["PARTSTAT"][0], one.value) for one in event.contents["attendee"]
            ],
            "status": event.status.value,
        }
        for event in vobject.readOne(raw.decode()).vevent_list
    ]


@pytest.mark.parametrize("made", [request(SERIES), request(ONE), cancel(SERIES), cancel(ONE)])
def test_two_libraries_read_the_same(made: bytes) -> None:
    assert by_icalendar(made) == by_vobject(made)


def test_an_invitation_says_who_what_and_when() -> None:
    master, moved = by_icalendar(request(SERIES))
    assert (master["uid"], master["sequence"], master["status"]) == ("series-1@carefront", 3, "CONFIRMED")
    assert master["start"] == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert master["end"] - master["start"] == timedelta(minutes=50)
    assert master["summary"] == SERIES.title
    assert master["description"] == SERIES.description.strip()
    assert master["organizer"] == ("Ada 'A.' Löw, Coach", "mailto:carefront+m.abc@site.example")
    assert master["attendees"][1] == ("Zoë; the other", "NEEDS-ACTION", "mailto:zoe@harbour.example")
    assert moved["start"] == datetime(2026, 4, 15, 14, 30, tzinfo=UTC)


def test_every_library_and_the_rules_agree_on_the_days_of_a_series() -> None:
    book = icalendar.Calendar.from_ical(request(SERIES))
    found = recurring_ical_events.of(book).between(date(2026, 3, 1), date(2026, 5, 10))
    starts = sorted(event.decoded("DTSTART").astimezone(UTC) for event in found)
    assert [f"{one:%Y-%m-%dT%H:%M}" for one in starts] == TUESDAYS
    event = vobject.readOne(request(SERIES).decode()).vevent_list[0]
    days = [one.date() for one in event.getrruleset(addRDate=True)]
    assert SERIES.recurrence is not None
    assert days == occurrences(SERIES.recurrence, date(2026, 3, 3), after=date(2026, 1, 1), most=99)


def test_the_lines_are_what_calendars_insist_on() -> None:
    text = request(SERIES).decode()
    assert "METHOD:REQUEST\r\n" in text
    assert "DTSTART;TZID=Europe/Berlin:20260303T100000\r\n" in text
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261231T090000Z;INTERVAL=2;BYDAY=TU\r\n" in text
    assert "EXDATE;TZID=Europe/Berlin:20260331T100000\r\n" in text
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260414T100000\r\n" in text
    assert "DTSTAMP:20260220T093000Z\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert request(SERIES) == request(replace(SERIES))


def test_a_cancellation_names_the_series_or_the_one() -> None:
    one = replace(SERIES, recurrence=None, moved=(), occurrence=Due(date(2026, 4, 14), time(10), ZONE))
    for made, is_one in ((cancel(SERIES), False), (cancel(one), True)):
        text = made.decode()
        assert "METHOD:CANCEL" in text
        assert "STATUS:CANCELLED" in text
        assert "STATUS:CONFIRMED" not in text
        assert ("RECURRENCE-ID;TZID=Europe/Berlin:20260414T100000" in text) is is_one


def test_an_invitation_to_one_of_a_series_names_it() -> None:
    one = replace(
        SERIES,
        recurrence=None,
        moved=(),
        starts=Due(date(2026, 4, 15), time(9), "America/New_York"),
        occurrence=Due(date(2026, 4, 14), time(10), ZONE),
    )
    book = icalendar.Calendar.from_ical(request(one))
    (event,) = book.walk("VEVENT")
    assert event.decoded("RECURRENCE-ID").astimezone(UTC) == datetime(2026, 4, 14, 8, tzinfo=UTC)
    assert [str(zone["TZID"]) for zone in book.walk("VTIMEZONE")] == ["America/New_York", "Europe/Berlin"]


def test_a_feed_names_nobody_who_is_invited() -> None:
    for event in components(SERIES):
        assert "ATTENDEE" not in event
        assert "ORGANIZER" not in event


def test_a_series_repeats_its_wall_time_where_the_clocks_skip_it() -> None:
    night = replace(
        SERIES,
        starts=Due(date(2026, 3, 29), time(2, 30), ZONE),
        recurrence=Recurrence.from_code("day/1 x3"),
        moved=(),
    )
    assert b"DTSTART;TZID=Europe/Berlin:20260329T023000" in request(night)
    assert b"DTSTART;TZID=Europe/Berlin:20260329T033000" in request(replace(night, recurrence=None))


def test_a_series_begins_on_a_day_of_its_rule() -> None:
    thursday = replace(SERIES, starts=Due(date(2026, 3, 5), time(10), ZONE), moved=())
    assert b"DTSTART;TZID=Europe/Berlin:20260317T100000" in request(thursday)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=300))
def test_no_words_break_a_file(name: str, address: str, words: str) -> None:
    organizer = Party(name, f"{address}@site.example")
    made = request(replace(ONE, title=words, description=words, place=words, url=words, uid=words, organizer=organizer))
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    begun = [line for line in made.split(b"\r\n") if line.startswith((b"BEGIN:", b"END:", b"METHOD:", b"ATTENDEE"))]
    assert begun == [line for line in request(ONE).split(b"\r\n") if line in begun]
    assert [str(one) for one in event["ATTENDEE"]] == [f"mailto:{one.address}" for one in ONE.attendees]
    assert b"\x00" not in made


ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Europe/London",
]


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_a_file_is_the_zone(zone: str) -> None:
    """Read by a library that takes the file's own word for it, hour after hour."""
    (told,) = timezones([zone, "UTC"], date(2026, 5, 5))
    there = told.to_tz(lookup_tzid=False)
    hour = datetime(2026, 1, 2, tzinfo=UTC)
    while hour < datetime(2029, 1, 1, tzinfo=UTC):
        wall = hour.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if not wall.replace(tzinfo=ZoneInfo(zone)).fold and instant(wall.date(), wall.time(), zone) == hour:
            assert wall.replace(tzinfo=there).utcoffset() == hour.astimezone(ZoneInfo(zone)).utcoffset(), wall
        hour += timedelta(hours=1, minutes=30)


def test_a_zone_that_keeps_to_rules_is_told_by_rules() -> None:
    text = request(SERIES).decode()
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "DTSTART:20260329T020000" in text  # in the time before the change


def test_utc_needs_no_zone() -> None:
    utc: Meeting = replace(ONE, starts=Due(date(2026, 3, 3), time(10), "UTC"))
    assert b"VTIMEZONE" not in request(utc)
    assert b"DTSTART:20260303T100000Z" in request(utc)
