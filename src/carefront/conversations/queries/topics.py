"""Topics of a conversation, how they ended, and what was decided in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments.cards import CommitmentLine, Party
from carefront.commitments.queries.lines import due_card
from carefront.conversations import access
from carefront.conversations.cards.holding import ConversationCard, FollowUpCard, RulingCard, TopicCard
from carefront.conversations.models import Decision, FollowUp, Topic
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, Ruling
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.relationships import RelationshipKind
from carefront.people import queries as people
from carefront.relationships import queries as relationships


def topics(person: Actor, card: ConversationCard, *, now: datetime) -> list[TopicCard]:
    """Show the topics of a conversation that `person` may see, in their order. 3 SQL queries."""
    rows = access.topics_visible_to(person).filter(conversation_id=card.id, withdrawn_at__isnull=True)
    return topics_of(person, list(rows.order_by("place", "pk")), now=now, may=card.may_change and card.state in LIVE)


def waiting_topics(person: Actor, relationship_id: UUID, *, now: datetime) -> list[TopicCard]:
    """Show the topics that wait in a relationship for a next conversation. 3 SQL queries."""
    rows = access.topics_visible_to(person).filter(
        relationship_id=relationship_id, conversation__isnull=True, settled_at__isnull=True
    )
    return topics_of(person, list(rows.order_by("place", "pk")), now=now, may=True)


def topics_of(person: Actor, rows: Collection[Topic], *, now: datetime, may: bool) -> list[TopicCard]:
    """Show topics that are visible to `person`; `may` when something can be done in their conversation now."""
    if not rows:
        return []
    decided = {
        row.topic_id: row
        for row in Decision.objects.filter(topic_id__in=[row.pk for row in rows], replaced_at__isnull=True)
    }
    ids = {row.author_id for row in rows} | _people_in(decided.values())
    names = people.names_of(ids)
    shown = []
    for row in rows:
        standing = Standing.OWNER if row.author_id == person.id else Standing.OTHER
        shared = row.shared_at is not None
        ruling = decided.get(row.pk)
        shown.append(
            TopicCard(
                id=row.pk,
                words=row.words,
                detail=row.detail,
                author=_party(names, person, row.author_id),
                is_private=not shared,
                minutes=row.minutes,
                raised_on=row.raised_on,
                carried=row.carried,
                commitment_id=row.commitment_id,
                is_settled=row.settled_at is not None,
                ruling=ruling_card(person, ruling, names, now) if ruling else None,
                may_change=may and row.settled_at is None and allows(Thing.TOPIC, Deed.CHANGE, standing),
                may_decide=may
                and row.conversation_id is not None
                and allows(Thing.TOPIC, Deed.ANSWER, standing, shared=shared),
            )
        )
    return shown


def rulings(person: Actor, conversation_id: UUID, *, now: datetime) -> list[RulingCard]:
    """Show what was decided in a conversation that was reached, with what came of it. At most 4 SQL queries."""
    rows = Decision.objects.filter(conversation_id=conversation_id, replaced_at__isnull=True).exclude(ruling="")
    return rulings_of(person, list(rows.order_by("place", "kept_at")), now=now)


def rulings_of(
    person: Actor,
    rows: Collection[Decision],
    *,
    now: datetime,
    lines: Mapping[UUID, CommitmentLine] | None = None,
) -> list[RulingCard]:
    """Show decisions that are visible to `person`, each with its follow-up and, from `lines`, its promise."""
    if not rows:
        return []
    said = FollowUp.objects.filter(Q(decision__in=[row.pk for row in rows]), replaced_at__isnull=True).order_by("at")
    latest = {one.decision_id: one for one in said}
    names = people.names_of(_people_in(rows) | {one.by_id for one in latest.values()})
    return [ruling_card(person, row, names, now, latest.get(row.pk), lines) for row in rows]


def ruling_card(
    person: Actor,
    row: Decision,
    names: dict[UUID, people.PersonName],
    now: datetime,
    said: FollowUp | None = None,
    lines: Mapping[UUID, CommitmentLine] | None = None,
) -> RulingCard:
    """Show one decision, with names at hand; no query."""
    return RulingCard(
        id=row.pk,
        conversation_id=row.conversation_id,
        topic_id=row.topic_id,
        ruling=Ruling(row.ruling),
        words=row.words,
        owner=_party(names, person, row.owner_id) if row.owner_id else None,
        due=due_card(row.due(), now),
        by=_party(names, person, row.by_id),
        kept_at=row.kept_at,
        commitment_id=row.commitment_id,
        request_id=row.request_id,
        follow_up=(
            FollowUpCard(
                said.pk, _party(names, person, said.by_id), said.went, said.worked, said.support, said.at
            )
            if said
            else None
        ),
        promise=(lines or {}).get(row.commitment_id) if row.commitment_id else None,
    )  # fmt: skip


def topic(person: Actor, topic_id: UUID, *, now: datetime) -> TopicCard:
    """Show one topic. Raises Refusal(HIDDEN)."""
    row = access.reach_topic(person, topic_id, Deed.SEE)
    live = row.conversation is None or row.conversation.state in {state.value for state in LIVE}
    return topics_of(person, [row], now=now, may=live and row.relationship.state == "active")[0]


def _people_in(rows: Collection[Decision]) -> set[UUID]:
    return {key for row in rows for key in (row.by_id, row.owner_id) if key is not None}


def _party(names: Mapping[UUID, people.PersonName], person: Actor, key: UUID) -> Party:
    name = names.get(key)
    return Party(key, name.name if name else "", key == person.id)


@dataclass(frozen=True, slots=True)
class TopicPlace:
    """Say where a topic stands: in which conversation, and with whom."""

    conversation_id: UUID | None
    relationship_id: UUID
    relationship_title: str
    kind: RelationshipKind
    hue: int


def place_of(person: Actor, topic_id: UUID) -> TopicPlace:
    """Say where a topic stands, also one that moved on from where `person` sees it. Raises Refusal(HIDDEN)."""
    row = access.reach_topic(person, topic_id, Deed.SEE)
    card = relationships.relationship(person, row.relationship_id)
    return TopicPlace(row.conversation_id, row.relationship_id, card.title, card.kind, card.hue)


def owners(person: Actor, topic_id: UUID) -> list[Party]:
    """Name those who can do what is decided about a topic: everybody in its relationship. Raises Refusal(HIDDEN)."""
    row = access.reach_topic(person, topic_id, Deed.SEE)
    ids = relationships.member_ids(row.relationship_id)
    names = people.names_of(set(ids))
    return [_party(names, person, key) for key in ids]
