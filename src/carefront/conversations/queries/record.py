"""The record of a conversation: what was decided, promised, asked and left open, in words that all share."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.commitments.queries.followed import made_meanwhile, standing_now
from carefront.conversations import access
from carefront.conversations.cards.ending import LeftOpen, RecordCard
from carefront.conversations.cards.holding import ConversationCard, RulingCard
from carefront.conversations.models import Decision
from carefront.conversations.queries import held
from carefront.conversations.queries.kept import decision_cards
from carefront.conversations.queries.topics import rulings_of
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import LIVE, ConversationState, Ruling
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.relationships import queries as relationships

_HELD = {ConversationState.OPEN, ConversationState.CLOSED}


def record(person: Actor, conversation_id: UUID, *, now: datetime) -> RecordCard:
    """Show what a conversation came to, or has come to so far while it is held. 28 SQL queries at most.

    Raises Refusal(HIDDEN), also for one that has not been held.
    """
    return record_of(person, held.conversation(person, conversation_id, now=now), now=now)


def record_of(person: Actor, card: ConversationCard, *, now: datetime) -> RecordCard:
    """Show the record of a conversation that is shown to `person`. Raises Refusal(HIDDEN) when it was not held."""
    if card.state not in _HELD or card.begun_at is None:
        raise Refusal(Because.HIDDEN)
    until = card.line.closed_at or now
    cards = relationships.cards_of(person, {card.line.relationship_id})
    rulings = _rulings(person, card, cards, now)
    kept = access.decisions_visible_to(person).filter(conversation_id=card.id, ruling="").select_related("by")
    place = cards.get(card.line.relationship_id)
    promises, asked = made_meanwhile(person, place, since=card.begun_at, until=until, now=now) if place else ([], [])
    bound = {one.commitment_id for one in rulings} | {one.request_id for one in rulings}
    return RecordCard(
        conversation=card,
        begun_at=card.begun_at,
        minutes=max(round((until - card.begun_at) / timedelta(minutes=1)), 0),
        there=tuple(one.who for one in card.participants if one.was_there),
        rulings=rulings,
        kept=tuple(decision_cards(person, list(kept.order_by("place", "pk")), cards)),
        promises=tuple(line for line in promises if line.id not in bound),
        asked=tuple(one for one in asked if one.id not in bound),
        left_open=_left_open(person, card),
    )


def _rulings(
    person: Actor, card: ConversationCard, cards: dict[UUID, relationships.RelationshipCard], now: datetime
) -> tuple[RulingCard, ...]:
    rows = Decision.objects.filter(conversation_id=card.id, replaced_at__isnull=True)
    found = list(rows.exclude(ruling__in=("", Ruling.NO_DECISION.value)).order_by("place", "kept_at", "pk"))
    ids = {row.commitment_id for row in found if row.commitment_id is not None}
    return tuple(rulings_of(person, found, now=now, lines=standing_now(person, ids, cards=cards, now=now)))


def _left_open(person: Actor, card: ConversationCard) -> tuple[LeftOpen, ...]:
    """Answer the topics that were not settled here: those that moved on, or that still stand while it is held."""
    visible = access.topics_visible_to(person).filter(withdrawn_at__isnull=True, shared_at__isnull=False)
    if card.state in LIVE:
        rows = visible.filter(conversation_id=card.id, settled_at__isnull=True)
    else:
        facts = [fact for fact in journal.of_subject(card.id) if fact.kind is Kind.CONVERSATION_HELD]
        ids = {UUID(key) for fact in facts for key in fact.facts.get("left", ())}
        # What was taken up again here and settled after all was not left open.
        rows = visible.filter(pk__in=ids).exclude(conversation_id=card.id, settled_at__isnull=False)
    found = rows.select_related("conversation").order_by("raised_on", "place", "pk")
    return tuple(
        LeftOpen(
            row.words,
            row.conversation.starts_at if row.conversation and row.conversation_id != card.id else None,
            row.settled_at is not None,
        )
        for row in found
    )
