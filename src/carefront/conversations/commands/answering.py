"""Answering what one said oneself: it becomes one's promise, in these words or others, or it does not."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import make
from carefront.conversations import access
from carefront.conversations.commands import indexing
from carefront.conversations.models import Decision, Proposal
from carefront.conversations.queries import spoken
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.searching.kinds import Sought
from carefront.kit.durable import command


@command
def accept_proposal(
    *,
    by: Actor,
    proposal_id: UUID,
    words: str | None = None,
    due: Due | None = None,
    has_due: bool = False,
    now: datetime,
) -> UUID:
    """Make a promise of what one said, in its words or other ones; answer the promise's id.

    It is promised to the other of a pair, to the whole of a team. `has_due` says that `due` was said, none among it.
    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE), and
    Refusal(DAY_IN_WORDS, "due") for a "tomorrow" without its day.
    """
    row = _held(by, proposal_id)
    draft = Draft(row.words if words is None else words, row.relationship_id, due=due if has_due else row.due())
    named = "" if draft.due else spoken.day_in(draft.words, row.took_place_on, by.language)
    if named:
        raise Refusal(Because.DAY_IN_WORDS, "due", given=named)
    made = make.promise(by=by, draft=draft, now=now)
    row.commitment_id, row.settled_at = made.pk, now
    row.save(update_fields=["commitment_id", "settled_at"])
    return made.pk


@command
def decline_proposal(*, by: Actor, proposal_id: UUID, now: datetime) -> None:
    """Say that what one said is no promise. Raises Refusal(HIDDEN | ALREADY_SETTLED)."""
    row = _held(by, proposal_id)
    row.settled_at = now
    row.save(update_fields=["settled_at"])


def _held(by: Actor, proposal_id: UUID) -> Proposal:
    access.reach_proposal(by, proposal_id, Deed.ANSWER)
    row = Proposal.objects.select_for_update().get(pk=proposal_id)
    if row.settled_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    return row


@command
def take_decision_back(*, by: Actor, decision_id: UUID, now: datetime) -> None:
    """Take a decision off the record that one kept oneself. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_decision(by, decision_id, Deed.CHANGE)
    indexing.unindex(Sought.DECISION, [row.pk])
    Decision.objects.filter(pk=row.pk).delete()
