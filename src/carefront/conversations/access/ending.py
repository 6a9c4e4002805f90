"""The roads to what stands at the end of a conversation: words put forward, what came of it, and steps of a plan."""

from uuid import UUID

from django.db.models import QuerySet

from carefront.conversations.access.holding import conversations_visible_to, reach_conversation, reach_plan
from carefront.conversations.access.transcripts import decision_standing_of
from carefront.conversations.models import FollowUp, PlanStep, Wording
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.refusals import Because, Refusal


def wordings_visible_to(person: Actor) -> QuerySet[Wording]:
    """Answer the words that were put forward in conversations in which `person` takes or took part."""
    return Wording.objects.filter(conversation__in=conversations_visible_to(person).order_by())


def reach_wording(person: Actor, wording_id: UUID, deed: Deed) -> Wording:
    """Fetch words that were put forward, with their conversation, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = Wording.objects.filter(pk=wording_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    row.conversation = reach_conversation(person, row.conversation_id, deed)
    return row


def reach_follow_up(person: Actor, follow_up_id: UUID, deed: Deed) -> FollowUp:
    """Fetch what somebody said came of a decision, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    rows = FollowUp.objects.select_related("decision__relationship")
    row = rows.filter(pk=follow_up_id, workspace_id=person.workspace_id).first()
    standing = Standing.STRANGER
    if row is not None:
        # Whoever kept the decision is not the author of what another one says of it.
        theirs = decision_standing_of(person, row.decision)
        standing = Standing.OWNER if row.by_id == person.id else _beside(theirs)
    let_through(Thing.PLAN, deed, standing)
    assert row is not None
    return row


def _beside(standing: Standing) -> Standing:
    return Standing.OTHER if standing is Standing.OWNER else standing


def reach_step(person: Actor, step_id: UUID, deed: Deed) -> PlanStep:
    """Fetch a step of a plan, with the plan, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = PlanStep.objects.filter(pk=step_id).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    row.plan = reach_plan(person, row.plan_id, deed)
    return row
