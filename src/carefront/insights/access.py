"""The only roads to reflections and meanings: their authors, and whom they shared a meaning with."""

from typing import Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from carefront.commitments import access as commitments
from carefront.conversations import access as conversations
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.mirroring import CARRIED
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import RelationshipKind
from carefront.insights.models import ClarityMonth, Meaning, Reflection, TurnedAway
from carefront.relationships import access as relationships


def reflections_visible_to(person: Actor) -> QuerySet[Reflection]:
    """Answer what `person` wrote before their mirror; what others wrote is nobody else's to see."""
    return Reflection.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def meanings_visible_to(person: Actor) -> QuerySet[Meaning]:
    """Answer `person`'s own, and those shared in a relationship that they were in then and are in still."""
    mine = relationships.accepted_ids_of(person.id)
    there = Exists(relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("shared_at")))
    shared = Q(there, shared_at__isnull=False, relationship_id__in=mine)
    return Meaning.objects.filter(Q(person_id=person.id) | shared, workspace_id=person.workspace_id)


def turned_away_by(person: Actor) -> QuerySet[TurnedAway]:
    """Answer where `person` wants no reflection offered."""
    return TurnedAway.objects.filter(person_id=person.id)


def usual_levels(person: Actor) -> QuerySet[Any]:
    """Answer the changes of level that `person` may see, without those of one promise alone."""
    return relationships.levels_visible_to(person).filter(commitment_id__isnull=True)


def side(person: Actor, author_id: UUID, kind: str) -> Standing:
    """Answer how one who is in a relationship stands to what `author_id` wrote in it."""
    if author_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_reflection(person: Actor, reflection_id: UUID, deed: Deed) -> Reflection:
    """Fetch a reflection for a deed of its author. Raises Refusal(HIDDEN)."""
    row = reflections_visible_to(person).filter(pk=reflection_id).first()
    let_through(Thing.REFLECTION, deed, Standing.OWNER if row else Standing.STRANGER)
    assert row is not None
    return row


def reach_meaning(person: Actor, meaning_id: UUID, deed: Deed) -> Meaning:
    """Fetch a meaning, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = meanings_visible_to(person).select_related("relationship").filter(pk=meaning_id).first()
    standing = side(person, row.person_id, row.relationship.kind) if row else Standing.STRANGER
    let_through(Thing.MEANING, deed, standing, shared=row is not None and row.shared_at is not None)
    assert row is not None
    return row


def _told(rows: QuerySet[Any], what: str, who: str, at: str) -> QuerySet[Any, Any]:
    named = Cast(Value(what), CharField(max_length=8))
    when = Cast(F(at), DateTimeField())
    told = rows.order_by().annotate(told=named, of=F(who), when=when)
    columns: QuerySet[Any, Any] = told.values_list("relationship_id", "told", "of", "when")
    return columns


def _topics_that_moved_on(person: Actor) -> QuerySet[Any]:
    return conversations.topics_visible_to(person).filter(
        author_id=person.id, settled_at__isnull=True, carried__gte=CARRIED
    )


def columns_beside(person: Actor, relationship_id: UUID) -> tuple[Combinable, ...]:
    """Answer, for use in another query, what stands beside a relationship.

    Whose meaning was last shared with `person`, and when; whether they wrote their own, turned an offer away, and have
    open topics that moved on `CARRIED` times.
    """
    here = {"relationship_id": relationship_id}
    told = meanings_visible_to(person).filter(**here)
    shared = told.exclude(person_id=person.id).order_by("-shared_at")
    flags = (told.filter(person_id=person.id), turned_away_by(person).filter(**here))
    return (
        Subquery(shared.values("person_id")[:1], output_field=UUIDField()),
        Subquery(shared.values("shared_at")[:1]),
        *(Exists(one.order_by()) for one in (*flags, _topics_that_moved_on(person).filter(**here))),
    )


def beside(person: Actor) -> QuerySet[Any, Any]:
    """Answer, in one query, what stands beside an offer: rows of relationship, what, whose and when.

    `meaning`: own ones and those shared with `person`; `away`: offers they turned away; `topic`: own topics that moved
    on `CARRIED` times and are open; `waiting`: own check-ins that were asked and have no word yet. Of all the
    relationships that `person` is in.
    """
    places = relationships.accepted_ids_of(person.id)
    promises = commitments.visible_to(person).filter(owner_id=person.id)
    waiting = promises.filter(
        check_ins__answered_at__isnull=True, check_ins__closed_at__isnull=True, check_ins__opens_at__isnull=False
    )
    parts = [
        _told(meanings_visible_to(person), "meaning", "person_id", "shared_at"),
        _told(turned_away_by(person), "away", "person_id", "at"),
        _told(_topics_that_moved_on(person), "topic", "author_id", "made_at"),
        _told(waiting, "waiting", "owner_id", "check_ins__opens_at"),
    ]
    first, *rest = [part.filter(relationship_id__in=places) for part in parts]
    joined: QuerySet[Any, Any] = first.union(*rest, all=True)
    return joined


def clarity_months_told_to(person: Actor) -> QuerySet[ClarityMonth]:
    """Answer the months in which something was told of the whole workspace, to a steward alone."""
    if not person.is_steward:
        return ClarityMonth.objects.none()
    return ClarityMonth.objects.filter(workspace_id=person.workspace_id, what__isnull=False)
