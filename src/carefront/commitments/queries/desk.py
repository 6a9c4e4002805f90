"""What lies on somebody's desk: what they owe and what awaits them, in six SQL queries however much it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from carefront.commitments.cards import CommitmentLine, Party, RequestCard
from carefront.commitments.queries import desk_rows
from carefront.commitments.queries.asking import request_card
from carefront.commitments.queries.lines import line_of
from carefront.core.actors import Actor
from carefront.core.outcomes import Outcome
from carefront.people import queries as people
from carefront.relationships import queries as relationships

LATELY = timedelta(days=14)
MEETING = timedelta(days=28)  # after that an answer still waits on its own page, and no longer here
_SLIPPED = {Outcome.NOT_YET, Outcome.PARTLY}

Cards = Mapping[UUID, relationships.RelationshipCard]
Names = dict[UUID, people.PersonName]


@dataclass(frozen=True, slots=True)
class Asked:
    """Show a promise about which Carefront has asked how it went."""

    check_in_id: UUID
    occurs_on: date
    line: CommitmentLine


@dataclass(frozen=True, slots=True)
class Supported:
    """Show a promise that the reader supports, or is invited to support."""

    line: CommitmentLine
    ask: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Show what somebody answered about a promise, or what was said to an answer."""

    answer_id: UUID
    commitment_words: str
    by: Party
    hue: int
    kind: str  # of a response; empty for an answer
    words: str
    outcome: Outcome
    enough: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ToReadBack:
    """Show an expectation that awaits a read-back, or a read-back that awaits its author's word."""

    id: UUID
    words: str
    author: Party
    hue: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold every pile; `more_owed` when the list of what is owed goes on elsewhere."""

    owed: tuple[CommitmentLine, ...]
    more_owed: bool
    asked: tuple[Asked, ...]
    undecided: tuple[CommitmentLine, ...]
    requests: tuple[RequestCard, ...]
    expectations: tuple[ToReadBack, ...]
    to_meet: tuple[Told, ...]
    responses: tuple[Told, ...]
    supported: tuple[Supported, ...]


def desk(person: Actor, cards: Cards, *, now: datetime) -> Desk:
    """Show what lies on `person`'s desk; `cards` are all of their relationships. 6 SQL queries."""
    names = {person.id: people.PersonName(person.id, person.name)}
    for card in cards.values():
        names |= {member.person_id: people.PersonName(member.person_id, member.name) for member in card.members}
    asked, undecided, owed, more = _owed(person, cards, names, now)
    return Desk(
        owed=tuple(owed),
        more_owed=more,
        asked=tuple(asked),
        undecided=tuple(undecided),
        requests=_requests(person, cards, names, now),
        expectations=_expectations(person, cards, names),
        to_meet=_to_meet(person, cards, names, now),
        responses=_responses(person, cards, now),
        supported=_supported(person, cards, names, now),
    )


def _owed(
    person: Actor, cards: Cards, names: Names, now: datetime
) -> tuple[list[Asked], list[CommitmentLine], list[CommitmentLine], bool]:
    """Show own open promises in three piles: asked about, waiting for a decision, and simply owed."""
    found: list[Any] = desk_rows.owed.rows(person.id, sometime=now)
    asked, undecided, owed = [], [], []
    for row in found[: desk_rows.OWED]:
        card = cards.get(row.relationship_id)
        line = line_of(person, row, names, card, now)
        if card is not None and card.asks_nothing:
            owed.append(line)
        elif row.waiting is not None:
            asked.append(Asked(row.waiting, row.waiting_for, line))
        elif line.due and line.due.has_passed and not line.repeats and line.last_outcome in _SLIPPED:
            undecided.append(line)
        else:
            owed.append(line)
    return asked, undecided, owed, len(found) > desk_rows.OWED


def _requests(person: Actor, cards: Cards, names: Names, now: datetime) -> tuple[RequestCard, ...]:
    rows = desk_rows.requests.rows(person.id, person.workspace_id)
    return tuple(request_card(person, row, names, cards.get(row.relationship_id), None, now) for row in rows)


def _expectations(person: Actor, cards: Cards, names: Names) -> tuple[ToReadBack, ...]:
    return tuple(
        ToReadBack(row.pk, row.words, _party(person, names, row.author_id), _hue(cards, row.relationship_id))
        for row in desk_rows.expectations.rows(person.id, person.workspace_id)
    )


def _to_meet(person: Actor, cards: Cards, names: Names, now: datetime) -> tuple[Told, ...]:
    """Show what waits for an acknowledgement: of each promise the newest answer alone."""
    newest: dict[UUID, Told] = {}
    for row in desk_rows.to_meet.rows(person.id, sometime=now - MEETING):
        promise = row.commitment
        if promise.pk not in newest and len(newest) < desk_rows.OTHERS:
            newest[promise.pk] = Told(
                row.pk, promise.words, _party(person, names, row.by_id), _hue(cards, promise.relationship_id), "",
                row.happened or row.learned, Outcome(row.outcome), row.enough, row.at,
            )  # fmt: skip
    return tuple(newest.values())


def _responses(person: Actor, cards: Cards, now: datetime) -> tuple[Told, ...]:
    found = desk_rows.responses.rows(person.id, sometime=now - LATELY)
    return tuple(
        Told(
            row.answer_id, row.answer.commitment.words, Party(row.by_id, people.named(row.by).name, False),
            _hue(cards, row.answer.commitment.relationship_id), row.kind, row.words, Outcome(row.answer.outcome),
            row.answer.enough, row.at,
        )
        for row in found
    )  # fmt: skip


def _supported(person: Actor, cards: Cards, names: Names, now: datetime) -> tuple[Supported, ...]:
    piles = []
    for row in desk_rows.supported.rows(person.id):
        promise = row.commitment
        known = names | {who.pk: people.named(who) for who in (promise.owner, promise.promisee) if who is not None}
        line = line_of(person, promise, known, cards.get(promise.relationship_id), now)
        piles.append(Supported(line, row.ask, row.accepted_at is not None))
    return tuple(piles)


def _party(person: Actor, names: Names, person_id: UUID) -> Party:
    name = names.get(person_id)
    return Party(person_id, name.name if name else "", person_id == person.id)


def _hue(cards: Cards, relationship_id: UUID) -> int:
    card = cards.get(relationship_id)
    return card.hue if card else 0
