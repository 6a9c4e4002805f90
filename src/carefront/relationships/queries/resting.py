"""When a relationship rested, and who is counted in it: for rooms that count what happened there."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from carefront.core.relationships import RelationshipKind, RelationshipState
from carefront.kit.prepared import SLOT, Prepared
from carefront.relationships.models import Member, Pause, Relationship, Release

_LIVING = {RelationshipState.ACTIVE.value, RelationshipState.PAUSED.value}


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where promises are counted: who is in it now, and the times in which nothing counts as not done."""

    id: UUID
    workspace_id: UUID
    kind: RelationshipKind
    goes_on: bool  # not ended, and begun
    members: tuple[UUID, ...]
    rests: tuple[Any, ...]  # from when to when, none while it goes on


_PLACE = Prepared(lambda: Relationship.objects.filter(pk=SLOT).values_list("workspace_id", "kind", "state"))
_HERE = Prepared(
    lambda: (
        Member.objects.filter(relationship_id=SLOT, accepted_at__isnull=False, left_at__isnull=True)
        .order_by("pk")
        .values_list("person_id")
    )
)
_PAUSES = Prepared(lambda: Pause.objects.filter(relationship_id=SLOT).values_list("started_at", "ended_at"))
_RELEASES = Prepared(
    lambda: Release.objects.filter(relationship_id=SLOT, begun_at__isnull=False).values_list("begun_at", "over_at")
)


def place_of(relationship_id: UUID) -> Place | None:
    """Answer a relationship as counting needs it, for workers. 4 SQL queries."""
    for workspace_id, kind, state in _PLACE.ask(relationship_id):
        rests = (*_PAUSES.ask(relationship_id), *_RELEASES.ask(relationship_id))
        members = tuple(key for (key,) in _HERE.ask(relationship_id))
        return Place(relationship_id, workspace_id, RelationshipKind(kind), state in _LIVING, members, rests)
    return None
