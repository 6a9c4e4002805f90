"""What each check-in counts as, and the one observation that a date makes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from carefront.core.outcomes import Counts, Next, Outcome, counts_as


class Apart(StrEnum):
    """Name why a fact is counted by itself and never as a miss."""

    RELEASED = "released"
    CHANGED = "changed"
    HANDED_OVER = "handed_over"
    PAUSED = "paused"
    NOT_APPLICABLE = "not_applicable"
    UNCLEAR = "unclear"


_CHANGES = {Next.RELEASE: Apart.RELEASED, Next.MODIFY: Apart.CHANGED, Next.PAUSE: Apart.PAUSED}


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold what one owner's promise came to at one check-in: the id of its evidence, its date, what it counts as."""

    id: UUID
    on: date
    counts: Counts
    clear: bool = True
    apart: Apart | None = None


def counted(
    outcome: Outcome | None,
    then: Next | None = None,
    *,
    enough: bool = False,
    date_passed: bool,
    handed_over: bool = False,
) -> tuple[Counts, Apart | None]:
    """Answer what a check-in counts as, and why it is counted apart where it is.

    Done late is done. A promise let go, changed, handed over or paused before its date, or without a word on how it
    went, is counted apart; what its owner said about a date that had come stands, whatever was decided after it.
    """
    why = Apart.HANDED_OVER if handed_over else _CHANGES.get(then) if then else None
    if outcome is Outcome.NOT_APPLICABLE:
        return Counts.APART, Apart.NOT_APPLICABLE
    said = outcome is Outcome.DONE or (outcome is Outcome.PARTLY and enough) or (outcome is not None and date_passed)
    if why and not said:
        return Counts.APART, why
    return counts_as(outcome, enough=enough, date_passed=date_passed, recommitted=then is Next.RECOMMIT), None


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold how many promises came to what; what is apart is told by its reason."""

    kept: int
    missed: int
    open: int
    unknown: int
    apart: tuple[tuple[Apart, int], ...]


def tally_of(facts: Iterable[Fact]) -> Tally:
    """Count facts by what they came to; an unclear promise is counted by itself, whatever it came to."""
    plain = dict.fromkeys(Counts, 0)
    apart = dict.fromkeys(Apart, 0)
    for fact in facts:
        if not fact.clear:
            apart[Apart.UNCLEAR] += 1
        elif fact.counts is Counts.APART:
            apart[fact.apart or Apart.NOT_APPLICABLE] += 1
        else:
            plain[fact.counts] += 1
    told = tuple((why, count) for why, count in apart.items() if count)
    return Tally(plain[Counts.KEPT], plain[Counts.MISSED], plain[Counts.OPEN], plain[Counts.UNKNOWN], told)


class Reading(StrEnum):
    """Name how dates without a word are read: left out, as kept, or as not kept."""

    LEFT_OUT = "left_out"
    AS_KEPT = "as_kept"
    AS_MISSED = "as_missed"


@dataclass(frozen=True, slots=True)
class Day:
    """Hold one check-in date of one owner: the counts of its clear promises and the ids of their evidence."""

    on: date
    kept: int
    missed: int
    unknown: int
    ids: tuple[UUID, ...]

    def was_kept(self, reading: Reading) -> bool | None:
        """Whether at least half of what counted was kept; None where nothing is known and nothing is read into it."""
        kept = self.kept + (self.unknown if reading is Reading.AS_KEPT else 0)
        missed = self.missed + (self.unknown if reading is Reading.AS_MISSED else 0)
        return 2 * kept >= kept + missed if kept + missed else None


_COUNTED = frozenset({Counts.KEPT, Counts.MISSED, Counts.UNKNOWN})


def days_of(facts: Iterable[Fact]) -> tuple[Day, ...]:
    """Answer the check-in dates of one owner in their order, each as one observation.

    Three promises answered on one date say less than three dates: counted singly, chance would raise "low" five times
    as often. Only clear promises that came to something, or of which no word came, are in it.
    """
    some = sorted((fact for fact in facts if fact.clear and fact.counts in _COUNTED), key=lambda fact: fact.on)
    return tuple(_day(on, list(group)) for on, group in groupby(some, key=lambda fact: fact.on))


def _day(on: date, facts: list[Fact]) -> Day:
    counts = [fact.counts for fact in facts]
    return Day(
        on,
        counts.count(Counts.KEPT),
        counts.count(Counts.MISSED),
        counts.count(Counts.UNKNOWN),
        tuple(fact.id for fact in facts),
    )


def sequence_of(days: Iterable[Day], reading: Reading) -> list[tuple[Day, bool]]:
    """Answer each date with whether it was kept, under one reading of the dates without a word."""
    return [(day, kept) for day in days if (kept := day.was_kept(reading)) is not None]


def readings_of(days: Iterable[Day]) -> tuple[Reading, ...]:
    """Answer the readings under which something must hold: more than one where a word is missing."""
    return tuple(Reading) if any(day.unknown for day in days) else (Reading.LEFT_OUT,)
