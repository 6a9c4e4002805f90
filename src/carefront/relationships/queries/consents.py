"""At which level people's promises stand, with when they consented: for rooms that ask what a level allows."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from carefront.core.level import Level, below_agreed, in_effect
from carefront.relationships.models import LevelChange


class Consent(NamedTuple):
    """Hold a level and when its owner consented to it; None where it is where everybody begins."""

    level: Level
    agreed_at: datetime | None


BEGINNING = Consent(in_effect(None, None), None)


def consents_in(relationship_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], Consent]:
    """Answer the levels in relationships that a reader was shown, by relationship and owner. 1 SQL query."""
    rows = LevelChange.objects.filter(
        relationship_id__in=list(relationship_ids), commitment_id__isnull=True, agreed_at__isnull=False,
        over_at__isnull=True,
    )  # fmt: skip
    found = rows.values_list("relationship_id", "owner_id", "level", "agreed_at")
    return {(place, owner): Consent(Level(level), at) for place, owner, level, at in found}


def lands_at(relationship_id: UUID, owner_id: UUID) -> Level:
    """Answer where somebody's level comes down to once the fourth is over, or would, if it began now. 1 SQL query."""
    rows = LevelChange.objects.filter(
        relationship_id=relationship_id, owner_id=owner_id, commitment_id__isnull=True, agreed_at__isnull=False,
        over_at__isnull=True,
    )  # fmt: skip
    level, before = rows.values_list("level", "before").first() or (in_effect(None, None), in_effect(None, None))
    return below_agreed(before if level == Level.AGREED else level)
