"""What the plumbing's tests share: kinds of letter and people of their own, and senders."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from carefront.kit.posting import registry
from carefront.kit.posting.sender import Sender
from carefront.kit.posting.smtp import SmtpPost
from tests.kit.writing import PEOPLE, Clock, MakeSender, tell


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Register two kinds of letter and people of one's own, for one test."""
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.5
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    monkeypatch.setattr(registry, "_digest", [])
    monkeypatch.setattr(registry, "_people", [lambda ids: {one: PEOPLE[one] for one in ids if one in PEOPLE}])
    registry.register("told", tell)
    registry.register("urgent", tell, urgent=True)
    registry.register("asked", tell, joins=True)
    PEOPLE.clear()


@pytest.fixture
def sender(kinds: None, settings: Settings) -> Iterator[MakeSender]:
    """Make senders that send to a port; their connections are closed afterwards."""
    made: list[Sender] = []

    def make(port: int, clock: Clock) -> Sender:
        settings.EMAIL_PORT = port
        made.append(Sender("w", clock=clock, post=SmtpPost()))
        return made[-1]

    yield make
    for one in made:
        one.close()
