"""The demo: told once, every state in it, and a page to be anybody."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from carefront.calendars.models import Away
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
from carefront.conversations.models import Conversation, Decision, Finding, FollowUp, Plan, Shift, Topic
from carefront.core.conversations import Became
from carefront.core.covenants import CovenantState
from carefront.core.meetings import ConversationState, Ruling
from carefront.core.outcomes import Outcome, State
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.core.requests import RequestState
from carefront.kit.models import Event, Letter
from carefront.lobby.commands import demo
from carefront.lobby.commands.demo import cast
from carefront.planning.models import Period
from carefront.planning.queries import periods
from carefront.relationships import queries as relationships
from carefront.relationships.models import Relationship
from carefront.relationships.queries import covenants


@pytest.fixture
def told(db: None, now: datetime) -> datetime:
    """The story, told so that it ends now."""
    demo.tell(now=now)
    return now


def people_meet_and_decide(told: datetime) -> None:
    """See conversations in every state, with all that can come of one."""
    assert set(Conversation.objects.values_list("state", flat=True)) == {state.value for state in ConversationState}
    assert set(Decision.objects.values_list("ruling", flat=True)) >= {ruling.value for ruling in Ruling}
    assert Shift.objects.exclude(words="").exists()
    cancelled = Conversation.objects.get(state=ConversationState.CANCELLED.value)
    onward = Topic.objects.filter(carried__gt=1, conversation__starts_at__gt=cancelled.starts_at)
    assert onward.exists()
    agreed = Conversation.objects.exclude(agreed_words="").get()
    assert len(set(agreed.read_backs.values_list("agreed", flat=True))) == 2
    assert Conversation.objects.filter(state="closed", series__isnull=False).exclude(notes_id=None).count() > 10
    assert FollowUp.objects.exclude(support="").exists()
    assert Plan.objects.exclude(outside_person="").get().steps.count() == 3
    assert Away.objects.filter(is_away=True).exists()
    who = cast.who_is_here()
    for key in ("miriam", "jonas", "priya"):
        coming = Conversation.objects.filter(participants__person_id=who[key].id, state="planned", starts_at__gt=told)
        assert coming.exists()


def people_plan_and_agree(told: datetime) -> None:
    """See one who took on more than fits, and covenants: one in force and one to sign."""
    jonas = cast.who_is_here()["jonas"]
    card = periods.period(jonas, Period.objects.get(closed_at=None).pk, now=told)
    over = [one.who.name for one in card.people if one.fit.over]
    assert over == ["Lena Hartmann"]
    ours = {card.title: card for card in relationships.relationships(jonas)}
    coaching, team = ours["Ines Falk"], ours["Checkout"]
    assert coaching.has_covenant
    assert covenants.review_date(coaching.id) > told.date()
    assert team.has_covenant_draft
    assert covenants.current(jonas, coaching.id).state is CovenantState.IN_FORCE


def facts_stand_in_the_order_of_time() -> None:
    """See that no ledger goes back in time."""
    streams: dict[Any, list[datetime]] = {}
    for stream, at in Event.objects.order_by("stream_id", "seq").values_list("stream_id", "at"):
        streams.setdefault(stream, []).append(at)
    assert all(moments == sorted(moments) for moments in streams.values())


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
    people_meet_and_decide(told)
    people_plan_and_agree(told)
    facts_stand_in_the_order_of_time()
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
