"""Setting a suggestion about a level aside for now."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command
from carefront.relationships import queries as relationships
from carefront.trust.models import Aside
from carefront.trust.queries.suggesting import suggestions


@command
def set_suggestion_aside(*, by: Actor, relationship_id: UUID, owner_id: UUID, level: int, now: datetime) -> None:
    """Say "not now" to a suggestion: it is not made to `by` again for two months. Twice is once.

    Raises Refusal(HIDDEN) where `by` is not in the relationship; what is no longer suggested is set aside already.
    """
    card = relationships.relationship(by, relationship_id)
    if not card.has_levels:
        raise Refusal(Because.HIDDEN)
    for one in suggestions(by, card, now):
        if one.owner_id == owner_id and one.level == level:
            Aside.objects.create(
                workspace_id=by.workspace_id, relationship_id=relationship_id, person_id=by.id, owner_id=owner_id,
                level=level, reasons=[reason.value for reason in one.reasons], at=now,
            )  # fmt: skip
