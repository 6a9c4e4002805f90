"""Calendars of this machine's own, and the worker that fetches them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from carefront.calendars.commands import fetching, subscribing
from carefront.core.actors import Actor
from tests.cast import Cast
from tests.commitments.conftest import at_now, visit
from tests.kit.outside.server import Told, answer, serving

__all__ = ["at_now", "visit"]

Fetch = Callable[[datetime], int]
WEEKLY = """BEGIN:VEVENT
UID:1
SUMMARY:canary1bird title
LOCATION:canary2bird
ATTENDEE;CN=canary3bird:mailto:canary4bird@x.example
DTSTART:20260312T100000Z
DTEND:20260312T110000Z
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
"""
HOLIDAY = """BEGIN:VEVENT
UID:2
SUMMARY:canary5bird
DTSTART;VALUE=DATE:20260406
DTEND;VALUE=DATE:20260411
END:VEVENT
"""


def book(*events: str) -> bytes:
    """Write a calendar."""
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + "".join(events) + "END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


@pytest.fixture
def server(settings: Settings) -> Iterator[Told]:
    """A server with a calendar: three meetings and five days as a whole."""
    with serving(answer(book(WEEKLY, HOLIDAY), ETag='"one"')) as told:
        settings.CALENDAR_HOSTS = [told.host]
        yield told


@pytest.fixture
def mine(cast: Cast, server: Told, now: datetime) -> UUID:
    """Ben's subscription to it, fetched."""
    made = subscribing.subscribe(by=cast.ben, url=server.url, name="Work", now=now)
    assert fetching.fetch_due(now, "worker", 5) == 1
    return made


Visit = Callable[[Actor], Client]
