"""What came of something that was decided."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.conversations import access
from carefront.conversations.cards.following import CameCard
from carefront.conversations.cards.holding import FollowUpCard
from carefront.conversations.models import FollowUp
from carefront.conversations.queries.kept import decision_cards
from carefront.core.actors import Actor
from carefront.core.policy import Deed, Thing, allows
from carefront.people import queries as people
from carefront.relationships import queries as relationships

EARLIER = 20


def came_of_it(person: Actor, decision_id: UUID, *, now: datetime) -> CameCard:
    """Show what came of a decision, the last word of it first. Raises Refusal(HIDDEN). 9 SQL queries."""
    row = access.reach_decision(person, decision_id, Deed.SEE)
    cards = relationships.cards_of(person, {row.relationship_id})
    said = list(FollowUp.objects.filter(decision=row).order_by("-at", "-pk")[: EARLIER + 1])
    names = people.names_of({one.by_id for one in said})
    told = [
        FollowUpCard(
            one.pk, Party(one.by_id, names[one.by_id].name, one.by_id == person.id), one.went, one.worked, one.support,
            one.at,
        )
        for one in said
    ]  # fmt: skip
    current = said[0] if said and said[0].replaced_at is None else None
    card = cards.get(row.relationship_id)
    goes_on = card is not None and card.is_active and not card.i_left
    standing = access.decision_standing_of(person, row)
    mine = current is not None and current.by_id == person.id and bool(current.support)
    return CameCard(
        decision=decision_cards(person, [row], cards)[0],
        now_is=told[0] if current else None,
        earlier=tuple(told[1:] if current else told),
        may_say=goes_on and row.replaced_at is None and allows(Thing.DECISION, Deed.RESPOND, standing),
        may_ask=goes_on and mine and card is not None and bool(card.others),
        asked_by_name=card.other.name if card is not None and card.other is not None else "",
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold the support that somebody wished for, and of which decision."""

    decision_id: UUID
    support: str


def wished_for(person: Actor, follow_up_id: UUID) -> tuple[Wish, relationships.RelationshipCard]:
    """Answer the support that `person` wished for themselves, and where. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row = access.reach_follow_up(person, follow_up_id, Deed.CHANGE)
    return Wish(row.decision_id, row.support), relationships.relationship(person, row.relationship_id)
