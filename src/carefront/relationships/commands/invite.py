"""Ask one more person into a team."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import LARGEST_TEAM, LIVING, RelationshipKind, Role
from carefront.kit.durable import command, step
from carefront.relationships.commands.held import held
from carefront.relationships.commands.propose import all_here, ask


@command
def invite_member(*, by: Actor, relationship_id: UUID, person_id: UUID, now: datetime) -> None:
    """Ask somebody of the workspace into a team that one is in; they join when they accept.

    Raises Refusal: HIDDEN, NOT_YOURS, WRONG_SIZE for a pair, RESTING when the team has ended, UNKNOWN_CHOICE for
    somebody who is not in the workspace, ALREADY_THERE for a member, TOO_MANY over 50.
    """
    invite_within(by=by, relationship_id=relationship_id, person_id=person_id, now=now)


@step
def invite_within(*, by: Actor, relationship_id: UUID, person_id: UUID, now: datetime) -> None:
    """Ask somebody into a team inside a caller's transaction; refusals as for `invite_member`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.kind is not RelationshipKind.TEAM:
        size = 0 if it.kind is RelationshipKind.SELF else 1
        raise Refusal(Because.WRONG_SIZE, "person", low=size, high=size)
    if it.state not in LIVING:
        raise Refusal(Because.RESTING)
    all_here(by, [person_id], "person")
    there = set(
        it.row.members.filter(left_at__isnull=True, declined_at__isnull=True).values_list("person_id", flat=True)
    )
    if person_id in there:
        raise Refusal(Because.ALREADY_THERE, "person")
    if len(there) >= LARGEST_TEAM:
        raise Refusal(Because.TOO_MANY, "person", limit=LARGEST_TEAM)
    ask(by, it.stream, it.row, Role.MEMBER, [person_id], now)
