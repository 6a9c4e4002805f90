"""The only roads to backlogs, periods and capacities: whoever is in the relationship, through the policy."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import RelationshipKind
from carefront.planning.models import Capacity, Item, Period
from carefront.relationships import access as relationships


def items_visible_to(person: Actor) -> QuerySet[Item]:
    """Answer every item of the backlogs of `person`'s relationships, for all that becomes of it."""
    mine = relationships.accepted_ids_of(person.id)
    return Item.objects.filter(relationship_id__in=mine, workspace_id=person.workspace_id)


def items_readable_by(person: Actor) -> QuerySet[Item]:
    """Answer those items, and what `person` wrote where they were: of that, the words alone (`places_of`)."""
    mine = relationships.accepted_ids_of(person.id)
    return Item.objects.filter(Q(author_id=person.id) | Q(relationship_id__in=mine), workspace_id=person.workspace_id)


def places_of(person: Actor) -> set[UUID]:
    """Answer the relationships that `person` is in: what becomes of items elsewhere is no longer theirs to see."""
    return set(relationships.accepted_ids_of(person.id).values_list("relationship_id", flat=True))


def was_there_when_dropped(person: Actor) -> Exists:
    """Answer, of items, whether `person` was there when each was dropped: why was told to those who were."""
    return Exists(relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("dropped_at")))


def periods_visible_to(person: Actor) -> QuerySet[Period]:
    """Answer every period of the relationships that `person` is in: who left sees none, not even those they began."""
    mine = relationships.accepted_ids_of(person.id)
    return Period.objects.filter(relationship_id__in=mine, workspace_id=person.workspace_id)


def capacities_visible_to(person: Actor) -> QuerySet[Capacity]:
    """Answer what `person` has for periods, and what those have who plan with them. The note is its owner's alone.

    What others have was told to those who were there when it was last said: joining later widens nothing.
    """
    mine = relationships.accepted_ids_of(person.id)
    told = Exists(relationships.was_in(person.id, OuterRef("period__relationship_id"), OuterRef("said_at")))
    return Capacity.objects.filter(
        Q(person_id=person.id) | Q(told, period__relationship_id__in=mine), workspace_id=person.workspace_id
    )


def side(person: Actor, maker_id: UUID, kind: str) -> Standing:
    """Answer how one who is in the relationship stands to what `maker_id` made in it."""
    if maker_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_item(person: Actor, item_id: UUID, deed: Deed) -> Item:
    """Fetch an item that `person` may read, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = items_readable_by(person).select_related("relationship").filter(pk=item_id).first()
    standing = side(person, row.author_id, row.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.BACKLOG, deed, standing)
    assert row is not None
    return row


def reach_period(person: Actor, period_id: UUID, deed: Deed) -> Period:
    """Fetch a period, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = periods_visible_to(person).select_related("relationship").filter(pk=period_id).first()
    standing = side(person, row.by_id, row.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.BACKLOG, deed, standing)
    assert row is not None
    return row


def reach_capacity(person: Actor, capacity_id: UUID, deed: Deed) -> Capacity:
    """Fetch what somebody has for a period, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    rows = capacities_visible_to(person).select_related("period__relationship")
    row = rows.filter(pk=capacity_id).first()
    standing = side(person, row.person_id, row.period.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.CAPACITY, deed, standing)
    assert row is not None
    return row


def words_by_subject() -> tuple[Subquery, ...]:
    """Answer the words of items and the titles of periods, by an outer query's `subject_id`."""
    return (
        Subquery(Item.objects.filter(pk=OuterRef("subject_id")).values("words")[:1]),
        Subquery(Period.objects.filter(pk=OuterRef("subject_id")).values("title")[:1]),
    )
