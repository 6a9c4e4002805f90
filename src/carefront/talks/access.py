"""The only roads to talks and consequences: the two whom they are between, through the policy."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.commitments import access as commitments
from carefront.conversations import access as conversations
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.ledger import Kind
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit.models import Event
from carefront.relationships import access as relationships
from carefront.talks.models import Conduct, Consequences, LookBack, Question, Saying, Talk, Yes

# What is not a fact about somebody's promise, or not one that both were shown on its page.
_LEFT_OUT = (Kind.CHECK_IN_ASKED, Kind.SUPPORTER_INVITED, Kind.SUPPORTER_JOINED, Kind.SUPPORTER_LEFT)
_OF_CONVERSATIONS = (Kind.CONVERSATION_MOVED, Kind.CONVERSATION_CANCELLED)


def talks_visible_to(person: Actor) -> QuerySet[Talk]:
    """Answer the talks between `person` and somebody else; one who left keeps those, which were closed then."""
    return Talk.objects.filter(Q(by_id=person.id) | Q(other_id=person.id), workspace_id=person.workspace_id)


def sayings_visible_to(person: Actor) -> QuerySet[Saying]:
    """Answer what `person` wrote for talks, and what the others showed."""
    shown = Q(shown_at__isnull=False, talk__in=talks_visible_to(person).order_by().values("pk"))
    return Saying.objects.filter(Q(person_id=person.id) | shown, talk__workspace_id=person.workspace_id)


def questions_visible_to(person: Actor) -> QuerySet[Question]:
    """Answer the questions that `person` asks in talks, and those that were shown to them."""
    shown = Q(shown_at__isnull=False, talk__in=talks_visible_to(person).order_by().values("pk"))
    return Question.objects.filter(Q(by_id=person.id) | shown, talk__workspace_id=person.workspace_id)


def consequences_visible_to(person: Actor) -> QuerySet[Consequences]:
    """Answer the consequences between `person` and somebody else."""
    return Consequences.objects.filter(Q(owner_id=person.id) | Q(other_id=person.id), workspace_id=person.workspace_id)


def side(person: Actor, maker_id: UUID) -> Standing:
    """Answer how one of the two stands to what one of them made."""
    return Standing.OWNER if maker_id == person.id else Standing.OTHER


def _inside(person: Actor, relationship_id: UUID, deed: Deed) -> None:
    """Refuse a deed to whoever is no longer in the relationship; what was there stays theirs to read."""
    inside = relationships.accepted_ids_of(person.id).filter(relationship_id=relationship_id)
    if deed is not Deed.SEE and not inside.exists():
        raise Refusal(Because.NOT_YOURS)


def reach_talk(person: Actor, talk_id: UUID, deed: Deed) -> Talk:
    """Fetch a talk, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = talks_visible_to(person).select_related("relationship").filter(pk=talk_id).first()
    let_through(Thing.TALK, deed, side(person, row.by_id) if row else Standing.STRANGER)
    assert row is not None
    _inside(person, row.relationship_id, deed)
    return row


def reach_question(person: Actor, question_id: UUID, deed: Deed) -> Question:
    """Fetch a question of a talk, with that one, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = questions_visible_to(person).select_related("talk").filter(pk=question_id).first()
    standing = side(person, row.by_id) if row else Standing.STRANGER
    thing = Thing.TALK if deed is Deed.ANSWER else Thing.TALK_WORDS
    let_through(thing, deed, standing, shared=row is not None and row.shown_at is not None)
    assert row is not None
    _inside(person, row.talk.relationship_id, deed)
    return row


def reach_saying(person: Actor, saying_id: UUID, deed: Deed) -> Saying:
    """Fetch what somebody wrote for a talk, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = sayings_visible_to(person).select_related("talk").filter(pk=saying_id).first()
    standing = side(person, row.person_id) if row else Standing.STRANGER
    let_through(Thing.TALK_WORDS, deed, standing, shared=row is not None and row.shown_at is not None)
    assert row is not None
    return row


def reach_consequences(person: Actor, consequences_id: UUID, deed: Deed) -> Consequences:
    """Fetch consequences, with their relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    rows = consequences_visible_to(person).select_related("relationship", "talk")
    row = rows.filter(pk=consequences_id).first()
    let_through(Thing.CONSEQUENCE, deed, side(person, row.owner_id) if row else Standing.STRANGER)
    assert row is not None
    _inside(person, row.relationship_id, deed)
    return row


def facts_between(one: Actor, two: Actor, relationship_id: UUID, subject_id: UUID) -> QuerySet[Event]:
    """Answer the facts of a relationship that both see and that are about the promises of one of them.

    Conversations that this one moved or cancelled are among them. What one of the two does not see is never offered.
    """
    seen = commitments.visible_to(two).filter(owner_id=subject_id, relationship_id=relationship_id).order_by()
    promises = commitments.visible_to(one).filter(pk__in=seen.values("pk")).order_by().values("pk")
    both = conversations.conversations_visible_to(two).filter(relationship_id=relationship_id).order_by()
    held = conversations.conversations_visible_to(one).filter(pk__in=both.values("pk")).order_by().values("pk")
    moved = Q(subject_id__in=held, actor_id=subject_id, kind__in=[kind.value for kind in _OF_CONVERSATIONS])
    told = Q(subject_id__in=promises) & ~Q(kind__in=[kind.value for kind in _LEFT_OUT])
    return Event.objects.filter(told | moved, stream_id=relationship_id)


def words_of_facts(person: Actor, ids: Any) -> dict[UUID, str]:
    """Answer the words of those promises of `ids` that `person` sees now."""
    return dict(commitments.visible_to(person).filter(pk__in=ids).values_list("pk", "words"))


def subjects(person: Actor, relationship_id: Any) -> tuple[QuerySet[Any, Any], ...]:
    """Answer, for use inside another query, the talks and consequences in a relationship that `person` may see."""
    roads: tuple[QuerySet[Any], ...] = (talks_visible_to(person), consequences_visible_to(person))
    return tuple(road.filter(relationship_id=relationship_id).order_by().values("pk") for road in roads)


def drafts_awaiting(person: Actor) -> QuerySet[Consequences]:
    """Answer the consequences being written that wait for a word of `person`: to write, to agree to, or once more."""
    here = {"consequences": OuterRef("pk")}
    mine = Yes.objects.filter(person_id=person.id, **here)
    theirs = Yes.objects.exclude(person_id=person.id).exclude(digest="").filter(**here)
    wrote = Conduct.objects.filter(person_id=person.id, **here).exclude(words="")
    to_say = Q(Exists(theirs)) & Q(~Exists(mine.exclude(digest=""))) | Q(Exists(mine.filter(digest="")))
    to_write = ~Q(by_id=person.id) & Q(~Exists(wrote))
    return Consequences.objects.filter(to_say | to_write, agreed_at__isnull=True, over_at__isnull=True)


def waiting_for(person: Actor) -> QuerySet[Talk]:
    """Answer the talks that wait for a word of `person`: begun by the other, to agree to, or to look at again.

    Whoever said yes to words that changed since is waited for once more.
    """
    here = {"talk": OuterRef("pk")}
    looks = LookBack.objects.filter(asked_at__isnull=False, answered_at__isnull=True, person_id=person.id, **here)
    mine = Yes.objects.filter(person_id=person.id, **here)
    theirs = Yes.objects.exclude(person_id=person.id).exclude(digest="").filter(**here)
    written = Saying.objects.filter(person_id=person.id, **here)
    begun = Q(~Exists(written), opened_at__isnull=True, other_id=person.id)
    agreeing = Q(Exists(theirs)) & Q(~Exists(mine.exclude(digest=""))) | Q(Exists(mine.filter(digest="")))
    bound = Q(Exists(drafts_awaiting(person).filter(**here)))
    rows = talks_visible_to(person).filter(closed_at__isnull=True, relationship__state=RelationshipState.ACTIVE.value)
    return rows.filter(Q(Exists(looks)) | Q(agreed_at__isnull=True) & (begun | agreeing) | bound)
