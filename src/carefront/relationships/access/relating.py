"""The only roads to a relationship: membership, as composable querysets."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.core.actors import Actor
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import LIVING, RelationshipKind, RelationshipState
from carefront.relationships.models import Covenant, Member, Relationship, Signature


def memberships_of(person_id: UUID) -> QuerySet[Member]:
    """Answer a person's parts in relationships that they are still in, were invited to, or were in when those ended."""
    return Member.objects.filter(person_id=person_id, left_at__isnull=True, declined_at__isnull=True)


def memberships_ever(person_id: UUID) -> QuerySet[Member]:
    """Answer a person's parts in relationships that they accepted, those that they left among them."""
    return Member.objects.filter(person_id=person_id, accepted_at__isnull=False, declined_at__isnull=True)


def was_in(person_id: Any, relationship_id: Any, at: Any) -> QuerySet[Member]:
    """Answer a person's part in a relationship at a moment; each argument may be a column of an outer query.

    What was promised to a group was promised to those who were in it then: joining later widens nothing.
    """
    parts = memberships_ever(person_id).filter(relationship_id=relationship_id, accepted_at__lte=at)
    return parts.filter(Q(left_at__isnull=True) | Q(left_at__gte=at))


def relationship_ids_of(person_id: UUID) -> QuerySet[Member, Any]:
    """Answer, for use inside another query, the ids of the relationships a person belongs to."""
    return memberships_of(person_id).values("relationship_id")


def accepted_ids_of(person_id: UUID) -> QuerySet[Member, Any]:
    """Answer, for use inside another query, the ids of the relationships a person has accepted and not left."""
    return memberships_of(person_id).filter(accepted_at__isnull=False).values("relationship_id")


def visible_to(person: Actor) -> QuerySet[Relationship]:
    """Answer every relationship that `person` may see: those they were ever in, and living ones they are asked into.

    Who declined no longer sees it; who was asked and had not answered when it ended or was withdrawn does not either.
    """
    parts = Member.objects.filter(person_id=person.id, declined_at__isnull=True)
    accepted = parts.filter(accepted_at__isnull=False)
    living = Q(state__in=[state.value for state in LIVING])
    # Begun from the person's parts, so that a workspace full of others' relationships costs nothing.
    return Relationship.objects.filter(
        living | Q(pk__in=accepted.values("relationship_id")),
        pk__in=parts.values("relationship_id"),
        workspace_id=person.workspace_id,
    )


def standing_of(person: Actor, relationship: Relationship) -> Standing:
    """Answer how `person` stands to a relationship: its proposer, the other, one of a team, or a stranger."""
    parts = Member.objects.filter(relationship=relationship, person_id=person.id, declined_at__isnull=True)
    return standing_in(person.id, relationship, parts.order_by("invited_at", "id").last())


def standing_in(person_id: UUID, relationship: Relationship, newest: Member | None) -> Standing:
    """Answer how a person stands to a relationship of which `newest` is their latest part that was not declined."""
    if newest is None:
        return Standing.STRANGER
    if relationship.proposed_by_id == person_id and newest.accepted_at is not None and newest.left_at is None:
        return Standing.OWNER
    return Standing.GROUP if relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach(person: Actor, relationship_id: UUID, deed: Deed) -> Relationship:
    """Fetch a relationship for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `person`, Refusal(NOT_YOURS) when it may be seen but
    the deed is not theirs, or they have left it.
    """
    relationship = visible_to(person).filter(pk=relationship_id).first()
    if relationship is None:
        raise Refusal(Because.HIDDEN)
    if not allows(Thing.RELATIONSHIP, deed, standing_of(person, relationship)):
        raise Refusal(Because.NOT_YOURS)
    if deed is not Deed.SEE and not memberships_of(person.id).filter(relationship=relationship).exists():
        raise Refusal(Because.NOT_YOURS)
    return relationship


def is_open(relationship: Relationship) -> bool:
    """Answer whether a relationship can still hold new promises."""
    return relationship.state == RelationshipState.ACTIVE.value


def covenants_visible_to(person: Actor) -> QuerySet[Covenant]:
    """Answer every covenant that `person` may see: of what they are in, and those that they signed before leaving.

    Whoever joined later sees what is open since then, and no version whose time was over before.
    """
    parts = memberships_of(person.id).filter(relationship_id=OuterRef("relationship_id"), accepted_at__isnull=False)
    later = parts.filter(accepted_at__lte=OuterRef("over_at"))
    signed = Signature.objects.filter(covenant_id=OuterRef("pk"), person_id=person.id, taken_back_at__isnull=True)
    return Covenant.objects.filter(
        Q(Exists(parts), over_at__isnull=True) | Q(Exists(later)) | Q(Exists(signed), in_force_from__isnull=False),
        workspace_id=person.workspace_id,
    )


def covenant_standing_of(person: Actor, covenant: Covenant) -> Standing:
    """Answer how `person` stands to a covenant: who began it, the other of a pair, one of a team, or a stranger."""
    mine = Member.objects.filter(
        relationship_id=covenant.relationship_id, person_id=person.id, accepted_at__isnull=False, left_at__isnull=True
    )
    inside = mine.values_list("accepted_at", flat=True).first()
    signed = covenant.signatures.filter(person_id=person.id, taken_back_at__isnull=True)
    kept = covenant.in_force_from is not None and signed.exists()
    known = inside is not None and (covenant.over_at is None or inside <= covenant.over_at)
    if covenant.workspace_id != person.workspace_id or not (known or kept):
        return Standing.STRANGER
    if covenant.by_id == person.id and inside is not None:
        return Standing.OWNER
    return Standing.GROUP if covenant.relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_covenant(person: Actor, covenant_id: UUID, deed: Deed) -> Covenant:
    """Fetch a covenant, with its relationship, for a deed.

    Raises Refusal(HIDDEN) when it is absent or not shared with `person`, Refusal(NOT_YOURS) when they may see it and
    are no longer in the relationship.
    """
    row = Covenant.objects.select_related("relationship").filter(pk=covenant_id).first()
    standing = covenant_standing_of(person, row) if row else Standing.STRANGER
    if row is None or not allows(Thing.COVENANT, Deed.SEE, standing):
        raise Refusal(Because.HIDDEN)
    inside = memberships_of(person.id).filter(relationship_id=row.relationship_id, accepted_at__isnull=False)
    if not allows(Thing.COVENANT, deed, standing) or (deed is not Deed.SEE and not inside.exists()):
        raise Refusal(Because.NOT_YOURS)
    return row
