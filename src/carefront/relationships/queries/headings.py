"""What stands beside a promise of its relationship: kind, name and hue, for long lists."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.relationships import access


@dataclass(frozen=True, slots=True)
class Heading:
    """Name a relationship; `name` is a team's, and empty for a pair, which is called by the other's name."""

    kind: RelationshipKind
    name: str
    hue: int


def headings_of(person: Actor, ids: Collection[UUID]) -> dict[UUID, Heading]:
    """Answer how those of `ids` that `person` has accepted are headed; one query, and no members."""
    parts = access.memberships_ever(person.id).filter(relationship_id__in=ids)
    rows = parts.values_list("relationship_id", "relationship__kind", "relationship__name", "relationship__hue")
    return {key: Heading(RelationshipKind(kind), name, hue) for key, kind, name, hue in rows}
