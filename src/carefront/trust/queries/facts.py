"""One pattern with the facts it rests on, word for word: for its page, and for a conversation about it."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from carefront.commitments.queries import evidence as promises
from carefront.conversations.queries import evidence as conversations
from carefront.core.actors import Actor
from carefront.core.evidence.counting import Fact, tally_of
from carefront.core.evidence.thresholds import Kind
from carefront.core.outcomes import Counts
from carefront.core.policy import Deed
from carefront.trust import access
from carefront.trust.cards import DueCard, FactCard, PatternWhole
from carefront.trust.queries.history import Told, told_about
from carefront.trust.queries.patterns import card_of


def whole(person: Actor, pattern_id: UUID) -> PatternWhole:
    """Show a pattern with its facts, for whoever may see it. Raises Refusal(HIDDEN). At most 20 SQL queries.

    A promise or a conversation that the reader may not see is told as a date and what it came to, without words or id.
    """
    row = access.reach(person, pattern_id, Deed.SEE)
    card = card_of(person, row)
    told = told_about(row.relationship_id, row.subject_id)
    if told is None:
        return PatternWhole(card, (), None)
    keys = [UUID(key) for key in row.evidence]
    reading = _Reading(person, told, keys, card.kind)
    facts = tuple(sorted(reading.facts(), key=lambda fact: fact.on, reverse=True))
    within = [one for one in told.history.facts if card.first_on <= one.on <= card.last_on]
    return PatternWhole(card, facts, tally_of(within) if card.is_mine else None)


class _Reading:
    """Put evidence into cards, with the words of what its reader may see."""

    def __init__(self, person: Actor, told: Told, keys: Iterable[UUID], kind: Kind) -> None:
        self.keys = list(keys)
        self.told, self.kind = told, kind
        self.facts_by_id = {fact.id: fact for fact in told.history.facts}
        self.met = {one.id: one for one in told.history.conversations}
        due = {fact for key in self.keys for fact in told.due_by.get(key, ())}
        about = {told.sources[key].commitment_id for key in {*self.keys, *due} if key in told.sources}
        self.words: Mapping[UUID, str] = promises.words_of(person, about)
        self.seen = conversations.seen_by(person, [key for key in self.keys if key in self.met])
        named = told.history.hindered if kind is Kind.OBSTACLE else told.history.helped if kind is Kind.HELP else ()
        self.tags = {one.id: one.tags for one in named}

    def facts(self) -> Iterable[FactCard]:
        """Answer a card for each piece of evidence that is still there."""
        for key in self.keys:
            if key in self.met:
                yield self._meeting(key)
            elif key in self.told.sources:
                yield self._fact(key)

    def _fact(self, key: UUID) -> FactCard:
        source, fact = self.told.sources[key], self.facts_by_id.get(key)
        known = source.commitment_id in self.words
        return FactCard(
            id=key,
            on=fact.on if fact else source.occurs_on,
            came=_came(fact),
            commitment_id=source.commitment_id if known else None,
            words=self.words.get(source.commitment_id, ""),
            meant_on=source.occurs_on if fact and fact.on != source.occurs_on else None,
            tags=self.tags.get(key, ()),
        )

    def _meeting(self, key: UUID) -> FactCard:
        one = self.met[key]
        due = [(self.told.sources[fact].commitment_id, self.facts_by_id[fact]) for fact in self.told.due_by[key]]
        return FactCard(
            id=key,
            on=one.on,
            came="cancelled" if one.cancelled else "held",
            commitment_id=None,
            words="",
            conversation_id=key if key in self.seen else None,
            due=tuple(
                DueCard(about if about in self.words else None, self.words.get(about, ""), _came(fact))
                for about, fact in due
            ),
        )


def _came(fact: Fact | None) -> str:
    if fact is None:
        return "moved"
    if not fact.clear:
        return "unclear"
    return fact.apart.value if fact.counts is Counts.APART and fact.apart else fact.counts.value
