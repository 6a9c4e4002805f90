"""One relationship, whole: promises in both directions, what is asked and expected, and its dated facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from carefront.commitments.queries import bond_rows
from carefront.commitments.queries.asking import request_card
from carefront.commitments.queries.desk import Names
from carefront.commitments.queries.lines import line_of
from carefront.conversations.queries import held
from carefront.core.actors import Actor
from carefront.core.ledger import OF_THE_WHOLE, Kind
from carefront.core.outcomes import State
from carefront.core.requests import OPEN
from carefront.insights.queries import meaning
from carefront.kit.journal import Fact
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.lobby import access
from carefront.lobby.cards import Bond, Expected, NextLook, Tally
from carefront.lobby.queries import facts as facts_of
from carefront.people import queries as people
from carefront.pulses.cards import Beside
from carefront.pulses.queries import beside as pulses
from carefront.relationships import queries as relationships
from carefront.trust.queries import patterns

MOST_PAGES = 400
# Who helps with a promise stands on its own page, and so does who comes to a conversation.
_ELSEWHERE = {
    Kind.SUPPORTER_INVITED,
    Kind.SUPPORTER_JOINED,
    Kind.SUPPORTER_LEFT,
    Kind.CONVERSATION_REPLIED,
    Kind.CAPACITY_SAID,
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Hold to what the list of promises is narrowed: `whose` all, mine or theirs; `state` open, settled or all."""

    whose: str = "all"
    state: str = "open"
    page: int = 1


def bond(person: Actor, relationship_id: UUID, narrowed: Narrowed, *, now: datetime) -> Bond:
    """Show a relationship to one of its members. Raises Refusal(HIDDEN). 11 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    names = _names(person, card)
    ids = (person.id, person.workspace_id, relationship_id)
    found = _promises(person, relationship_id, narrowed)
    asked, expected = bond_rows.requests.rows(*ids), bond_rows.expectations.rows(*ids)
    facts, words = _told(person, card, facts_of.newest.columns(*ids))
    still = {state.value for state in OPEN}
    felt, brought = _felt(person, card, now)
    counts, look = bond_rows.counted(person, relationship_id, now)
    return Bond(
        card=card,
        lines=tuple(line_of(person, row, names, card, now) for row in found[: bond_rows.PROMISES]),
        has_next=len(found) > bond_rows.PROMISES,
        tallies=_tallies(person, counts),
        requests=tuple(request_card(person, row, names, card, None, now) for row in asked if row.state in still),
        expectations=tuple(
            Expected(
                row.pk, row.words, _name(names, row.author_id), row.author_id == person.id, row.period, row.look_on
            )
            for row in expected
            if row.closed_at is None
        ),
        next_look=NextLook(*look) if look and card.release_until is None else None,
        facts=facts,
        words=words,
        names={key: name.name for key, name in names.items()},
        patterns=tuple(patterns.lines_in(person, relationship_id)),
        next_conversation=held.next_in(person, relationship_id, now=now, cards={card.id: card}),
        pulse=felt,
        meaning=meaning.beside(person, card, brought, facts, now=now),
    )


_ANYBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")
_BESIDE = Kept(lambda: pulses.parts_beside(_ANYBODY, SOMETHING, *meaning.columns_beside(_ANYBODY, SOMETHING)))


def _felt(person: Actor, card: relationships.RelationshipCard, now: datetime) -> tuple[Beside | None, tuple[Any, ...]]:
    """Answer how pulses stand, and what is told of meanings, in two queries; nothing with oneself."""
    if not card.has_levels:
        return None, ()
    return pulses.beside(person, card, _BESIDE.columns(person.id, person.workspace_id, card.id), now=now)


def facts_page(
    person: Actor, relationship_id: UUID, page: int, per: int
) -> tuple[relationships.RelationshipCard, tuple[Fact, ...], dict[UUID, str], dict[UUID, str], bool]:
    """Show a page (from 1) of a relationship's facts, newest first.

    Answers its card, the facts, the words of what they are about, names, and whether more follow. 3 SQL queries.
    """
    page = min(max(page, 1), MOST_PAGES)
    card = relationships.relationship(person, relationship_id)
    found = list(facts_of.facts_in(person, relationship_id)[: page * per + 1])
    facts, words = _told(person, card, found)
    shown = facts[(page - 1) * per : page * per]
    names = {key: name.name for key, name in _names(person, card).items()}
    return card, shown, words, names, len(found) > page * per


def _promises(person: Actor, relationship_id: UUID, narrowed: Narrowed) -> list[Any]:
    if narrowed.page == 1:
        kept = bond_rows.first_page[narrowed.whose, narrowed.state]
        return kept.rows(person.id, person.workspace_id, relationship_id)
    rows = access.commitments_in(person, relationship_id)
    start = (narrowed.page - 1) * bond_rows.PROMISES
    ordered = bond_rows.promises_of(rows, narrowed.whose, narrowed.state, person.id)
    return list(ordered[start : start + bond_rows.PROMISES + 1])


def _told(
    person: Actor, card: relationships.RelationshipCard, events: Iterable[tuple[Any, ...]]
) -> tuple[tuple[Fact, ...], dict[UUID, str]]:
    """Answer facts with the words they are about. Whoever left sees nothing of what happened to it afterwards."""
    facts: list[Fact] = []
    words: dict[UUID, str] = {}
    here = not card.i_left
    for key, seq, code, at, actor_id, subject_id, told, said in events:
        kind = Kind(code)
        here = here or (kind is Kind.MEMBER_LEFT and actor_id == person.id)
        if kind in _ELSEWHERE or (not here and kind in OF_THE_WHOLE):
            continue
        facts.append(Fact(key, card.id, seq, kind, at, actor_id, subject_id, told))
        if subject_id and said:
            words[subject_id] = said
    return tuple(facts), words


def _names(person: Actor, card: relationships.RelationshipCard) -> Names:
    own = {person.id: people.PersonName(person.id, person.name)}
    return own | {member.person_id: people.PersonName(member.person_id, member.name) for member in card.members}


def _name(names: Names, person_id: UUID) -> str:
    return names[person_id].name if person_id in names else ""


def _tallies(person: Actor, counted: Iterable[tuple[Any, ...]]) -> tuple[Tally, Tally]:
    """Count own promises and those of others, state by state."""
    counts: dict[bool, dict[str, int]] = {True: {}, False: {}}
    for owner_id, state, count in counted:
        side = counts[owner_id == person.id]
        side[state] = side.get(state, 0) + count
    return _tally(counts[True]), _tally(counts[False])


def _tally(side: dict[str, int]) -> Tally:
    return Tally(
        done=side.get(State.KEPT.value, 0),
        released=side.get(State.RELEASED.value, 0),
        moot=side.get(State.MOOT.value, 0),
        changed=side.get(State.CHANGED.value, 0),
        still_open=side.get(State.OPEN.value, 0) + side.get(State.PAUSED.value, 0),
    )
