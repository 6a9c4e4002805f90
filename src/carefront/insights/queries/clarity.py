"""Where clarity is missing, in one relationship or in all of somebody's."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from carefront.commitments.queries.unclear import MOST, Said, Sort, said_between
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS, TOLD
from carefront.core.refusals import Because, Refusal
from carefront.insights import access
from carefront.insights.cards import Grid, MonthTold, Narrowed, Spot, Tally, Whose
from carefront.insights.models import ClarityMonth
from carefront.people import queries as people
from carefront.relationships import queries as relationships

MONTHS = 12
PER = 50  # things on a page
MOST_PAGES = 3 * MOST // PER
EVERYTHING = Narrowed()


def in_one(person: Actor, relationship_id: UUID, narrowed: Narrowed = EVERYTHING, page: int = 1) -> Grid:
    """Show what is open in a relationship that `person` is in. Raises Refusal(HIDDEN). At most 7 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    if not _is_inside(card):
        raise Refusal(Because.HIDDEN)
    return _grid(person, {card.id: card}, card, narrowed, page)


def in_all(person: Actor, narrowed: Narrowed = EVERYTHING, page: int = 1) -> Grid:
    """Show what is open in all relationships that `person` is in. At most 7 SQL queries."""
    cards = [card for card in relationships.relationships(person) if _is_inside(card)]
    return _grid(person, {card.id: card for card in cards}, None, narrowed, page)


def _is_inside(card: relationships.RelationshipCard) -> bool:
    return card.inside


def _grid(
    person: Actor,
    cards: Mapping[UUID, relationships.RelationshipCard],
    one: relationships.RelationshipCard | None,
    narrowed: Narrowed,
    page: int,
) -> Grid:
    found, more = said_between(person, cards)
    named = {said.person_id for said in found if said.person_id}
    names = {key: told.name for key, told in people.names_of(named).items()} if named else {}
    unclear = [said for said in found if said.open]
    wanted = sorted((said for said in unclear if narrowed.holds(said)), key=lambda said: (said.since, said.id))
    page = min(max(page, 1), max(1, -(-len(wanted) // PER)))
    spots = tuple(
        Spot(said, names[said.person_id] if said.person_id else "", cards[said.relationship_id].title)
        for said in wanted[(page - 1) * PER : page * PER]
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
        count=len(wanted),
        page=page,
        narrowed=narrowed,
    )


def _tally(found: Iterable[Said]) -> Tally:
    promises = [said for said in found if said.sort is Sort.PROMISE]
    return Tally(len(promises), sum(said.asks for said in promises))


def _by_person(unclear: Iterable[Said], names: Mapping[UUID, str]) -> tuple[Whose, ...]:
    """Count, for each person by name and for whole groups after all, how many things leave each question open."""
    counts: dict[UUID | None, list[int]] = {}
    for said in unclear:
        row = counts.setdefault(said.person_id, [0] * len(QUESTIONS))
        for question in said.open:
            row[QUESTIONS.index(question)] += 1
    rows = [Whose(key, names[key] if key else "", tuple(row)) for key, row in counts.items()]
    return tuple(sorted(rows, key=lambda row: (row.id is None, row.name, str(row.id))))


def months_told(person: Actor) -> tuple[MonthTold, ...]:
    """Show a steward what was told of the workspace, the newest month first; nothing to anybody else. 1 SQL query."""
    rows = access.clarity_months_told_to(person).order_by("-month")[:MONTHS]
    return tuple(month_told(row) for row in rows)


def months_told_to_steward(person: Actor) -> tuple[MonthTold, ...]:
    """Show what was told of the workspace. Raises Refusal(HIDDEN) to everybody but a steward. 1 SQL query."""
    if not person.is_steward:
        raise Refusal(Because.HIDDEN)
    return months_told(person)


def month_told(row: ClarityMonth) -> MonthTold:
    """Show what was told once; whose promises it was made from is shown to nobody."""
    told = ((question, getattr(row, question.value)) for question in TOLD)
    return MonthTold(row.month, tuple(told))
