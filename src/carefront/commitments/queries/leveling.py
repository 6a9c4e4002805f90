"""At which level one promise stands."""

from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.cards import CommitmentLine
from carefront.commitments.queries.lines import lines_of
from carefront.core.actors import Actor
from carefront.core.outcomes import SETTLED, State
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.relationships import queries as relationships
from carefront.relationships.queries import levels
from carefront.relationships.queries.level_cards import PromiseLevel


def level_of(person: Actor, commitment_id: UUID) -> PromiseLevel:
    """Show at which level a promise stands to its owner and to those it was made to; a supporter is not shown it.

    Raises Refusal(HIDDEN), also for what one promised oneself. At most 6 SQL queries.
    """
    row = access.reach(person, commitment_id, Deed.SEE)
    if not access.sees_level(person, row):
        raise Refusal(Because.HIDDEN)
    card = relationships.relationship(person, row.relationship_id)
    if not card.has_levels:
        raise Refusal(Because.HIDDEN)
    unsettled = State(row.state) not in SETTLED
    goes_on, here = unsettled and card.is_active, unsettled and levels.is_here(card)
    return levels.of_promise(
        person, row.pk, owner_id=row.owner_id, relationship_id=card.id, is_open=goes_on, is_here=here
    )


def line_and_level(person: Actor, commitment_id: UUID, *, now: datetime) -> tuple[CommitmentLine, PromiseLevel]:
    """Show a promise as a line, and at which level it stands. Raises Refusal as `level_of` does."""
    level = level_of(person, commitment_id)
    return lines_of(person, [access.reach(person, commitment_id, Deed.SEE)], now=now)[0], level
