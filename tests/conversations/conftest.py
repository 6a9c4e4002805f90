"""A conversation between Ada and Ben, in writing, and read."""

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.models import Finding, Speaker
from carefront.core.actors import Actor
from carefront.kit import jobs
from tests.cast import Cast
from tests.commitments.conftest import at_now, visit

__all__ = ["at_now", "visit"]

CALL = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ada Lane>Good morning. How did the calls go?

00:00:05.000 --> 00:00:09.000
<v Ben>Well enough. I'll send you the pricing page by Friday.

00:00:10.000 --> 00:00:14.000
<v Ada Lane>Ben, could you please write to the three customers by next Tuesday?

00:00:15.000 --> 00:00:18.000
<v Ben>Yes, I will.

00:12:03.000 --> 00:12:09.000
<v Ada Lane>And I'll read your draft tomorrow.

00:12:10.000 --> 00:12:14.000
<v Ben>We decided to move the launch to May.

00:12:15.000 --> 00:12:19.000
<v Ben>I might call the harbour office as well.
"""


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    """Let files wait in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "files"


def bring(by: Actor, place: UUID, now: datetime, text: str | bytes = CALL, title: str = "Weekly call") -> UUID:
    """Let somebody bring a transcript of today."""
    brought = Brought(place, title, by.local(now).date())
    pieces = [text.encode() if isinstance(text, str) else text]
    return bring_transcript(by=by, brought=brought, pieces=pieces, now=now)


def read(by: Actor, place: UUID, now: datetime, text: str | bytes = CALL) -> UUID:
    """Let somebody bring a transcript, and the worker read it."""
    key = bring(by, place, now, text)
    assert jobs.run_due(now, "worker", 1) == 1
    return key


def match(by: Actor, key: UUID, now: datetime, **people: Actor) -> None:
    """Say whom the names mean: by their first word in small letters; everybody else is nobody here."""
    named = {one.pk: people.get(one.name.split()[0].lower()) for one in Speaker.objects.filter(transcript_id=key)}
    matches = {key: who.id if who else None for key, who in named.items()}
    match_speakers(by=by, transcript_id=key, matches=matches, now=now)


def finding(key: UUID, words: str) -> Finding:
    """Answer what was found in a sentence that holds `words`."""
    return Finding.objects.get(transcript_id=key, sentence__contains=words)


@pytest.fixture
def call(cast: Cast, now: datetime, at_now: None) -> UUID:
    """The call that Ada brought, read, with its names matched."""
    key = read(cast.ada, cast.coaching, now)
    match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
    return key
