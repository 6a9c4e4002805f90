"""The demo: told once, every state in it, and a page to be anybody."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from carefront.commitments.models import (
    Answer,
    CheckIn,
    Commitment,
    Expectation,
    OtherAccount,
    ReadBack,
    Request,
    Supporter,
    Waits,
)
from carefront.conversations.models import Finding
from carefront.core.conversations import Became
from carefront.core.outcomes import Outcome, State
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.core.requests import RequestState
from carefront.kit.models import Letter
from carefront.lobby.commands import demo
from carefront.lobby.commands.demo import cast
from carefront.relationships.models import Relationship


@pytest.fixture
def told(db: None, now: datetime) -> datetime:
    """The story, told so that it ends now."""
    demo.tell(now=now)
    return now


def test_every_state_is_in_it_and_it_is_told_once(told: datetime) -> None:
    assert set(Commitment.objects.values_list("state", flat=True)) == {state.value for state in State}
    assert set(Answer.objects.values_list("outcome", flat=True)) == {outcome.value for outcome in Outcome}
    assert set(Request.objects.values_list("state", flat=True)) == {state.value for state in RequestState}
    states = set(Relationship.objects.values_list("state", flat=True))
    assert {
        RelationshipState.ACTIVE,
        RelationshipState.PAUSED,
        RelationshipState.ENDED,
        RelationshipState.PROPOSED,
    } <= states
    assert Commitment.objects.filter(at_risk_at__isnull=False).exists()
    assert Commitment.objects.exclude(rhythm="").exists()
    assert CheckIn.objects.filter(asks__gt=0, answered_at__isnull=True, closed_at__isnull=True).exists()
    for rows in (OtherAccount, Expectation, ReadBack, Waits):
        assert rows.objects.exists()
    assert Supporter.objects.filter(accepted_at__isnull=True).exists()
    assert not Commitment.objects.filter(made_at__gt=told).exists()
    assert not Letter.objects.filter(due_at__isnull=False).exists()
    assert set(Finding.objects.values_list("became", flat=True)) == {became.value for became in Became}
    # It is told once.
    assert demo.is_told()
    with pytest.raises(Refusal) as refusal:
        demo.tell(now=told)
    assert refusal.value.because is Because.ALREADY_SETTLED


def test_anybody_can_be_anybody_there_and_nowhere_else(told: datetime, settings: Any) -> None:
    settings.DEMO = True
    client = Client()
    assert client.get("/demo/").content.decode().count("<li>") == len(cast.PARTS)
    for part in cast.PARTS:
        assert client.post("/demo/", {"person": part.key}).status_code == 302
        assert part.name.split()[0] in client.get("/").content.decode()
    # Elsewhere there is no such page.
    settings.DEMO = False
    client = Client()
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"person": "ines"}).status_code == 404
