"""The only roads to patterns: their subject's, and others' by sharing or by the level that their subject agreed to."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from carefront.commitments import access as commitments
from carefront.conversations import access as conversations
from carefront.core.actors import Actor
from carefront.core.evidence.showing import Marked
from carefront.core.evidence.thresholds import Strength
from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import LIVING, RelationshipKind
from carefront.relationships import access as relationships
from carefront.trust.models import About, Aside, Mark, Pattern, Stop

_NAMED = (Strength.NAME.value, Strength.STRICT.value)
_EACH = OuterRef("pk")
_GOING = [state.value for state in LIVING]


def own(person: Actor) -> QuerySet[Pattern]:
    """Answer everything that was computed about `person`, what is over and what they set aside among it."""
    return Pattern.objects.filter(subject_id=person.id, workspace_id=person.workspace_id)


def marked(what: Marked, pattern: Any = _EACH) -> QuerySet[Mark]:
    """Answer, for use inside another query, the mark of a kind that a pattern bears now."""
    return Mark.objects.filter(pattern=pattern, what=what.value, over_at__isnull=True)


def unseen(person: Actor) -> QuerySet[Pattern]:
    """Answer what was found in a person's promises that they have not looked at."""
    return own(person).filter(~Exists(marked(Marked.SEEN)), over_at__isnull=True)


def _by_level(person: Actor) -> Q:
    """Ask for what a level shows (`core.evidence.showing.shown_by_level` in SQL), where its reader sees all of it.

    A promise that stands gentler than its owner's others, or that was made to somebody else, keeps what it is part of
    from being shown by itself.
    """
    about = About.objects.filter(pattern=OuterRef("pk"))
    promises = about.filter(commitment_id__isnull=False)
    gentler = promises.filter(commitment_id__in=relationships.gentler_ones(OuterRef(OuterRef("subject_id"))))
    seen = commitments.visible_to(person).order_by().values("pk")
    met = conversations.conversations_visible_to(person).order_by().values("pk")
    consent = relationships.consented_before(OuterRef("subject_id"), OuterRef("relationship_id"), OuterRef("arose_at"))
    return (
        Q(Exists(consent), Exists(marked(Marked.CONFIRMED)), strength__in=_NAMED)
        & ~Q(Exists(gentler))
        & ~Q(Exists(promises.exclude(commitment_id__in=seen)))
        & ~Q(Exists(about.filter(conversation_id__isnull=False).exclude(conversation_id__in=met)))
    )


def shown_to(person: Actor) -> QuerySet[Pattern]:
    """Answer the patterns of others that `person` sees now, in relationships that go on with both in them."""
    theirs = relationships.memberships_of(OuterRef("subject_id")).filter(accepted_at__isnull=False)  # type: ignore[arg-type]
    shared = marked(Marked.SHARED)
    there = relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("shared_at"))
    rows = Pattern.objects.annotate(shared_at=Subquery(shared.values("at")[:1]))
    return rows.filter(
        Q(shared_at__isnull=False) & Q(Exists(there)) | _by_level(person),
        ~Exists(marked(Marked.ASIDE)),
        Exists(theirs.filter(relationship_id=OuterRef("relationship_id"))),
        ~Q(subject_id=person.id),
        relationship_id__in=relationships.accepted_ids_of(person.id),
        relationship__state__in=_GOING,
        over_at__isnull=True,
        workspace_id=person.workspace_id,
    )


def common_in(person: Actor, other: Actor | None, relationship_id: UUID) -> QuerySet[Pattern]:
    """Answer the patterns of a relationship that `person` and the `other` of a pair both see now; without one, those
    that are shown to `person` and those that they shared themselves."""
    here = Q(relationship_id=relationship_id)  # named in each part, so that none of them looks further
    if other is None:
        mine = own(person).filter(Exists(marked(Marked.SHARED)), ~Exists(marked(Marked.ASIDE)), over_at__isnull=True)
    else:
        mine = shown_to(other).filter(subject_id=person.id)
    theirs = shown_to(person).filter(here).order_by().values("pk")
    both = Q(pk__in=theirs) | Q(pk__in=mine.filter(here).order_by().values("pk"))
    return Pattern.objects.filter(both, here, over_at__isnull=True)


def visible_to(person: Actor) -> QuerySet[Pattern]:
    """Answer every pattern that `person` may see: their own, and those of others that are shown to them."""
    shown = shown_to(person).order_by().values("pk")
    return Pattern.objects.filter(Q(subject_id=person.id) | Q(pk__in=shown), workspace_id=person.workspace_id)


def side(person: Actor, row: Pattern) -> Standing:
    """Answer how one who may see a pattern stands to it."""
    if row.subject_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if row.relationship.kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach(person: Actor, pattern_id: UUID, deed: Deed) -> Pattern:
    """Fetch a pattern, with its relationship and subject, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = visible_to(person).select_related("relationship", "subject").filter(pk=pattern_id).first()
    let_through(Thing.PATTERN, deed, side(person, row) if row else Standing.STRANGER, shared=row is not None)
    assert row is not None
    return row


def stops_of(person: Actor) -> QuerySet[Stop]:
    """Answer the kinds that `person` stopped, with when, those that they began again among them."""
    return Stop.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def asides_of(person: Actor) -> QuerySet[Aside]:
    """Answer the suggestions that `person` set aside."""
    return Aside.objects.filter(person_id=person.id, workspace_id=person.workspace_id)
