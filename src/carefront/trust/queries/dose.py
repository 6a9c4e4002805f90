"""What people have said of the dose, and of the level they wish for: what a suggestion may rest on.

A pulse is its author's alone, so a suggestion that rests on one is shown to its author alone.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.pulses.queries import doses

# The level that a person asked for their own promises in a relationship, if they did; a room above that knows fills
# the list in its `AppConfig.ready`.
Wish = Callable[[Actor, UUID, datetime], Level | None]
wish_sources: list[Wish] = []


def too_much(person: Actor, relationship_id: UUID, since: datetime | None) -> tuple[tuple[UUID, ...], bool]:
    """Answer the ids of a person's own latest pulses in a relationship that say that it is too much, and whether.

    The ids are of those answered after `since` alone. 1 SQL query.
    """
    return doses.too_much(person, relationship_id, since)


def wished(person: Actor, relationship_id: UUID, now: datetime) -> Level | None:
    """Answer the level that a person asked for their own promises, by the first room that knows of one."""
    return next((level for source in wish_sources if (level := source(person, relationship_id, now))), None)
