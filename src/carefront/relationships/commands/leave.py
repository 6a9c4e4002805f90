"""Leave a team."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind, RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.covenant.membership import go_on_without
from carefront.relationships.commands.end import finish
from carefront.relationships.commands.held import held
from carefront.relationships.commands.releases import waiting


@command
def leave_relationship(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Leave a team and keep one's own record; a team that its last member leaves has ended.

    Raises Refusal: HIDDEN, NOT_YOURS, UNKNOWN_CHOICE for a pair or for oneself (a pair is ended instead), and
    ALREADY_SETTLED when the team has not begun or has ended.
    """
    leave_within(by=by, relationship_id=relationship_id, now=now)


@step
def leave_within(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Leave a team inside a caller's transaction; refusals as for `leave_relationship`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.kind is not RelationshipKind.TEAM:
        raise Refusal(Because.UNKNOWN_CHOICE)
    if it.state not in {RelationshipState.ACTIVE, RelationshipState.PAUSED}:
        raise Refusal(Because.ALREADY_SETTLED)
    it.mine.left_at = now
    it.mine.save(update_fields=["left_at"])
    journal.append(it.stream, Kind.MEMBER_LEFT, by=by.id, about=it.row.pk, at=now, person=by.id)
    go_on_without(it.stream, it.row.pk, by, now)
    waiting.go_on_without(it.row.pk, by, now)
    registry.tell(registry.on_leave, it.row.pk, now, by)
    staying = it.row.members.filter(accepted_at__isnull=False, left_at__isnull=True, declined_at__isnull=True)
    if not staying.exists():
        finish(it, by, "", now)
