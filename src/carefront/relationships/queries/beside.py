"""What stands beside a relationship of its levels and of a release: brought along with its card, without a query."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from carefront.core.level import in_effect
from carefront.core.relationships import PAIRS
from carefront.relationships import access
from carefront.relationships.models import LevelChange, LookAgain, Relationship, Release


def agreed_columns(person: Any) -> dict[str, Any]:
    """Answer the columns of levels and releases as they concern `person`, for a query of relationships."""
    in_it = LevelChange.objects.filter(relationship=OuterRef("pk"), over_at__isnull=True)
    standing = in_it.filter(agreed_at__isnull=False, commitment_id__isnull=True)
    proposed = in_it.filter(agreed_at__isnull=True, owner_id=person).order_by("made_at")
    looks = LookAgain.objects.filter(person_id=person, asked_at__isnull=False, answered_at__isnull=True)
    on = access.release_in(OuterRef("pk"))
    open_release = Release.objects.filter(
        ~Q(yes__person_id=person), relationship=OuterRef("pk"), begun_at__isnull=True, over_at__isnull=True
    )
    return {
        "mine_at": _level(standing.filter(owner_id=person)),
        "theirs_at": _level(standing.exclude(owner_id=person)),
        "level_asked": Exists(proposed),
        "level_asked_of": Subquery(proposed.values("commitment_id")[:1]),
        "level_look": Exists(looks.filter(change__relationship=OuterRef("pk"), change__over_at__isnull=True)),
        "released_until": Subquery(on.values("until")[:1]),
        "release_asked": Exists(open_release),
        "release_look": Exists(looks.filter(release__relationship=OuterRef("pk"), release__over_at__isnull=True)),
    }


def _level(rows: QuerySet[LevelChange]) -> Subquery:
    return Subquery(rows.values("level")[:1])


def agreed_of(row: Relationship, *, asked: bool) -> dict[str, Any]:
    """Answer what a card shows of them to somebody who is in it; nothing awaits anybody where nothing is `asked`."""
    return {
        "my_level": in_effect(getattr(row, "mine_at", None), None),
        "their_level": in_effect(getattr(row, "theirs_at", None) if row.kind in PAIRS else None, None),
        "level_asked": asked and bool(getattr(row, "level_asked", False)),
        "level_asked_of": getattr(row, "level_asked_of", None),
        "level_to_look_at": asked and bool(getattr(row, "level_look", False)),
        "release_until": getattr(row, "released_until", None),
        "release_asked": asked and bool(getattr(row, "release_asked", False)),
        "release_to_look_at": asked and bool(getattr(row, "release_look", False)),
    }
