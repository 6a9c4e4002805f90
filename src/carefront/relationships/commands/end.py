"""End a relationship."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState, may_end
from carefront.core.words import prose
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships.commands import registry
from carefront.relationships.commands.covenant.membership import close_covenants
from carefront.relationships.commands.held import Held, close, held
from carefront.relationships.commands.releases import waiting
from carefront.relationships.commands.telling import News, tell_the_others
from carefront.relationships.models import Ending


@command
def end_relationship(*, by: Actor, relationship_id: UUID, words: str = "", now: datetime) -> None:
    """End a relationship, perhaps with words for those in it; everyone's own record stays readable to them.

    Raises Refusal: HIDDEN, NOT_YOURS (a team that somebody else proposed and is still in), ALREADY_SETTLED when it
    has ended or never began, TOO_LONG.
    """
    end_within(by=by, relationship_id=relationship_id, words=words, now=now)


@step
def end_within(*, by: Actor, relationship_id: UUID, words: str = "", now: datetime) -> None:
    """End a relationship inside a caller's transaction; refusals as for `end_relationship`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.state not in {RelationshipState.ACTIVE, RelationshipState.PAUSED}:
        raise Refusal(Because.ALREADY_SETTLED)
    proposer = it.row.members.filter(person_id=it.row.proposed_by_id, left_at__isnull=True, accepted_at__isnull=False)
    if not may_end(it.kind, it.state, proposed_it=it.row.proposed_by_id == by.id, proposer_is_in=proposer.exists()):
        raise Refusal(Because.NOT_YOURS)
    finish(it, by, prose(words, "words"), now)


@step
def finish(it: Held, by: Actor, words: str, now: datetime) -> None:
    """Write the end of a held relationship: its record, its ledger, letters to the others, and what rests on it."""
    it.row.pauses.filter(ended_at__isnull=True).update(ended_at=now, ended_by_id=by.id)
    Ending(relationship=it.row, by_id=by.id, at=now, words=words).save(force_insert=True)
    it.move_to(RelationshipState.ENDED)
    journal.append(it.stream, Kind.RELATIONSHIP_ENDED, by=by.id, about=it.row.pk, at=now)
    close(it.row.pk)
    close_covenants(it.row.pk)
    waiting.close_all(it.row.pk, by, now)
    tell_the_others(it.row, News.ENDED, by, now)
    registry.tell(registry.on_end, it.row.pk, now, by)
