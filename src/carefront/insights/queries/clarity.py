"""Where clarity is missing, in one relationship or in all of somebody's."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from carefront.commitments.queries.unclear import Said, Sort, said_between
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS
from carefront.core.refusals import Because, Refusal
from carefront.insights.cards import Grid, Spot, Tally
from carefront.people import queries as people
from carefront.relationships import queries as relationships


def in_one(person: Actor, relationship_id: UUID) -> Grid:
    """Show what is open in a relationship that `person` is in. Raises Refusal(HIDDEN). At most 7 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    if not _is_inside(card):
        raise Refusal(Because.HIDDEN)
    return _grid(person, {card.id: card}, card)


def in_all(person: Actor) -> Grid:
    """Show what is open in all relationships that `person` is in. At most 7 SQL queries."""
    cards = [card for card in relationships.relationships(person) if _is_inside(card)]
    return _grid(person, {card.id: card for card in cards}, None)


def _is_inside(card: relationships.RelationshipCard) -> bool:
    return card.me is not None and card.me.accepted and not card.me.left


def _grid(
    person: Actor,
    cards: Mapping[UUID, relationships.RelationshipCard],
    one: relationships.RelationshipCard | None,
) -> Grid:
    found, more = said_between(person, cards)
    named = {said.person_id for said in found if said.person_id}
    names = {key: told.name for key, told in people.names_of(named).items()} if named else {}
    unclear = [said for said in found if said.open]
    spots = tuple(
        Spot(said, names[said.person_id] if said.person_id else "", cards[said.relationship_id].title)
        for said in sorted(unclear, key=lambda said: (said.since, said.id))
    )
    return Grid(
        place=one.title if one else "",
        place_id=one.id if one else None,
        hue=one.hue if one else 0,
        spots=spots,
        people=_by_person(unclear, names),
        open=tuple(question for question in QUESTIONS if any(question in said.open for said in unclear)),
        whole=len(found) - len(unclear),
        with_open=_tally(unclear),
        without_open=_tally(said for said in found if not said.open),
        has_more=more,
    )


def _tally(found: Iterable[Said]) -> Tally:
    promises = [said for said in found if said.sort is Sort.PROMISE]
    return Tally(len(promises), sum(said.asks for said in promises))


def _by_person(unclear: list[Said], names: Mapping[UUID, str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Count, for each person by name, how many things leave each question open."""
    rows = []
    for key, name in sorted(names.items(), key=lambda each: (each[1], each[0])):
        theirs = [said.open for said in unclear if said.person_id == key]
        if theirs:
            rows.append((name, tuple(sum(question in still for still in theirs) for question in QUESTIONS)))
    return tuple(rows)
