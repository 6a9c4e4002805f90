"""Decline a relationship that somebody proposed."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.relationships.commands.held import asking_letter, close, held


@command
def decline_relationship(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Decline a relationship one was asked into; no reason is asked, and whoever declined no longer sees it.

    The proposer sees that it was declined. A team goes on without whoever declined, and is declined when everybody
    did before it began. Raises Refusal(HIDDEN), NOT_YOURS to the proposer, ALREADY_SETTLED when accepted already.
    """
    decline_within(by=by, relationship_id=relationship_id, now=now)


@step
def decline_within(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Decline a relationship inside a caller's transaction; refusals as for `decline_relationship`."""
    it = held(by, relationship_id, Deed.ANSWER)
    if it.mine.accepted_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    it.mine.declined_at = now
    it.mine.save(update_fields=["declined_at"])
    journal.append(it.stream, Kind.RELATIONSHIP_DECLINED, by=by.id, about=it.row.pk, at=now)
    letters.withdraw(asking_letter(it.row.pk, by.id))
    waiting = it.row.members.filter(accepted_at__isnull=True, declined_at__isnull=True).exists()
    if it.state is RelationshipState.PROPOSED and not waiting:
        it.move_to(RelationshipState.DECLINED)
        close(it.row.pk)
