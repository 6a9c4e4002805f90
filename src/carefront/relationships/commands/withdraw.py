"""Take back a proposal."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships.commands.held import close, held


@command
def withdraw_proposal(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Take back one's own proposal before anybody accepted it; who was asked no longer sees it.

    Raises Refusal(HIDDEN), NOT_YOURS to anybody but the proposer, ALREADY_SETTLED when it began or was declined.
    """
    withdraw_within(by=by, relationship_id=relationship_id, now=now)


@step
def withdraw_within(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Take back a proposal inside a caller's transaction; refusals as for `withdraw_proposal`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.row.proposed_by_id != by.id:
        raise Refusal(Because.NOT_YOURS)
    if it.state is not RelationshipState.PROPOSED:
        raise Refusal(Because.ALREADY_SETTLED)
    it.move_to(RelationshipState.WITHDRAWN)
    journal.append(it.stream, Kind.RELATIONSHIP_WITHDRAWN, by=by.id, about=it.row.pk, at=now)
    close(it.row.pk)
