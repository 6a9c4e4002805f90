"""What people have said of the dose, and of the level they wish for: where other rooms' answers come in.

Both lists are filled in `AppConfig.ready` by whoever knows. A pulse is its author's alone, so a suggestion that rests
on one is shown to its author alone.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.level import Level

# Ids of the person's own pulses in a relationship that say that it is too much, now.
TooMuch = Callable[[Actor, UUID, datetime], tuple[UUID, ...]]
# The level that the person asked for their own promises in a relationship, if they did.
Wish = Callable[[Actor, UUID, datetime], Level | None]

too_much_sources: list[TooMuch] = []
wish_sources: list[Wish] = []


def too_much(person: Actor, relationship_id: UUID, now: datetime) -> tuple[UUID, ...]:
    """Answer the ids of a person's own answers in a relationship that say that it is too much."""
    return tuple(key for source in too_much_sources for key in source(person, relationship_id, now))


def wished(person: Actor, relationship_id: UUID, now: datetime) -> Level | None:
    """Answer the level that a person asked for their own promises, by the first room that knows of one."""
    return next((level for source in wish_sources if (level := source(person, relationship_id, now))), None)
