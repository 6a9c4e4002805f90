"""The roads to levels and releases: those in a relationship, and for one promise's own level whoever sees it."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, PositiveSmallIntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from carefront.core.actors import Actor
from carefront.core.level import DEFAULT, Level
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.relationships.access.relating import memberships_of
from carefront.relationships.models import LevelChange, Release


def levels_visible_to(person: Actor) -> QuerySet[LevelChange]:
    """Answer every change of level that `person` may see: of what they are in, their own, and those they proposed.

    What is over before somebody joined stays with those who were there. Of one promise's own level, whoever sees that
    promise is asked by the room it belongs to; here it is its owner, and whoever proposed it.
    """
    parts = memberships_of(person.id).filter(relationship_id=OuterRef("relationship_id"), accepted_at__isnull=False)
    shared = Q(Exists(parts), over_at__isnull=True) | Q(Exists(parts.filter(accepted_at__lte=OuterRef("over_at"))))
    return LevelChange.objects.filter(
        Q(owner_id=person.id) | Q(by_id=person.id) | Q(commitment_id__isnull=True) & shared,
        workspace_id=person.workspace_id,
    )


def level_standing_of(person: Actor, change: LevelChange) -> Standing:
    """Answer how `person` stands to a change of level: whose promises it is about, another, or a stranger."""
    if not levels_visible_to(person).filter(pk=change.pk).exists():
        return Standing.STRANGER
    return level_standing(person.id, change)


def level_standing(person_id: UUID, change: LevelChange) -> Standing:
    """Answer how somebody stands to a change of level that they may see."""
    if change.owner_id == person_id:
        return Standing.OWNER
    return Standing.GROUP if change.relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_level(person: Actor, change_id: UUID, deed: Deed) -> LevelChange:
    """Fetch a change of level, with its relationship, for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `person`, Refusal(NOT_YOURS) when they may see it and
    the deed is not theirs, or they are no longer in the relationship.
    """
    row = LevelChange.objects.select_related("relationship").filter(pk=change_id).first()
    standing = level_standing_of(person, row) if row else Standing.STRANGER
    if row is None or not allows(Thing.LEVEL, Deed.SEE, standing):
        raise Refusal(Because.HIDDEN)
    _still_inside(person, row.relationship_id, Thing.LEVEL, deed, standing)
    return row


def _still_inside(person: Actor, relationship_id: UUID, thing: Thing, deed: Deed, standing: Standing) -> None:
    inside = memberships_of(person.id).filter(relationship_id=relationship_id, accepted_at__isnull=False)
    if not allows(thing, deed, standing) or (deed is not Deed.SEE and not inside.exists()):
        raise Refusal(Because.NOT_YOURS)


def level_of(owner: Any, relationship: Any, commitment: Any) -> Coalesce:
    """Answer, for use inside another query, at which level a promise stands; the arguments are values or outer columns.

    This is `core.level.in_effect` in SQL.
    """
    standing = LevelChange.objects.filter(owner_id=owner, agreed_at__isnull=False, over_at__isnull=True)
    own = standing.filter(commitment_id=commitment)
    usual = standing.filter(relationship_id=relationship, commitment_id__isnull=True)
    return Coalesce(
        Subquery(own.values("level")[:1]),
        Subquery(usual.values("level")[:1]),
        Value(DEFAULT.value, output_field=PositiveSmallIntegerField()),
    )


def releases_visible_to(person: Actor) -> QuerySet[Release]:
    """Answer every release that `person` may see: of what they are in, since they joined, and those they proposed."""
    parts = memberships_of(person.id).filter(relationship_id=OuterRef("relationship_id"), accepted_at__isnull=False)
    later = parts.filter(accepted_at__lte=OuterRef("over_at"))
    return Release.objects.filter(
        Q(by_id=person.id) | Q(Exists(parts), over_at__isnull=True) | Q(Exists(later)),
        workspace_id=person.workspace_id,
    )


def release_standing_of(person: Actor, release: Release) -> Standing:
    """Answer how `person` stands to a release: who proposed it, the other of a pair, one of a team, or a stranger."""
    if not releases_visible_to(person).filter(pk=release.pk).exists():
        return Standing.STRANGER
    return release_standing(person.id, release)


def release_standing(person_id: UUID, release: Release) -> Standing:
    """Answer how somebody stands to a release that they may see."""
    if release.by_id == person_id:
        return Standing.OWNER
    return Standing.GROUP if release.relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_release(person: Actor, release_id: UUID, deed: Deed) -> Release:
    """Fetch a release, with its relationship, for a deed; raises as `reach_level` does."""
    row = Release.objects.select_related("relationship").filter(pk=release_id).first()
    standing = release_standing_of(person, row) if row else Standing.STRANGER
    if row is None or not allows(Thing.RELEASE, Deed.SEE, standing):
        raise Refusal(Because.HIDDEN)
    _still_inside(person, row.relationship_id, Thing.RELEASE, deed, standing)
    return row


def release_in(relationship: Any) -> QuerySet[Release]:
    """Answer, for use inside another query, the release that is on in a relationship."""
    return Release.objects.filter(relationship_id=relationship, begun_at__isnull=False, over_at__isnull=True)


def consented_before(owner: Any, relationship: Any, at: Any) -> QuerySet[LevelChange]:
    """Answer, for use inside another query, the level from direct naming on that an owner consented to before `at`.

    It is in force now: whoever asks again after it went down finds none.
    """
    standing = LevelChange.objects.filter(owner_id=owner, relationship_id=relationship, commitment_id__isnull=True)
    return standing.filter(agreed_at__lt=at, over_at__isnull=True, level__gte=Level.DIRECT.value)


def gentler_ones(owner: Any) -> QuerySet[LevelChange, Any]:
    """Answer, for use inside another query, an owner's promises that stand below direct naming."""
    own = LevelChange.objects.filter(owner_id=owner, commitment_id__isnull=False, agreed_at__isnull=False)
    return own.filter(over_at__isnull=True, level__lt=Level.DIRECT.value).values("commitment_id")
