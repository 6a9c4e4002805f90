"""Read-backs, words put forward, plans and what came of decisions: the list equals the gate, and races end one way."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from carefront.commitments.models import Commitment
from carefront.conversations import access
from carefront.conversations.commands import following, holding, next_steps, reading_back
from carefront.conversations.models import Conversation, FollowUp, Plan, PlanStep, ReadBack, Wording
from carefront.conversations.queries import taking
from carefront.core.actors import Actor
from carefront.core.ending import StepDraft
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationKind
from carefront.kit import journal
from carefront.relationships import commands as relationships
from tests.cast import Cast, gather
from tests.commitments.test_races import at_once, gapless
from tests.conversations.ended import HOUR, begun, decided, steps
from tests.conversations.test_access import reached

ROADS: list[tuple[Any, Callable[..., Any], Callable[..., Any], str]] = [
    (ReadBack, access.read_backs_visible_to, access.reach_read_back, "spoken_read_backs"),
    (Wording, access.wordings_visible_to, access.reach_wording, "wordings"),
    (Plan, access.plans_visible_to, access.reach_plan, "plans"),
    (FollowUp, access.follow_ups_visible_to, access.reach_follow_up, "follow_ups"),
]


def ended(now: datetime, kind: ConversationKind, place: Any, *people: Actor) -> None:
    """Let people end two conversations, one of them opened, and follow up."""
    first, *_others = people
    for opens in (True, False):
        key = begun(place, now, *people, kind=kind)
        reading_back.write_read_back(by=first, conversation_id=key, agreed="We go on", now=now)
        if opens:
            reading_back.reveal_read_backs(by=first, conversation_id=key, now=now)
            for words in ("We go on", "We go on, then"):
                reading_back.put_words_forward(by=first, conversation_id=key, words=words, now=now)
        made = decided(people[-1], key, now)
        following.say_what_came_of_it(by=first, decision_id=made.id, went="Well", now=now)
    next_steps.make_plan(by=people[-1], relationship_id=place, words="Next", steps=steps(now, "One"), now=now)


@pytest.fixture
def rows(cast: Cast, now: datetime) -> Cast:
    """End conversations in every relationship, with comers and goers in the team."""
    ended(now, ConversationKind.COACHING, cast.coaching, cast.ada, cast.ben)
    ended(now, ConversationKind.ONE_TO_ONE, cast.reporting, cast.mia, cast.rob)
    ended(now, ConversationKind.CHECK_IN, cast.team, cast.eve, cast.mia)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + HOUR)
    ended(now + 2 * HOUR, ConversationKind.CHECK_IN, cast.team, cast.sam, cast.ben)
    ended(now, ConversationKind.ONE_TO_ONE, cast.peers, cast.ben, cast.rob)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + HOUR)
    next_steps.make_plan(by=cast.ben, relationship_id=None, words="Mine", steps=steps(now, "One"), now=now)
    return cast


@pytest.mark.parametrize(("model", "visible", "reach", "taken"), ROADS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_list_equals_the_gate(rows: Cast, model: Any, visible: Any, reach: Any, taken: str) -> None:
    ids = list(model.objects.values_list("pk", flat=True))
    assert len(ids) >= 5
    for who in rows.everybody:
        listed = set(visible(who).values_list("pk", flat=True))
        for key in [*ids, uuid4()]:
            assert (key in listed) is reached(reach, who, key), (who.name, model)
        assert {row["id"] for row in taking.EVERYTHING[taken](who)} == {str(key) for key in listed}


def test_what_was_not_opened_is_its_authors_alone(rows: Cast) -> None:
    for row in ReadBack.objects.filter(conversation__revealed_at__isnull=True):
        assert [who.id for who in rows.everybody if reached(access.reach_read_back, who, row.pk)] == [row.person_id]


def test_a_step_is_reached_through_its_plan(rows: Cast) -> None:
    for step in PlanStep.objects.all():
        for who in rows.everybody:
            assert reached(access.reach_step, who, step.pk) is reached(access.reach_plan, who, step.plan_id)


@pytest.fixture
def met(transactional_db: None, now: datetime) -> tuple[Cast, Any]:
    """Gather the cast where several threads can meet it, with a conversation that Ada and Ben hold."""
    cast = gather(now)
    return cast, begun(cast.coaching, now, cast.ada, cast.ben)


def kinds(cast: Cast) -> list[Kind]:
    """Answer the kinds of facts of the coaching."""
    return [fact.kind for fact in journal.of_stream(cast.coaching)]


@pytest.mark.django_db(transaction=True)
def test_two_who_open_at_once_open_once(met: tuple[Cast, Any], now: datetime) -> None:
    cast, key = met
    holding.begin_conversation(by=cast.ada, conversation_id=key, now=now)
    for who in (cast.ada, cast.ben):
        ReadBack.objects.create(conversation_id=key, person_id=who.id, agreed="Yes", written_at=now)
    at_once(
        *[lambda: reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)] * 3,
        *[lambda: reading_back.reveal_read_backs(by=cast.ben, conversation_id=key, now=now)] * 3,
    )
    assert kinds(cast).count(Kind.READ_BACK_OPENED) == 1
    assert gapless(cast.coaching)


@pytest.mark.django_db(transaction=True)
def test_opening_while_the_other_writes_loses_neither(met: tuple[Cast, Any], now: datetime) -> None:
    cast, key = met
    reading_back.write_read_back(by=cast.ada, conversation_id=key, agreed="By Thursday", now=now)
    at_once(
        lambda: reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now),
        lambda: reading_back.write_read_back(by=cast.ben, conversation_id=key, agreed="By Friday", now=now),
        lambda: reading_back.write_read_back(by=cast.ada, conversation_id=key, agreed="By Monday", now=now),
    )
    assert ReadBack.objects.filter(conversation_id=key).count() == 2
    assert kinds(cast).count(Kind.READ_BACK_OPENED) == 1
    assert Conversation.objects.get(pk=key).revealed_at is not None


@pytest.mark.django_db(transaction=True)
def test_a_yes_said_many_times_at_once_is_agreed_on_once(met: tuple[Cast, Any], now: datetime) -> None:
    cast, key = met
    reading_back.write_read_back(by=cast.ada, conversation_id=key, agreed="By Friday", now=now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)
    words = reading_back.put_words_forward(by=cast.ada, conversation_id=key, words="By Friday", now=now)
    at_once(*[lambda: reading_back.agree_to_words(by=cast.ben, wording_id=words, now=now)] * 4)
    assert kinds(cast).count(Kind.WORDING_AGREED) == 1
    assert sorted(Wording.objects.get().agreed_by) == sorted([str(cast.ada.id), str(cast.ben.id)])


@pytest.mark.django_db(transaction=True)
def test_closed_and_read_back_at_once_keeps_what_was_written(met: tuple[Cast, Any], now: datetime) -> None:
    cast, key = met
    at_once(
        lambda: holding.close_conversation(by=cast.ada, conversation_id=key, now=now),
        lambda: reading_back.write_read_back(by=cast.ben, conversation_id=key, agreed="By Friday", now=now),
    )
    at_once(
        lambda: holding.reopen_conversation(by=cast.ada, conversation_id=key, now=now),
        lambda: reading_back.write_read_back(by=cast.ada, conversation_id=key, agreed="By Thursday", now=now),
    )
    assert ReadBack.objects.count() == 2
    assert Conversation.objects.get(pk=key).state == "open"


@pytest.mark.django_db(transaction=True)
def test_a_step_promised_many_times_at_once_is_one_promise(met: tuple[Cast, Any], now: datetime) -> None:
    cast, _key = met
    plan = next_steps.make_plan(
        by=cast.ben, relationship_id=cast.coaching, words="Next", steps=[StepDraft("One")], bind=False, now=now
    )
    step = PlanStep.objects.get(plan=plan)
    at_once(*[lambda: next_steps.promise_step(by=cast.ben, step_id=step.pk, now=now)] * 4)
    assert Commitment.objects.count() == 1
