"""What is found: counts, the ids of their evidence, the dates they span, and how far they carry."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from carefront.core.evidence.thresholds import BY_CHANCE, STANDS_FOR, Chance, Kind, Strength, strength_of


class What(StrEnum):
    """Name what is counted."""

    KEPT = "kept"
    KEPT_BEFORE = "kept_before"
    KEPT_AFTER = "kept_after"
    CANCELLED_NOT_DONE = "cancelled_not_done"
    CANCELLED_DONE = "cancelled_done"
    WITHOUT_A_WORD = "without_a_word"
    PROMISES_MOVED = "promises_moved"
    ONE_MOVED = "one_moved"
    UNCLEAR = "unclear"
    TAG = "tag"
    KEPT_ON = "kept_on"
    KEPT_THEN = "kept_then"


@dataclass(frozen=True, slots=True)
class Count:
    """Hold "`times` of `of`"; a tag is the owner's own word, or the number of a weekday (1 is Monday)."""

    what: What
    times: int
    of: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold what was found in one owner's facts.

    measure: the e-value or Bayes factor, the smallest over the readings of missing words; None for counts alone.
    changed: the first date after the likeliest change, to be shown only.
    """

    kind: Kind
    counts: tuple[Count, ...]
    evidence: tuple[UUID, ...]
    first: date
    last: date
    measure: float | None = None
    changed: date | None = None

    @property
    def strength(self) -> Strength | None:
        """How far it carries; None for counts alone, which are shown to their subject and claim no chance rate."""
        return None if self.measure is None else strength_of(self.kind, self.measure)

    @property
    def by_chance(self) -> Chance | None:
        """How many steady histories in 100 raise something this strong by chance; None for counts alone."""
        return BY_CHANCE[self.strength] if self.strength else None

    @property
    def until(self) -> date:
        """The last day on which it stands: 90 days after the newest of its facts."""
        return self.last + STANDS_FOR


def stands(finding: Finding, today: date) -> bool:
    """Answer whether a finding still stands; it goes by itself when nothing new has been added for 90 days."""
    return finding.last <= today <= finding.until


def without_a_word(unknown: int, of: int) -> tuple[Count, ...]:
    """Answer the count of dates without a word, where there are any."""
    return (Count(What.WITHOUT_A_WORD, unknown, of),) if unknown else ()


def raised(kind: Kind, measures: Iterable[float | None]) -> float | None:
    """Answer the smallest measure over all readings of missing words, None unless it carries under every one.

    Most histories carry nothing, so the readings after the first that does not are never computed.
    """
    least = math.inf
    for measure in measures:
        if measure is None or strength_of(kind, measure) is None:
            return None
        least = min(least, measure)
    return least
