"""What stands beside something of its relationship: kind, name and hue, for long lists."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from carefront.core.actors import Actor
from carefront.core.relationships import PAIRS, RelationshipKind, RelationshipState
from carefront.kit.kept import SOMEBODY, Kept
from carefront.people import queries as people
from carefront.relationships import access
from carefront.relationships.models import Member


@dataclass(frozen=True, slots=True)
class Heading:
    """Name a relationship; `name` is a team's, and empty for a pair, which is called by the other's name.

    asks_nothing: nobody is asked about promises in it now, as in `RelationshipCard`.
    """

    kind: RelationshipKind
    name: str
    hue: int
    asks_nothing: bool


@dataclass(frozen=True, slots=True)
class TitledHeading:
    """Name a relationship as its card does, without the rest of that card; `started_at` is None before it began."""

    id: UUID
    kind: RelationshipKind
    title: str
    hue: int
    started_at: datetime | None


_COLUMNS = ("relationship_id", "relationship__kind", "relationship__name", "relationship__hue")
_PARTS = Kept(
    lambda: access.memberships_ever(SOMEBODY).values_list(
        *_COLUMNS, "relationship__state", Exists(access.release_in(OuterRef("relationship_id")))
    )
)
_OTHERS = (
    Member.objects.filter(relationship_id=OuterRef("relationship_id")).exclude(person_id=OuterRef("person_id"))
).order_by("invited_at", "id")
_TITLED = Kept(
    lambda: (
        access.memberships_ever(SOMEBODY)
        .order_by("relationship__created_at")
        .values_list(
            *_COLUMNS,
            "relationship__started_at",
            Subquery(_OTHERS.values("person__name")[:1]),
            Subquery(_OTHERS.values("person__erased_at")[:1]),
        )
    )
)


def headings_of(person: Actor) -> dict[UUID, Heading]:
    """Answer how the relationships that `person` accepted are headed; one query, and no members."""
    rows = _PARTS.columns(person.id)
    return {
        key: Heading(RelationshipKind(kind), name, hue, released or state == RelationshipState.PAUSED.value)
        for key, kind, name, hue, state, released in rows
    }


def titled(person: Actor) -> dict[UUID, TitledHeading]:
    """Answer what the relationships that `person` accepted are called, the oldest first. One query."""
    told = {}
    for key, kind, name, hue, started_at, other, erased_at in _TITLED.columns(person.id):
        of_pair = kind in PAIRS and other is not None
        title = name or (people.called(other, erased_at) if of_pair else person.name)
        told[key] = TitledHeading(key, RelationshipKind(kind), title, hue, started_at)
    return told
