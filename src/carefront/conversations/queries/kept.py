"""What was kept of conversations: what one said oneself, and decisions for those who share them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from carefront.commitments.queries.lines import due_card, party
from carefront.conversations import access
from carefront.conversations.cards import DecisionCard, ProposalCard
from carefront.conversations.models import Decision, Proposal
from carefront.conversations.queries.transcripts import may_keep
from carefront.core.actors import Actor
from carefront.core.meetings import Ruling
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.api_paging import cursor_of, place_of
from carefront.people import queries as people
from carefront.relationships import queries as relationships

Cards = Mapping[UUID, relationships.RelationshipCard]
PER = 25
ORDER = "-kept"


def proposals(person: Actor, *, now: datetime, most: int = 50, cards: Cards | None = None) -> list[ProposalCard]:
    """Show what `person` said and has not answered yet, oldest first. 3 SQL queries.

    `cards` are the person's relationships where the caller has them already; then it is one query.
    """
    rows = access.proposals_visible_to(person).filter(settled_at__isnull=True).order_by("made_at", "pk")
    return _proposals(person, rows[:most], now, cards)


def proposal(person: Actor, proposal_id: UUID, *, now: datetime) -> ProposalCard:
    """Show one thing that `person` said. Raises Refusal(HIDDEN)."""
    return _proposals(person, [access.reach_proposal(person, proposal_id, Deed.SEE)], now)[0]


def _proposals(
    person: Actor, rows: Collection[Proposal] | QuerySet[Proposal], now: datetime, cards: Cards | None = None
) -> list[ProposalCard]:
    rows = list(rows)
    if not rows:
        return []
    if cards is None:
        cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    found = []
    for row in rows:
        card = cards.get(row.relationship_id)
        is_open = row.settled_at is None
        found.append(
            ProposalCard(
                id=row.pk,
                words=row.words,
                due=due_card(row.due(), now),
                said=row.said(),
                relationship_id=row.relationship_id,
                relationship_title=card.title if card else "",
                hue=card.hue if card else 0,
                made_at=row.made_at,
                settled=not is_open,
                commitment_id=row.commitment_id,
                may_answer=is_open,
                may_promise=is_open and may_keep(card),
            )
        )
    return found


def decisions(
    person: Actor, *, relationship_id: UUID | None = None, conversation_id: UUID | None = None, page: int = 1
) -> tuple[list[DecisionCard], bool]:
    """Show a page of the decisions that `person` may see, and whether more follow. 4 SQL queries.

    Of one conversation in the order they were said, otherwise the newest first.
    """
    rows = _narrowed(person, relationship_id)
    if conversation_id is not None:
        rows = rows.filter(conversation_id=conversation_id).order_by("place", "pk")
    found = list(rows[(page - 1) * PER : page * PER + 1])
    return _decisions(person, found[:PER]), len(found) > PER


def conversation(person: Actor, conversation_id: UUID, *, page: int = 1) -> tuple[list[DecisionCard], bool]:
    """Show what was decided in one conversation. Raises Refusal(HIDDEN) where nothing is shared with `person`."""
    found, more = decisions(person, conversation_id=conversation_id, page=page)
    if not found:
        raise Refusal(Because.HIDDEN)
    return found, more


def decision(person: Actor, decision_id: UUID) -> DecisionCard:
    """Show one decision. Raises Refusal(HIDDEN)."""
    return _decisions(person, [access.reach_decision(person, decision_id, Deed.SEE)])[0]


def decisions_after(
    person: Actor, cursor: str, most: int, relationship_id: UUID | None = None
) -> tuple[list[DecisionCard], str | None]:
    """Show up to `most` decisions after a cursor, newest first, and the cursor of those that follow."""
    rows = _narrowed(person, relationship_id)
    place = place_of(cursor, ORDER, datetime)
    if place is not None:
        at, key = place
        rows = rows.filter(Q(kept_at__lt=at) | Q(kept_at=at, pk__lt=key))
    found = list(rows[: most + 1])
    shown = found[:most]
    after = cursor_of(ORDER, shown[-1].kept_at, shown[-1].pk) if len(found) > most else None
    return _decisions(person, shown), after


def _narrowed(person: Actor, relationship_id: UUID | None) -> QuerySet[Decision]:
    rows = access.decisions_visible_to(person)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    rows = rows.filter(replaced_at__isnull=True).exclude(ruling=Ruling.NO_DECISION.value)
    return rows.order_by("-kept_at", "-pk")


def _decisions(person: Actor, rows: list[Decision]) -> list[DecisionCard]:
    if not rows:
        return []
    return decision_cards(person, rows, relationships.cards_of(person, {row.relationship_id for row in rows}))


def decision_cards(person: Actor, rows: Collection[Decision], cards: Cards) -> list[DecisionCard]:
    """Show decisions that are visible to `person`, with their relationships' cards at hand. One SQL query."""
    if not rows:
        return []
    names = people.names_of({row.by_id for row in rows})
    found = []
    for row in rows:
        card = cards.get(row.relationship_id)
        found.append(
            DecisionCard(
                id=row.pk,
                words=row.words,
                said=row.said(),
                by=party(names, person, row.by_id),
                kept_at=row.kept_at,
                conversation_id=row.conversation_id,
                relationship_id=row.relationship_id,
                relationship_title=card.title if card else "",
                hue=card.hue if card else 0,
                may_withdraw=row.by_id == person.id,
                ruling=row.ruling,
            )
        )
    return found
