"""What people chose to tell somebody of the dose: it comes from the room of pulses, where there is one."""

from collections.abc import Mapping
from uuid import UUID

from carefront.core.actors import Actor
from carefront.insights.queries.mirror_cards import Heard


def heard(person: Actor, names: Mapping[UUID, str]) -> tuple[Heard, ...]:
    """Answer what others chose to tell `person` of the dose, newest first; `names` are those of people they know.

    Nothing is told yet: no room asks about it.
    """
    return ()
