"""Fetching a row for a change: reach it, take its ledger's lock, and read it again as it stands under the lock."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.models import Conversation, Participant, Plan, PlanStep, Series, Topic
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, ConversationState, must_be
from carefront.core.policy import Deed
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.kit.models import Stream
from carefront.relationships import queries as relationships

R = TypeVar("R", Conversation, Series, Topic, Plan)


@dataclass(frozen=True, slots=True)
class Held:
    """Hold a conversation as it stands under its ledger's lock, with the people who take part in it."""

    row: Conversation
    stream: Stream
    people: tuple[UUID, ...]

    @property
    def state(self) -> ConversationState:
        """Where it stands."""
        return ConversationState(self.row.state)

    def others(self, by: Actor) -> tuple[UUID, ...]:
        """Answer everybody who takes part in it except `by`."""
        return tuple(person for person in self.people if person != by.id)


def _locked(row: R) -> Stream:
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    return stream


def held(by: Actor, conversation_id: UUID, deed: Deed, *states: ConversationState) -> Held:
    """Answer a conversation under its ledger's lock, for a deed of one who takes part.

    Raises Refusal(HIDDEN | NOT_YOURS), Refusal(ALREADY_SETTLED) unless it stands in one of `states` (any live one),
    Refusal(RESTING) in a relationship that rests or has ended.
    """
    row = access.reach_conversation(by, conversation_id, deed)
    stream = _locked(row)
    must_be(ConversationState(row.state), *(states or LIVE))
    relationships.open_for(by, row.relationship_id)
    people = Participant.objects.filter(conversation=row, left_at__isnull=True).order_by("pk")
    return Held(row, stream, tuple(people.values_list("person_id", flat=True)))


@step
def was_there(by: Actor, conversation_id: UUID) -> None:
    """Remember that `by` was there, by what they do while a conversation is held."""
    mine = Participant.objects.filter(conversation_id=conversation_id, person_id=by.id, was_there=False)
    mine.filter(conversation__state=ConversationState.OPEN.value).update(was_there=True)


def series_for(by: Actor, series_id: UUID) -> tuple[Series, Stream]:
    """Answer a series and its locked ledger. Raises Refusal(HIDDEN | NOT_YOURS | RESTING)."""
    row = access.reach_series(by, series_id, Deed.CHANGE)
    stream = _locked(row)
    relationships.open_for(by, row.relationship_id)
    return row, stream


def topic_for(by: Actor, topic_id: UUID, deed: Deed) -> tuple[Topic, Stream]:
    """Answer a topic and its locked ledger. Raises Refusal(HIDDEN | NOT_YOURS | RESTING)."""
    row = access.reach_topic(by, topic_id, deed)
    stream = _locked(row)
    relationships.open_for(by, row.relationship_id)
    return row, stream


def plan_for(by: Actor, plan_id: UUID, deed: Deed) -> tuple[Plan, Stream]:
    """Answer a plan and its locked ledger. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_plan(by, plan_id, deed)
    return row, _locked(row)


def step_for(by: Actor, step_id: UUID, deed: Deed) -> tuple[PlanStep, Stream]:
    """Answer a step with its plan, and their locked ledger. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_step(by, step_id, deed)
    plan, stream = plan_for(by, row.plan_id, deed)
    row.refresh_from_db()
    row.plan = plan
    return row, stream
