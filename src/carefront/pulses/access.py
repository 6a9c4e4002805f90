"""The only roads to pulses, wishes and what was told of many: their authors, and whom they shared them with."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import PAIRS, RelationshipKind, RelationshipState
from carefront.pulses.models import Adjustment, Pulse, Rhythm, Told, Wish
from carefront.relationships import access as relationships


def pulses_visible_to(person: Actor) -> QuerySet[Pulse]:
    """Answer `person`'s own pulses, and those that the other of a pair shares with them."""
    mine = relationships.accepted_ids_of(person.id)
    shared = Q(shared_at__isnull=False, relationship_id__in=mine, relationship__kind__in=[one.value for one in PAIRS])
    return Pulse.objects.filter(Q(person_id=person.id) | shared, workspace_id=person.workspace_id)


def wishes_visible_to(person: Actor) -> QuerySet[Wish]:
    """Answer `person`'s own wishes, and those shared in a relationship that they were in then and are in still."""
    mine = relationships.accepted_ids_of(person.id)
    there = Exists(relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("shared_at")))
    shared = Q(there, shared_at__isnull=False, relationship_id__in=mine)
    return Wish.objects.filter(Q(person_id=person.id) | shared, workspace_id=person.workspace_id)


def adjustments_visible_to(person: Actor) -> QuerySet[Adjustment]:
    """Answer what was changed because of wishes that `person` sees, and what they themselves said they changed.

    Of what was changed after they left they are shown nothing, whosever wish it was.
    """
    seen = wishes_visible_to(person).order_by().values("pk")
    there = Exists(relationships.was_in(person.id, OuterRef("wish__relationship_id"), OuterRef("at")))
    told = Q(there, wish_id__in=seen)
    return Adjustment.objects.filter(Q(by_id=person.id) | told, workspace_id=person.workspace_id)


def told_to(person: Actor) -> QuerySet[Told]:
    """Answer what was told of the teams that `person` is in since before; of the whole workspace to a steward alone.

    Joining a team later opens nothing that was told before.
    """
    mine = relationships.accepted_ids_of(person.id)
    there = Exists(relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("round__decided_at")))
    seen = Q(there, relationship_id__in=mine)
    if person.is_steward:
        seen |= Q(relationship__isnull=True)
    return Told.objects.filter(seen, round__workspace_id=person.workspace_id)


def asked_parts_of(person: Actor) -> QuerySet[Any]:
    """Answer `person`'s parts in relationships in which they can be asked for a pulse now, whatever their rhythm."""
    return relationships.memberships_of(person.id).filter(
        ~Q(relationship__kind=RelationshipKind.SELF.value),
        accepted_at__isnull=False,
        relationship__state=RelationshipState.ACTIVE.value,
    )


def rhythms_of(person: Actor) -> QuerySet[Rhythm]:
    """Answer what `person` chose where they can be asked for a pulse now."""
    asked = asked_parts_of(person).order_by().values("relationship_id")
    return Rhythm.objects.filter(person_id=person.id, relationship_id__in=asked)


def side(person: Actor, author_id: UUID, kind: str) -> Standing:
    """Answer how one who is in a relationship stands to what `author_id` wrote in it."""
    if author_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_pulse(person: Actor, pulse_id: UUID, deed: Deed) -> Pulse:
    """Fetch a pulse, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = pulses_visible_to(person).select_related("relationship").filter(pk=pulse_id).first()
    standing = side(person, row.person_id, row.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.PULSE, deed, standing, shared=row is not None and row.shared_at is not None)
    assert row is not None
    return row


def reach_wish(person: Actor, wish_id: UUID, deed: Deed) -> Wish:
    """Fetch a wish, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = wishes_visible_to(person).select_related("relationship").filter(pk=wish_id).first()
    standing = side(person, row.person_id, row.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.WISH, deed, standing, shared=row is not None and row.shared_at is not None)
    assert row is not None
    return row


def reach_adjustment(person: Actor, adjustment_id: UUID, deed: Deed) -> Adjustment:
    """Fetch what was changed, with its wish, for a deed of the wish's author or of a reader.

    Raises Refusal(HIDDEN) also where the wish was taken back, except to its own author: their words stay theirs.
    """
    rows = adjustments_visible_to(person).select_related("wish__relationship")
    row = rows.filter(pk=adjustment_id).first()
    if row is not None and deed is Deed.SEE and row.by_id == person.id:
        return row
    standing = side(person, row.wish.person_id, row.wish.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.WISH, deed, standing, shared=row is not None and row.wish.shared_at is not None)
    assert row is not None
    return row
