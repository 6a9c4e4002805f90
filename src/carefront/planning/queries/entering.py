"""Who may have the page of a period open live: whoever may see it, while the relationship goes on."""

from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.kit.live.registry import Entry
from carefront.planning import access
from carefront.relationships import access as relationships

ROOM = "period"  # the kind of live room


def entrance(person: Actor, room_id: UUID) -> Entry | None:
    """Answer how `person` may have a period open live; None where it is hidden or its relationship rests."""
    try:
        row = access.reach_period(person, room_id, Deed.SEE)
    except Refusal:
        return None
    return Entry(person.id, person.name) if relationships.is_open(row.relationship) else None
