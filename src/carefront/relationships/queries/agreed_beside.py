"""What upper rooms show beside a level: a list that they fill in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carefront.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Agreed:
    """Show that something was agreed on for somebody's level, until when, and where it stands."""

    owner_id: UUID
    until: date
    url: str


# Each answers what is in force between the reader and others in a relationship, and nothing that they do not see.
in_force: list[Callable[[Actor, UUID], Iterable[Agreed]]] = []


def agreed_in(person: Actor, relationship_id: UUID) -> dict[UUID, Agreed]:
    """Answer what is in force in a relationship, as far as `person` sees it, by whose promises it is about."""
    return {one.owner_id: one for ask in in_force for one in ask(person, relationship_id)}
