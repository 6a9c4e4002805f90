"""Conversations in which something of every kind is said, each with a word that is found nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from carefront.conversations import access
from carefront.conversations.commands import deciding, indexing, scheduling, topics
from carefront.conversations.models import Conversation, Decision, FollowUp, Plan, PlanStep, ReadBack
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from carefront.core.searching.kinds import Sought
from carefront.kit.ids import new_id
from tests.cast import Cast, day

HOUR = timedelta(hours=1)


@dataclass
class Talk:
    """Hold the words that were said, and of what kind and which thing each is."""

    said: dict[str, tuple[Sought, UUID]] = field(default_factory=dict)
    places: list[UUID] = field(default_factory=list)

    def word(self) -> str:
        """Answer a fresh word."""
        return f"lantern{len(self.said) + 1000}"

    def note(self, word: str, kind: Sought, key: UUID) -> None:
        """Remember what a word belongs to."""
        self.said[word] = (kind, key)


def plan(by: Actor, place: UUID, now: datetime, title: str, days: int = 1, kind: str = "planning") -> UUID:
    """Let somebody plan a conversation with a title."""
    local = by.local(now)
    slot = Slot(day(now, days), local.time().replace(second=0, microsecond=0), "UTC")
    draft = ConversationDraft(place, ConversationKind(kind), slot, title)
    return scheduling.plan_conversation(by=by, draft=draft, now=now)


def talk(cast: Cast, now: datetime) -> Talk:
    """Let things of every kind be said in every relationship of the cast, private and shared, opened and not."""
    told = Talk()
    for number, (place, one, other) in enumerate(
        (
            (cast.coaching, cast.ada, cast.ben), (cast.reporting, cast.mia, cast.rob), (cast.peers, cast.rob, cast.ben),
            (cast.team, cast.eve, cast.ada),
        )
    ):  # fmt: skip
        _talk_in(told, place, one, other, now + HOUR * number)
    return told


def _talk_in(told: Talk, place: UUID, one: Actor, other: Actor, now: datetime) -> None:
    for opened in (True, False):
        word = told.word()
        key = plan(one, place, now, word)
        told.note(word, Sought.CONVERSATION, key)
        told.places.append(key)
        _topics(told, key, one, other, now)
        _written(told, key, one, other, opened, now)
    waits = told.word()
    Conversation.objects.filter(pk__in=told.places[-2:]).update(state="closed")
    late = topics.add_topic(by=other, relationship_id=place, words=waits, now=now)
    told.note(waits, Sought.TOPIC, late)


def _topics(told: Talk, key: UUID, one: Actor, other: Actor, now: datetime) -> None:
    for by, private in ((one, False), (other, True), (one, True), (other, False)):
        word = told.word()
        detail = f"{word}more"
        made = topics.add_topic(
            by=by, conversation_id=key, words=word, detail=detail, private=private, now=now
        )  # fmt: skip
        told.note(word, Sought.TOPIC, made)
        told.note(detail, Sought.TOPIC, made)
    ruled = told.word()
    draft = RulingDraft(Ruling.LATER, ruled)
    decided = deciding.decide_topic(by=one, topic_id=made, draft=draft, now=now)
    told.note(ruled, Sought.DECISION, decided.id)


def _written(told: Talk, key: UUID, one: Actor, other: Actor, opened: bool, now: datetime) -> None:
    """Write what other commands write, by the steps that they call."""
    here = Conversation.objects.get(pk=key)
    if opened:
        here.revealed_at, here.agreed_words = now, told.word()
        told.note(here.agreed_words, Sought.AGREEMENT, key)
        here.save(update_fields=["revealed_at", "agreed_words"])
    with transaction.atomic():
        indexing.index_agreement(here)
        for by in (one, other):
            word = told.word()
            read = ReadBack.objects.create(conversation=here, person_id=by.id, agreed=word, written_at=now)
            told.note(word, Sought.READ_BACK, read.pk)
            indexing.index_read_back(read)
            _note(told, here, by, now)
        _note(told, here, None, now)
        _follow(told, here, one, now)


def _note(told: Talk, here: Conversation, author: Actor | None, now: datetime) -> None:
    word, key = told.word(), new_id()
    told.note(word, Sought.NOTE, key)
    indexing.index_text(
        subject_id=key, conversation_id=here.pk, relationship_id=here.relationship_id,
        author_id=author.id if author else None, workspace_id=here.workspace_id, words=f"What was said: {word}", at=now,
    )  # fmt: skip


def _follow(told: Talk, here: Conversation, by: Actor, now: datetime) -> None:
    common = {"workspace_id": here.workspace_id, "relationship_id": here.relationship_id}
    word = told.word()
    chain = Plan.objects.create(owner_id=by.id, words=word, made_at=now, changed_at=now, **common)
    told.note(word, Sought.PLAN, chain.pk)
    step = told.word()
    PlanStep.objects.create(plan=chain, place=1, words=step, made_at=now)
    told.note(step, Sought.PLAN, chain.pk)
    indexing.index_plan(chain)
    decided = Decision.objects.filter(conversation_id=here.pk).latest("kept_at")
    went = told.word()
    said = FollowUp.objects.create(decision=decided, by_id=by.id, went=went, at=now, **common)
    told.note(went, Sought.FOLLOW_UP, said.pk)
    indexing.index_follow_up(said)


ROADS: dict[Sought, Callable[[Actor], Any]] = {
    Sought.CONVERSATION: access.conversations_visible_to, Sought.AGREEMENT: access.conversations_visible_to,
    Sought.TOPIC: access.topics_visible_to, Sought.DECISION: access.decisions_visible_to,
    Sought.READ_BACK: access.read_backs_visible_to, Sought.PLAN: access.plans_visible_to,
    Sought.FOLLOW_UP: access.follow_ups_visible_to, Sought.PROPOSAL: access.proposals_visible_to,
}  # fmt: skip


def may_see(who: Actor, kind: Sought, key: UUID) -> bool:
    """Answer whether the road of a kind lets `who` see a thing; notes have none of their own here."""
    return bool(ROADS[kind](who).filter(pk=key).exists())
