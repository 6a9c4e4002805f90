"""Answers as calendars send them, and as nobody should."""

import random
import time as clock
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.kit.itip import Answered, read_answer, read_answers
from carefront.kit.itip.lines import MOST_BYTES
from carefront.kit.itip.reading import moment

GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=SECONDLY
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20260303T100000
DTEND;TZID=Europe/Berlin:20260303T105000
DTSTAMP:20260221T101500Z
ORGANIZER;CN=Ada:mailto:carefront+m.abc@site.example
UID:series-1@carefront
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Ben H
 arbour;X-NUM-GUESTS=0:mailto:ben@harbour.example
RECURRENCE-ID;TZID=Europe/Berlin:20260331T100000
COMMENT:I may be late\\, by five minutes\\nor so
SEQUENCE:3
STATUS:CONFIRMED
BEGIN:VALARM
ATTENDEE;PARTSTAT=DECLINED:mailto:nobody@harbour.example
UID:another
END:VALARM
END:VEVENT
END:VCALENDAR
"""
OUTLOOK = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REPLY
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN="Ben, of Harbour":MAILTO:Ben@Harbour.example
CLASS:PRIVATE
DTSTART;TZID="W. Europe Standard Time":20260303T100000
PRIORITY:5
RECURRENCE-ID;TZID="W. Europe Standard Time":20260414T100000
SEQUENCE:3
SUMMARY;LANGUAGE=de:Abgelehnt: Coaching
UID:series-1@carefront
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-CDO-APPT-SEQUENCE:3
END:VEVENT
END:VCALENDAR
"""
OUTLOOK_COUNTER = """BEGIN:VCALENDAR
METHOD:COUNTER
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;PARTSTAT=TENTATIVE;CN=Ben:mailto:ben@harbour.example
COMMENT;LANGUAGE=en-US:Could we do the afternoon?\\n
UID:one-1@carefront
DTSTART;TZID=Customized Time Zone:20260303T150000
DTEND;TZID=Customized Time Zone:20260303T155000
X-MS-OLK-ORIGINALSTART;TZID=Customized Time Zone:20260303T100000
SEQUENCE:0
END:VEVENT
END:VCALENDAR
"""
APPLE = """BEGIN:VCALENDAR
CALSCALE:GREGORIAN
METHOD:REPLY
PRODID:-//Apple Inc.//macOS 15.0//EN
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;CN="Ben";CUTYPE=INDIVIDUAL;EMAIL="ben@harbour.example";PARTSTAT=TENTATIVE:/aMTIzNDU2/principal/
DTEND;TZID=Europe/Berlin:20260303T105000
TRANSP:OPAQUE
ORGANIZER;CN="Ada":mailto:carefront+m.abc@site.example
UID:one-1@carefront
DTSTAMP:20260221T101500Z
LOCATION:Room 2
SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20260303T100000
REQUEST-STATUS:2.0;Success
END:VEVENT
END:VCALENDAR
"""


def wire(text: str) -> bytes:
    """Answer a calendar as it travels."""
    return text.replace("\n", "\r\n").encode()


def test_google_answers() -> None:
    answer = read_answer(wire(GOOGLE))
    assert answer is not None
    assert (answer.uid, answer.sequence, answer.attendee) == ("series-1@carefront", 3, "ben@harbour.example")
    assert answer.answer is Answered.ACCEPTED
    assert answer.comment == "I may be late, by five minutes\nor so"
    assert answer.recurrence_id == datetime(2026, 3, 31, 8, tzinfo=UTC)
    assert answer.occurrence_day("Europe/Berlin") == date(2026, 3, 31)


def test_outlook_answers_in_the_zones_of_windows() -> None:
    answer = read_answer(wire(OUTLOOK))
    assert answer is not None
    assert (answer.answer, answer.attendee) == (Answered.DECLINED, "Ben@Harbour.example")
    assert answer.recurrence_id == datetime(2026, 4, 14, 8, tzinfo=UTC)


def test_outlook_proposes_another_time() -> None:
    answer = read_answer(wire(OUTLOOK_COUNTER))
    assert answer is not None
    assert (answer.answer, answer.comment, answer.proposed_minutes) == (
        Answered.COUNTER,
        "Could we do the afternoon?",
        50,
    )
    assert answer.proposed is not None
    assert answer.proposed.tzinfo is None  # a zone that nobody knows: the meeting's own
    assert moment(answer.proposed, "Europe/Berlin") == datetime(2026, 3, 3, 14, tzinfo=UTC)
    assert answer.recurrence_id is None


def test_apple_answers_with_the_address_beside() -> None:
    answer = read_answer(wire(APPLE))
    assert answer is not None
    assert (answer.answer, answer.attendee) == (Answered.TENTATIVE, "ben@harbour.example")


def test_several_answers_in_one_are_all_read() -> None:
    head, event = GOOGLE.split("BEGIN:VEVENT")[0], "BEGIN:VEVENT" + GOOGLE.split("BEGIN:VEVENT")[1].split("END:VCAL")[0]
    other = event.replace("20260331", "20260414").replace("ACCEPTED", "DECLINED")
    answers = read_answers(wire(head + event + other + "END:VCALENDAR\n"))
    assert [one.answer for one in answers] == [Answered.ACCEPTED, Answered.DECLINED]


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("METHOD:REPLY\n", "METHOD:REQUEST\n"),
        ("METHOD:REPLY\n", "METHOD:PUBLISH\n"),
        ("METHOD:REPLY\n", "METHOD:REQUEST\nMETHOD:REPLY\n"),
        ("PARTSTAT=ACCEPTED", "PARTSTAT=DELEGATED"),
        ("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION"),
        ("UID:series-1@carefront", "UID:"),
        ("UID:series-1@carefront", "UID:" + "x" * 300),
        ("BEGIN:VEVENT", "BEGIN:VTODO"),
        ("RECURRENCE-ID;TZID=Europe/Berlin:20260331T100000", "RECURRENCE-ID:sometime"),
        ("RECURRENCE-ID;TZID=Europe/Berlin:20260331T100000", "RECURRENCE-ID:99999999T999999Z"),
        ("BEGIN:VALARM", "BEGIN:VALARM\n" * 20),
    ],
)
def test_what_answers_nothing_is_not_taken_for_an_answer(change: str, to: str) -> None:
    assert change in GOOGLE
    assert read_answer(wire(GOOGLE.replace(change, to))) is None


@pytest.mark.parametrize("edge", ["99991231T235959Z", "99910101T000000", "00010101T000000Z", "19691231"])
def test_a_day_at_the_edge_of_the_calendar_is_nobodys_answer(edge: str) -> None:
    assert read_answer(wire(GOOGLE.replace("20260331T100000", edge))) is None


def test_a_missing_method_is_told_by_the_answer() -> None:
    answer = read_answer(wire(GOOGLE.replace("METHOD:REPLY\n", "")))
    assert answer is not None
    assert answer.answer is Answered.ACCEPTED


def test_of_several_attendees_it_is_the_sender() -> None:
    two = GOOGLE.replace("COMMENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:zoe@harbour.example\nCOMMENT", 1)
    assert read_answer(wire(two)) is None
    answer = read_answer(wire(two), sender="Zoe@harbour.example ")
    assert answer is not None
    assert answer.answer is Answered.DECLINED


def test_odd_codings_and_zeros_are_borne() -> None:
    for raw in (
        GOOGLE.encode(),
        GOOGLE.encode("utf-16"),
        b"\xef\xbb\xbf" + wire(GOOGLE),
        wire(GOOGLE).replace(b"COMMENT:", b"COMMENT:\x00"),
        wire(GOOGLE).replace(b"or so", b"or s\xf6"),
        wire(GOOGLE).replace(b"CN=Ben", b"CN=\xff\xfeBen"),
        wire(GOOGLE).replace(b"SEQUENCE:3", b"SEQUENCE:" + b"9" * 5000),
    ):
        answer = read_answer(raw)
        assert answer is not None
        assert "\x00" not in answer.comment


def test_what_is_too_much_is_left_unread_and_costs_little() -> None:
    event = GOOGLE.split("BEGIN:VEVENT")[1].split("END:VCAL")[0]
    many = "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + ("BEGIN:VEVENT" + event) * 2000 + "END:VCALENDAR\n"
    odd = 'ATTENDEE;X="' + '","' * 5000 + ":mailto:x@y.example"
    began = clock.process_time()
    assert read_answers(wire(many)) == ()
    assert read_answers(wire(GOOGLE) + b"X" * MOST_BYTES) == ()
    for raw in (
        wire(GOOGLE.replace("COMMENT", odd + "\nCOMMENT")),
        wire("BEGIN:VCALENDAR\n" * 60_000),
        wire("BEGIN:VCALENDAR\nBEGIN:VEVENT\nCOMMENT:" + "\n x" * 250_000),
        wire("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "ATTENDEE;" + "a=b;" * 200_000),
        b"\n" * (MOST_BYTES - 1),
    ):
        read_answers(raw)
    assert clock.process_time() - began < 5


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    assert read_answers(raw) == ()
    read_answers(b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\nATTENDEE;PARTSTAT=" + raw)


def test_no_bent_letter_breaks_the_reader() -> None:
    luck = random.Random(7)
    for text in (GOOGLE, OUTLOOK, OUTLOOK_COUNTER, APPLE):
        whole = wire(text)
        for _ in range(300):
            bent = bytearray(whole)
            for _ in range(luck.randint(1, 12)):
                bent[luck.randrange(len(bent))] = luck.randrange(256)
            cut = luck.randrange(len(bent))
            read_answers(bytes(bent))
            read_answers(bytes(bent[cut:] + bent[:cut]))
