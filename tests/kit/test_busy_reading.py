"""Busy times out of calendars: nothing else is kept, and no calendar holds anybody up."""

import io
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import IO

import pytest

from carefront.kit.busy.expanding import busy_times
from carefront.kit.busy.reading import Days, Moments, Share, Unread, Unreadable, read_busy
from carefront.kit.busy.sifting import NoCalendar, TooMuch, sifted

FIRST, LAST = date(2026, 3, 1), date(2026, 4, 30)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def event(*lines: str) -> str:
    """Write an event with a title, a place, a person and a long description in it."""
    secret = ["SUMMARY:canary title", "LOCATION:canary place", "ATTENDEE;CN=canary person:mailto:canary@x.example"]
    return "\r\n".join(["BEGIN:VEVENT", *secret, "DESCRIPTION:canary\r\n words", *lines, "END:VEVENT"])


def book(*events: str, head: str = HEAD) -> str:
    """Write a calendar."""
    return head + "\r\n".join(events) + "\r\nEND:VCALENDAR\r\n"


MEETING = event(
    "UID:1",
    "DTSTART;TZID=Europe/Berlin:20260324T100000",
    "DTEND;TZID=Europe/Berlin:20260324T110000",
    "RRULE:FREQ=WEEKLY",
)


def found(text: str, zone: str = "Europe/Berlin") -> list[tuple[str, str]]:
    """Answer the busy times of a calendar, read in this process."""
    return busy_times(io.StringIO(text, newline=None), first=FIRST, last=LAST, zone=zone)


def test_a_series_keeps_its_hour_and_ends_with_the_window() -> None:
    times = found(book(MEETING))
    assert [start[:16] for start, _ in times] == [
        "2026-03-24T09:00",
        "2026-03-31T08:00",
        "2026-04-07T08:00",
        "2026-04-14T08:00",
        "2026-04-21T08:00",
        "2026-04-28T08:00",
    ]


def test_exceptions_and_moved_ones_are_heeded() -> None:
    less = MEETING.replace("RRULE", "EXDATE;TZID=Europe/Berlin:20260331T100000\r\nRRULE")
    moved = event(
        "UID:1",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260407T100000",
        "DTSTART:20260409T120000Z",
        "DTEND:20260409T123000Z",
    )
    starts = [start[:16] for start, _ in found(book(less, moved))]
    assert starts[:3] == ["2026-03-24T09:00", "2026-04-09T12:00", "2026-04-14T08:00"]


def test_free_and_cancelled_entries_are_left_out() -> None:
    one = ["DTSTART:20260324T100000Z", "DTEND:20260324T110000Z"]
    for free in ("TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"):
        assert found(book(event("UID:1", *one, free))) == []
    assert len(found(book(event("UID:1", *one, "STATUS:TENTATIVE")))) == 1


def test_whole_days_stay_days_and_wall_times_are_the_persons() -> None:
    days = event("UID:1", "DTSTART;VALUE=DATE:20260402", "DTEND;VALUE=DATE:20260407")
    floating = event("UID:2", "DTSTART:20260324T100000", "DURATION:PT1H")
    assert found(book(days, floating), zone="America/New_York") == [
        ("2026-04-02", "2026-04-07"),
        ("2026-03-24T14:00:00+00:00", "2026-03-24T15:00:00+00:00"),
    ]
    assert found(book(event("UID:1", "DTSTART;VALUE=DATE:20260402"))) == [("2026-04-02", "2026-04-03")]


def test_meetings_that_touch_are_one_stretch() -> None:
    hours = [
        event(f"UID:{at}", f"DTSTART:20260324T{at:02}0000Z", f"DTEND:20260324T{at + 1:02}1000Z")
        for at in (9, 10, 11, 14)
    ]
    assert [(start[11:16], end[11:16]) for start, end in found(book(*hours))] == [
        ("09:00", "12:10"),
        ("14:00", "15:10"),
    ]


def test_a_zone_of_its_own_is_understood() -> None:
    own = "BEGIN:VTIMEZONE\r\nTZID:Customized\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
    own += "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    there = event("UID:1", "DTSTART;TZID=Customized:20260324T100000", "DTEND;TZID=Customized:20260324T110000")
    assert found(book(own, there))[0][0] == "2026-03-24T07:00:00+00:00"
    windows = there.replace("Customized", "W. Europe Standard Time")
    assert found(book(windows))[0][0] == "2026-03-24T09:00:00+00:00"


def test_titles_places_and_people_are_dropped_before_anything_is_read() -> None:
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDESCRIPTION:canary\r\nEND:VALARM"
    todo = "BEGIN:VTODO\r\nUID:9\r\nSUMMARY:canary\r\nEND:VTODO"
    kept = "\n".join(
        sifted(io.StringIO(book(MEETING.replace("END:VEVENT", f"{alarm}\r\nEND:VEVENT"), todo), newline=None), FIRST)
    )
    assert "canary" not in kept
    assert "VALARM" not in kept
    assert "DTSTART;TZID=Europe/Berlin:20260324T100000" in kept


def test_single_events_long_past_are_not_even_read() -> None:
    past = event("UID:1", "DTSTART:20200324T100000Z", "DTEND:20200324T110000Z")
    long = event("UID:2", "DTSTART:20200324T100000Z", "DURATION:P3000D")
    old = event("UID:3", "DTSTART:20200324T100000Z", "DTEND:20200324T110000Z", "RRULE:FREQ=MONTHLY")
    kept = [line for line in sifted(io.StringIO(book(past, long, old), newline=None), FIRST) if line.startswith("UID")]
    assert kept == ["UID:2", "UID:3"]
    assert len(found(book(past, long, old))) == 1  # inside the long one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html><body>Sign in</body></html>",
        "BEGIN:VCARD\r\nEND:VCARD\r\n",
        HEAD,
        HEAD + "END:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\n" * 20,
        "\x00" * 100,
    ],
)
def test_what_is_no_calendar_is_told_apart(text: str) -> None:
    with pytest.raises(NoCalendar):
        found(text)


def test_one_odd_event_does_not_hide_the_others() -> None:
    odd = [
        event("UID:2", "DTSTART:nonsense"),
        event("UID:3", "RRULE:FREQ=WEEKLY;BYDAY=XX", "DTSTART:20260324T100000Z"),
        event("UID:4", "DTSTART:20260324T100000Z", "DTEND;VALUE=DATE:20260325"),
        event("UID:5", "DTSTART:99991231T235959Z", "DURATION:P9999999D"),
        event("DTSTART:20260324T100000Z", "DTEND:20260323T100000Z"),
    ]
    for one in odd:
        assert ("2026-03-31T08:00:00+00:00", "2026-03-31T09:00:00+00:00") in found(book(one, MEETING)), one


@pytest.fixture
def file() -> Iterator[IO[bytes]]:
    """A file to write a calendar to."""
    with tempfile.TemporaryFile() as opened:
        yield opened


def read(file: IO[bytes], text: str | bytes, share: Share | None = None) -> list[Moments | Days]:
    """Read a calendar as the worker does: by a process of its own."""
    file.write(text.encode() if isinstance(text, str) else text)
    file.seek(0)
    return read_busy(file, first=FIRST, last=LAST, zone="Europe/Berlin", share=share)


def test_a_process_of_its_own_answers_the_same(file: IO[bytes]) -> None:
    days = event("UID:7", "DTSTART;VALUE=DATE:20260402", "DTEND;VALUE=DATE:20260407")
    told = read(file, b"\xef\xbb\xbf" + book(days, MEETING).encode() + b"\xff\xfe")
    assert told[0] == Days(date(2026, 4, 2), date(2026, 4, 6))
    assert told[1] == Moments(datetime(2026, 3, 24, 9, tzinfo=UTC), datetime(2026, 3, 24, 10, tzinfo=UTC))


ENDLESS = MEETING.replace("FREQ=WEEKLY", "FREQ=SECONDLY")
DAY = "20260331T100000Z"
ODD_ZONE = "BEGIN:VTIMEZONE\r\nTZID:Odd\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0300"
HOSTILE = {
    "for ever each second": ENDLESS,
    "each second since long": ENDLESS.replace("20260324", "19000101"),
    "a million exceptions": MEETING.replace("RRULE", f"EXDATE:{','.join([DAY] * 1_000_000)}\r\nRRULE"),
    "a million extra days": MEETING.replace("RRULE:FREQ=WEEKLY", "RDATE:" + f"{DAY}\r\n ," * 1_000_000),
    "many events": "\r\n".join([MEETING] * 60_000),
    "a zone that changes each second": f"{ODD_ZONE}\r\nTZOFFSETTO:+0300\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n"
    f"END:VTIMEZONE\r\n{MEETING.replace('Europe/Berlin', 'Odd')}",
}


def outcome(file: IO[bytes], text: str) -> object:
    """Answer how many busy times a calendar has, or why it was not read."""
    try:
        return len(read(file, text, Share(seconds=2, megabytes=600)))
    except Unreadable as error:
        return error.why


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_calendar_costs_its_share_and_no_more(name: str, file: IO[bytes]) -> None:
    began = time.monotonic()
    assert outcome(file, book(HOSTILE[name])) in {Unread.TOO_MUCH, 6}
    assert time.monotonic() - began < 12


def test_a_web_page_is_no_calendar(file: IO[bytes]) -> None:
    with pytest.raises(Unreadable) as unread:
        read(file, "<!doctype html><title>Sign in</title>")
    assert unread.value.why is Unread.NO_CALENDAR


def test_too_many_busy_times_are_too_much() -> None:
    starts = (datetime(2026, 3, 1) + timedelta(minutes=15 * number) for number in range(5800))
    folded = ",\r\n ".join(f"{start:%Y%m%dT%H%M%S}Z" for start in starts)
    with pytest.raises(TooMuch):
        found(book(event("UID:1", "DTSTART:20260301T000000Z", "DURATION:PT1M", f"RDATE:{folded}")))
