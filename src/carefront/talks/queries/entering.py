"""Who may have the page of a talk open live: the two, while the relationship goes on."""

from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.kit.live.registry import Entry
from carefront.talks import access

ROOM = "talk"  # the kind of live room


def entrance(person: Actor, room_id: UUID) -> Entry | None:
    """Answer how `person` may have a talk open live; None where it is hidden, closed, or its relationship rests."""
    try:
        row = access.reach_talk(person, room_id, Deed.CHANGE)
    except Refusal:
        return None
    goes_on = row.relationship.state == "active" and row.closed_at is None
    return Entry(person.id, person.name) if goes_on else None
