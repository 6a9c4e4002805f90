"""The gap: what the author of an expectation wrote beside what somebody read back, promise by promise."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import ExpectationCard, ReadBackCard
from carefront.commitments.queries.asking import expectation
from carefront.core.actors import Actor
from carefront.core.gaps.differing import Difference, Place
from carefront.core.gaps.gap import SAID, gap_between
from carefront.core.refusals import Because, Refusal
from carefront.kit import languages

_SENTENCE = re.compile(r"[.!?;\n]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class GapSide:
    """Hold one promise of an agreement as both wrote it; `differences` are worth a word, the most telling first."""

    author: Place | None
    reader: Place | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class GapCard:
    """Hold two accounts of one agreement, and where they differ. In a difference, `mine` is the author's."""

    expectation: ExpectationCard
    read_back: ReadBackCard
    account: str  # the author's
    sides: tuple[GapSide, ...]
    is_current: bool

    @property
    def differs(self) -> bool:
        """Whether anything is worth a word."""
        return any(side.differences for side in self.sides)


def gap(person: Actor, expectation_id: UUID, read_back_id: UUID, *, now: datetime) -> GapCard:
    """Compare an expectation with one of its read-backs, for whoever sees both. Raises Refusal(HIDDEN)."""
    card = expectation(person, expectation_id, now=now)
    back = next((each for each in card.read_backs if each.id == read_back_id), None)
    if back is None:
        raise Refusal(Because.HIDDEN)
    return gap_of(person, card, back)


def gap_of(person: Actor, card: ExpectationCard, back: ReadBackCard) -> GapCard:
    """Compare what is already shown to somebody; no SQL query."""
    # Whoever reads back in one sentence answers the expectation itself, not also what success looks like.
    several = len([part for part in _SENTENCE.split(back.words) if part.strip()]) > 1
    account = f"{card.words}\n{card.success}" if several and card.success else card.words
    sides = sides_of(account, back.words, person.local(back.at), (card.author.name, back.by.name))
    return GapCard(card, back, account, sides, back.version == card.version)


def sides_of(mine: str, theirs: str, now: datetime, names: tuple[str, str]) -> tuple[GapSide, ...]:
    """Compare two accounts of one agreement; `names` are their writers'. Differences that are worth a word alone."""
    language = languages.language(languages.guessed(f"{mine}\n{theirs}"))
    return tuple(
        GapSide(side.mine, side.theirs, tuple(each for each in side.differences if each.weight >= SAID))
        for side in gap_between(mine, theirs, now, language, names)
    )
