"""What being held to account means to people in a relationship: one's own, and what was shared."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models.expressions import Combinable

from carefront.core import mirroring
from carefront.core.actors import Actor
from carefront.core.mirroring import Means, Own, Structure
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.models import Meaning
from carefront.insights.queries.mirror_cards import Beside, MeaningCard, Shared
from carefront.kit.journal import Fact
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.relationships.queries import RelationshipCard

NOTHING = Beside((), False, None)


def bond_of(person: Actor, relationship_id: UUID) -> RelationshipCard:
    """Answer a relationship with others that `person` is or was in. Raises Refusal(HIDDEN). 2 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    if not card.has_covenants:
        raise Refusal(Because.HIDDEN)
    return card


def meanings(person: Actor, card: RelationshipCard) -> tuple[MeaningCard | None, tuple[MeaningCard, ...]]:
    """Show one's own in a relationship that one has reached, and what others share there. 1 SQL query."""
    rows = access.meanings_visible_to(person).filter(relationship_id=card.id).select_related("person")
    cards = [_card(person, row) for row in rows.order_by("shared_at", "pk")]
    own = next((one for one in cards if one.is_mine), None)
    return own, tuple(one for one in cards if not one.is_mine)


def meaning(person: Actor, meaning_id: UUID) -> MeaningCard:
    """Show one of them. Raises Refusal(HIDDEN). 2 SQL queries."""
    row = access.reach_meaning(person, meaning_id, Deed.SEE)
    return _card(person, row)


def is_turned_away(person: Actor, relationship_id: UUID) -> bool:
    """Answer whether `person` wants no reflection offered in a relationship. 1 SQL query."""
    return access.turned_away_by(person).filter(relationship_id=relationship_id).exists()


def columns_beside(person: Actor, relationship_id: UUID) -> tuple[Combinable, ...]:
    """Answer what `beside` needs of a relationship that `person` reached, as columns of another query."""
    return access.columns_beside(person, relationship_id)


def beside(
    person: Actor, card: RelationshipCard, columns: tuple[Any, ...], facts: Iterable[Fact], *, now: datetime
) -> Beside:
    """Show what stands beside a relationship, from `columns_beside` and facts that its page has read. No SQL query."""
    if not card.has_levels or not columns:
        return NOTHING
    by, at, own, away, topic = columns
    shared = (Shared(by, at),) if by else ()
    if not card.is_active or own or away:
        return Beside(shared, own, None)
    mine = [own_fact(person, fact) for fact in facts if fact.actor_id == person.id]
    return Beside(shared, own, mirroring.offered(mine, person.local(now).date(), topic=topic))


def own_fact(person: Actor, fact: Fact) -> Own:
    """Answer a fact that `person` added, with its day where they live."""
    return Own(fact.id, fact.kind, person.local(fact.at).date(), fact.subject_id, fact.facts)


def _card(person: Actor, row: Meaning) -> MeaningCard:
    return MeaningCard(
        id=row.pk,
        relationship_id=row.relationship_id,
        name=people.named(row.person).name,
        is_mine=row.person_id == person.id,
        means=tuple(Means(one) for one in row.means),
        words=row.words,
        structures=tuple(Structure(one) for one in row.structures),
        wish=row.wish,
        at=row.at,
        changed_at=row.changed_at,
        shared_at=row.shared_at,
    )
