"""Accept a relationship that somebody proposed."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import LIVING, RelationshipState
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.covenant.membership import ask_who_joined
from carefront.relationships.commands.held import asking_letter, held
from carefront.relationships.commands.releases import waiting


@command
def accept_relationship(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Accept a relationship one was asked into; a pair begins now, and so does a team with its first acceptance.

    Raises Refusal(HIDDEN) when it is not there for `by`, NOT_YOURS to the proposer, ALREADY_SETTLED when answered.
    """
    accept_within(by=by, relationship_id=relationship_id, now=now)


@step
def accept_within(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Accept a relationship inside a caller's transaction; refusals as for `accept_relationship`."""
    it = held(by, relationship_id, Deed.ANSWER)
    if it.mine.accepted_at is not None or it.state not in LIVING:
        raise Refusal(Because.ALREADY_SETTLED)
    it.mine.accepted_at = now
    it.mine.save(update_fields=["accepted_at"])
    journal.append(it.stream, Kind.RELATIONSHIP_ACCEPTED, by=by.id, about=it.row.pk, at=now)
    if it.state is RelationshipState.PROPOSED:
        it.row.started_at = now
        it.move_to(RelationshipState.ACTIVE, "started_at")
        journal.append(it.stream, Kind.RELATIONSHIP_STARTED, by=by.id, about=it.row.pk, at=now)
    else:
        registry.tell(registry.on_join, it.row.pk, now, by)
    letters.withdraw(asking_letter(it.row.pk, by.id))
    ask_who_joined(it.mine, by, now)
    waiting.ask_who_joined(it.mine, now)
    letters.post(
        "relationship_accepted",
        now=now,
        to=it.row.proposed_by_id,
        workspace_id=by.workspace_id,
        dedupe=f"relationship_accepted:{it.mine.pk}",
        relationship=it.row.pk,
        by=by.id,
    )
