"""The roads to conversations that are held: who takes part sees them; what is private in them is its author's alone."""

from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from carefront.conversations.access.transcripts import decisions_visible_to
from carefront.conversations.models import (
    Conversation,
    Decision,
    FollowUp,
    Participant,
    Plan,
    ReadBack,
    Series,
    Topic,
)
from carefront.core.actors import Actor
from carefront.core.gate import let_through
from carefront.core.meetings import ConversationState
from carefront.core.policy import Deed, Standing, Thing
from carefront.core.relationships import RelationshipKind
from carefront.relationships import access as relationships

R = TypeVar("R", bound=Model)


def _parts(person: Actor) -> QuerySet[Participant]:
    """Answer the parts by which somebody sees conversations: not of one that went on when they left."""
    return Participant.objects.filter(person_id=person.id, left_at__isnull=True)


def conversations_visible_to(person: Actor) -> QuerySet[Conversation]:
    """Answer the conversations in which `person` takes or took part."""
    parts = _parts(person)
    return Conversation.objects.filter(pk__in=parts.values("conversation_id"), workspace_id=person.workspace_id)


def parts_of(person: Actor) -> QuerySet[Participant]:
    """Answer the parts that `person` has or had in conversations, with their own notes."""
    return Participant.objects.filter(person_id=person.id, workspace_id=person.workspace_id)


def near(person: Actor, now: datetime) -> QuerySet[Conversation]:
    """Answer what lies before somebody: conversations that go on now or begin within a week, and invitations without
    an answer; each with their own answer as `mine`."""
    return near_between(person, *span(now))


def span(now: datetime) -> tuple[datetime, datetime]:
    """Answer from when until when a planned conversation is near: it may be begun late, and is told a week ahead."""
    return now - timedelta(hours=12), now + timedelta(days=7)


def near_between(person: Actor, since: datetime, until: datetime) -> QuerySet[Conversation]:
    """Answer what lies before somebody, of planned conversations those between two moments."""
    reply = Participant.objects.filter(conversation=OuterRef("pk"), person_id=person.id).values("reply")[:1]
    rows = conversations_visible_to(person).annotate(mine=Subquery(reply))
    planned = Q(state=ConversationState.PLANNED.value, starts_at__gt=since)
    close = Q(starts_at__lt=until) | Q(mine="", series__isnull=True)
    return rows.filter(Q(state=ConversationState.OPEN.value) | planned & close).order_by("starts_at", "pk")


def series_visible_to(person: Actor) -> QuerySet[Series]:
    """Answer the series of the relationships that `person` is in."""
    return Series.objects.filter(
        relationship_id__in=relationships.accepted_ids_of(person.id), workspace_id=person.workspace_id
    )


def topics_visible_to(person: Actor) -> QuerySet[Topic]:
    """Answer own topics, and shared ones of conversations that `person` takes part in, or that wait for a next one."""
    return topics_seen(person, _among_mine(person))


def topics_seen(person: Actor, takes_part: Q) -> QuerySet[Topic]:
    """Answer the topics that `person` may see, where `takes_part` says in which conversations they take part."""
    mine = relationships.accepted_ids_of(person.id)
    there = relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("shared_at"))
    waiting = Q(conversation__isnull=True, relationship_id__in=mine)
    # Whoever came after it was shared is not shown it by its moving on into a conversation of theirs.
    shared = Q(shared_at__isnull=False) & Q(Exists(there)) & (takes_part | waiting)
    return Topic.objects.filter(Q(author_id=person.id) | shared, workspace_id=person.workspace_id)


def read_backs_visible_to(person: Actor) -> QuerySet[ReadBack]:
    """Answer own read-backs, and those of conversations one took part in once they are revealed."""
    return read_backs_seen(person, _among_mine(person))


def read_backs_seen(person: Actor, takes_part: Q) -> QuerySet[ReadBack]:
    """Answer the read-backs that `person` may see, where `takes_part` says in which conversations they take part."""
    revealed = Q(conversation__revealed_at__isnull=False) & takes_part
    return ReadBack.objects.filter(Q(person_id=person.id) | revealed, conversation__workspace_id=person.workspace_id)


def _among_mine(person: Actor) -> Q:
    """Ask for what belongs to one of the conversations of `person`: the way for lists, which begin from these."""
    return Q(conversation_id__in=_parts(person).values("conversation_id"))


def plans_visible_to(person: Actor) -> QuerySet[Plan]:
    """Answer own plans, and those made in a relationship while `person` was in it."""
    mine = relationships.accepted_ids_of(person.id)
    there = relationships.was_in(person.id, OuterRef("relationship_id"), OuterRef("made_at"))
    return Plan.objects.filter(
        Q(owner_id=person.id) | Q(relationship_id__in=mine) & Q(Exists(there)), workspace_id=person.workspace_id
    )


def follow_ups_visible_to(person: Actor) -> QuerySet[FollowUp]:
    """Answer what came of the decisions that `person` may see."""
    return FollowUp.objects.filter(
        Q(by_id=person.id) | Q(decision__in=decisions_visible_to(person).order_by()), workspace_id=person.workspace_id
    )


def reach_conversation(person: Actor, conversation_id: UUID, deed: Deed) -> Conversation:
    """Fetch a conversation, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = _in_workspace(Conversation.objects.select_related("relationship"), person, conversation_id)
    let_through(Thing.CONVERSATION, deed, standing_in_conversation(person, row) if row else Standing.STRANGER)
    assert row is not None
    return row


def standing_in_conversation(person: Actor, row: Conversation) -> Standing:
    """Answer how `person` stands to a conversation: who planned it, the other, one of a team, or a stranger."""
    return side(person, row) if _parts(person).filter(conversation=row).exists() else Standing.STRANGER


def side(person: Actor, row: Conversation) -> Standing:
    """Answer how one who takes part stands to a conversation."""
    return _side(person, row.by_id, row.relationship.kind)


def _side(person: Actor, maker_id: UUID, kind: str) -> Standing:
    if maker_id == person.id:
        return Standing.OWNER
    return Standing.GROUP if kind == RelationshipKind.TEAM.value else Standing.OTHER


def reach_series(person: Actor, series_id: UUID, deed: Deed) -> Series:
    """Fetch a series, with its relationship, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = _in_workspace(Series.objects.select_related("relationship"), person, series_id)
    seen = row is not None and series_visible_to(person).filter(pk=row.pk).exists()
    let_through(
        Thing.CONVERSATION, deed, _side(person, row.by_id, row.relationship.kind) if row and seen else Standing.STRANGER
    )
    assert row is not None
    return row


def reach_topic(person: Actor, topic_id: UUID, deed: Deed) -> Topic:
    """Fetch a topic for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = _in_workspace(Topic.objects.select_related("relationship"), person, topic_id)
    standing = standing_of_topic(person, row) if row else Standing.STRANGER
    let_through(Thing.TOPIC, deed, standing, shared=row is not None and row.shared_at is not None)
    assert row is not None
    return row


def standing_of_topic(person: Actor, row: Topic) -> Standing:
    """Answer how `person` stands to a topic: its author, one with whom it would be shared, or a stranger."""
    if row.author_id == person.id:
        return Standing.OWNER
    was_in = relationships.was_in(person.id, row.relationship_id, row.shared_at or row.made_at)
    if row.conversation_id is not None:
        there = _parts(person).filter(conversation_id=row.conversation_id).exists() and was_in.exists()
    else:
        there = was_in.filter(relationship_id__in=relationships.accepted_ids_of(person.id)).exists()
    return _side(person, row.author_id, row.relationship.kind) if there else Standing.STRANGER


def reach_read_back(person: Actor, read_back_id: UUID, deed: Deed) -> ReadBack:
    """Fetch what somebody read back, for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    rows = ReadBack.objects.select_related("conversation__relationship")
    row = rows.filter(pk=read_back_id, conversation__workspace_id=person.workspace_id).first()
    standing: Standing = Standing.STRANGER
    if row is not None and row.person_id == person.id:
        standing = Standing.OWNER
    elif row is not None and _parts(person).filter(conversation=row.conversation).exists():
        standing = _side(person, row.person_id, row.conversation.relationship.kind)
    let_through(Thing.READ_BACK, deed, standing, shared=row is not None and row.conversation.revealed_at is not None)
    assert row is not None
    return row


def reach_plan(person: Actor, plan_id: UUID, deed: Deed) -> Plan:
    """Fetch a plan for a deed. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = _in_workspace(Plan.objects.select_related("relationship"), person, plan_id)
    seen = row is not None and plans_visible_to(person).filter(pk=row.pk).exists()
    let_through(
        Thing.PLAN, deed, _side(person, row.owner_id, row.relationship.kind) if row and seen else Standing.STRANGER
    )
    assert row is not None
    return row


def _in_workspace(rows: QuerySet[R], person: Actor, key: UUID) -> R | None:
    return rows.filter(pk=key, workspace_id=person.workspace_id).first()


def words_by_subject() -> tuple[Subquery, ...]:
    """Answer titles of conversations and series, and words of decisions and plans, by an outer query's `subject_id`."""
    titled: tuple[Any, ...] = (Conversation, Series)
    said: tuple[Any, ...] = (Decision, Plan)
    return (
        *(Subquery(model.objects.filter(pk=OuterRef("subject_id")).values("title")[:1]) for model in titled),
        *(Subquery(model.objects.filter(pk=OuterRef("subject_id")).values("words")[:1]) for model in said),
    )
