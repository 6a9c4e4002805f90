"""What stands beside a promise of its relationship: kind, name and hue, for long lists."""

from dataclasses import dataclass
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.kit.kept import SOMEBODY, Kept
from carefront.relationships import access


@dataclass(frozen=True, slots=True)
class Heading:
    """Name a relationship; `name` is a team's, and empty for a pair, which is called by the other's name."""

    kind: RelationshipKind
    name: str
    hue: int


_PARTS = Kept(
    lambda: access.memberships_ever(SOMEBODY).values_list(
        "relationship_id", "relationship__kind", "relationship__name", "relationship__hue"
    )
)


def headings_of(person: Actor) -> dict[UUID, Heading]:
    """Answer how the relationships that `person` accepted are headed; one query, and no members."""
    rows = _PARTS.columns(person.id)
    return {key: Heading(RelationshipKind(kind), name, hue) for key, kind, name, hue in rows}
