"""What people chose to tell somebody of the dose, as the room of pulses knows it."""

from collections.abc import Mapping
from uuid import UUID

from carefront.core.actors import Actor
from carefront.insights.queries.mirror_cards import Heard
from carefront.pulses.queries import doses


def heard(person: Actor, names: Mapping[UUID, str]) -> tuple[Heard, ...]:
    """Answer what others chose to tell `person` of the dose, newest first; `names` are those of people they know.

    1 SQL query.
    """
    told = [one for several in doses.heard(person).values() for one in several if one.person_id in names]
    told.sort(key=lambda one: one.on, reverse=True)
    return tuple(Heard(one.relationship_id, names[one.person_id], one.on, one.dose) for one in told)
