"""Who may have the page of a period open live: whoever may see it."""

from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.kit.live.registry import Entry
from carefront.planning import access

ROOM = "period"  # the kind of live room


def entrance(person: Actor, room_id: UUID) -> Entry | None:
    """Answer how `person` may have a period open live; None where it is hidden."""
    try:
        access.reach_period(person, room_id, Deed.SEE)
    except Refusal:
        return None
    return Entry(person.id, person.name)
