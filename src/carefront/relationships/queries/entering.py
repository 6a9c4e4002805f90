"""Who may have the page of a relationship's levels open live: those who are in it, while it goes on."""

from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.kit.live.registry import Entry
from carefront.relationships.queries import relationship

ROOM = "levels"  # the kind of live room


def entrance(person: Actor, relationship_id: UUID) -> Entry | None:
    """Answer how `person` may have the levels of a relationship open live; None where it is hidden or rests."""
    try:
        card = relationship(person, relationship_id)
    except Refusal:
        return None
    inside = card.is_active and card.has_levels and card.inside
    return Entry(person.id, person.name) if inside else None
