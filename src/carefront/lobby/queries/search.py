"""Search: words in what a person may see, and names of the people around them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.queries.lines import line_of
from carefront.conversations.cards.searching import FoundCard
from carefront.conversations.queries import searching
from carefront.core.actors import Actor
from carefront.core.requests import OPEN, RequestState
from carefront.core.searching.kinds import Sought
from carefront.core.words import clean_line
from carefront.lobby import access
from carefront.people import queries as people
from carefront.relationships import queries as relationships

MOST = 20  # of each kind
LONGEST = 200  # characters of a question
BY_NAME = (Sought.CONVERSATION, Sought.TOPIC)  # what one goes to, rather than reads


@dataclass(frozen=True, slots=True)
class Named:
    """Show something by its words: a request, an expectation, a person."""

    id: UUID
    words: str
    who: str
    hue: int
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold what was found for `words`, at most 20 of each kind; `said` is the newest of what conversations hold."""

    words: str
    relationships: tuple[relationships.RelationshipCard, ...]
    commitments: tuple[CommitmentLine, ...]
    requests: tuple[Named, ...]
    expectations: tuple[Named, ...]
    people: tuple[Named, ...]
    said: tuple[FoundCard, ...] = ()
    more_said: bool = False

    @property
    def nothing(self) -> bool:
        """Whether nothing was found."""
        found = (self.relationships, self.commitments, self.requests, self.expectations, self.people, self.said)
        return not any(found)


def search(person: Actor, question: str, *, now: datetime, most: int = MOST, by_name: bool = False) -> Answers:
    """Find what `person` may see by the words of `question`; an empty one finds nothing. At most 8 SQL queries.

    `by_name` leaves out what conversations hold besides their topics, for a list of places to go to.
    """
    asked = clean_line(question[: LONGEST * 2].replace("\0", ""))[:LONGEST]
    words = asked.split()
    if not words:
        return Answers("", (), (), (), (), ())
    cards = {card.id: card for card in relationships.relationships(person)}
    names = {
        member.person_id: people.PersonName(member.person_id, member.name)
        for card in cards.values()
        for member in card.members
    }
    said = searching.found(person, asked, kinds=BY_NAME if by_name else (), most=most, headed=cards)
    return Answers(
        words=asked,
        relationships=tuple(card for card in cards.values() if _holds(card, words))[:most],
        commitments=_commitments(person, words, cards, names, now, most),
        requests=_requests(person, words, cards, names, most),
        expectations=_expectations(person, words, cards, names, most),
        people=tuple(
            Named(row.pk, row.name, "", 0) for row in access.people_with(person, words).order_by("name", "id")[:most]
        ),
        said=said.cards,
        more_said=said.after is not None,
    )


def _holds(card: relationships.RelationshipCard, words: list[str]) -> bool:
    whole = " ".join([card.title, card.purpose, *(member.name for member in card.members)]).casefold()
    return all(word.casefold() in whole for word in words)


def _commitments(
    person: Actor,
    words: list[str],
    cards: dict[UUID, relationships.RelationshipCard],
    names: dict[UUID, people.PersonName],
    now: datetime,
    most: int,
) -> tuple[CommitmentLine, ...]:
    found = access.commitments_with(person, words).select_related("owner", "promisee").order_by("-made_at", "-id")
    lines = []
    for row in found[:most]:
        known = names | {who.pk: people.named(who) for who in (row.owner, row.promisee) if who is not None}
        lines.append(line_of(person, row, known, cards.get(row.relationship_id), now))
    return tuple(lines)


def _requests(
    person: Actor,
    words: list[str],
    cards: dict[UUID, relationships.RelationshipCard],
    names: dict[UUID, people.PersonName],
    most: int,
) -> tuple[Named, ...]:
    still = {state.value for state in OPEN}
    rows = access.requests_with(person, words).order_by("-made_at", "-id")[:most]
    return tuple(
        Named(
            row.pk,
            row.counter_words if row.state == RequestState.COUNTERED.value else row.words,
            _name(names, row.asked_id if row.asker_id == person.id else row.asker_id),
            _hue(cards, row.relationship_id),
            row.state in still,
        )
        for row in rows
    )


def _expectations(
    person: Actor,
    words: list[str],
    cards: dict[UUID, relationships.RelationshipCard],
    names: dict[UUID, people.PersonName],
    most: int,
) -> tuple[Named, ...]:
    rows = access.expectations_with(person, words).order_by("-written_at", "-id")[:most]
    return tuple(
        Named(row.pk, row.words, _name(names, row.author_id), _hue(cards, row.relationship_id), row.closed_at is None)
        for row in rows
    )


def _name(names: dict[UUID, people.PersonName], person_id: UUID) -> str:
    name = names.get(person_id)
    return name.name if name else ""


def _hue(cards: dict[UUID, relationships.RelationshipCard], relationship_id: UUID) -> int:
    card = cards.get(relationship_id)
    return card.hue if card else 0
