"""Where two people talk: the relationship, who is in it, and the facts that both see."""

from collections.abc import Mapping
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit.journal import Fact
from carefront.kit.models import Event
from carefront.people import queries as people
from carefront.relationships import queries as relationships
from carefront.relationships.queries import RelationshipCard
from carefront.talks import access
from carefront.talks.cards import ChosenFact, Place

OFFERED = 80  # facts to choose from, the newest first


def place_of(person: Actor, card: RelationshipCard) -> Place:
    """Name a relationship; no query."""
    goes_on = card.is_active and card.inside
    return Place(card.id, card.title, card.hue, card.is_pair, goes_on, person.zone)


def talked_in(person: Actor, relationship_id: UUID) -> tuple[Place, tuple[Party, ...]]:
    """Name a relationship in which `person` can talk, and with whom. Raises Refusal(HIDDEN), also with oneself.

    2 SQL queries.
    """
    card = relationships.relationship(person, relationship_id)
    if card.me is None or not card.me.accepted or card.kind is RelationshipKind.SELF:
        raise Refusal(Because.HIDDEN)
    others = tuple(Party(one.person_id, one.name, False) for one in card.others if one.accepted)
    return place_of(person, card), others


def facts_to_choose(person: Actor, relationship_id: UUID, other_id: UUID, subject_id: UUID) -> list[ChosenFact]:
    """Show the newest facts about the promises of `subject_id` that both see. 3 SQL queries."""
    actors = people.actors_of([other_id])
    if subject_id not in {person.id, other_id} or other_id not in actors:
        return []
    found = access.facts_between(person, actors[other_id], relationship_id, subject_id).order_by("-seq")[:OFFERED]
    return chosen(person, list(found), {}, may_drop=False)


def chosen(person: Actor, events: list[Event], by: Mapping[UUID, UUID], *, may_drop: bool) -> list[ChosenFact]:
    """Show facts, with the words of those promises that `person` sees now. 1 SQL query."""
    words = access.words_of_facts(person, {row.subject_id for row in events if row.subject_id})
    return [
        ChosenFact(
            fact_of(row), words.get(row.subject_id, "") if row.subject_id else "", by.get(row.pk) == person.id,
            may_drop and by.get(row.pk) == person.id,
        )
        for row in events
    ]  # fmt: skip


def fact_of(row: Event) -> Fact:
    """Answer an event as wording reads it."""
    return Fact(row.pk, row.stream_id, row.seq, Kind(row.kind), row.at, row.actor_id, row.subject_id, row.facts)
