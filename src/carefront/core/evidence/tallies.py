"""Counts alone: what was moved or unclear again and again, and what the owner named. No chance rate, no strength.

How often somebody moves a day has no steady rate that counts could be held against, and tags are words, not
observations. So these are shown as they are, to their subject, from the last 90 days, and nothing is inferred.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from carefront.core.evidence.counting import Fact
from carefront.core.evidence.found import Count, Finding, What
from carefront.core.evidence.thresholds import AGAIN, LEAST_FOR_A_RATE, STANDS_FOR, Kind
from carefront.core.outcomes import Counts


@dataclass(frozen=True, slots=True)
class Move:
    """Hold one move of a promise's day by its owner."""

    id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Promise:
    """Hold one promise with its moves."""

    made_on: date
    clear: bool
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Hold the tags that an owner gave at one check-in, in their own words."""

    id: UUID
    on: date
    tags: tuple[str, ...]


def find_moved(promises: Iterable[Promise], today: date) -> Finding | None:
    """Count promises whose day was moved: one on three dates and more, or at least half of five and more promises."""
    since = today - STANDS_FOR
    some = [(one, [move for move in one.moves if since <= move.on <= today]) for one in promises if one.clear]
    recent = [moves for one, moves in some if moves or since <= one.made_on <= today]
    moved = [moves for moves in recent if moves]
    most = max(moved, key=_dates, default=[])
    often = len(recent) >= LEAST_FOR_A_RATE and 2 * len(moved) >= len(recent)
    every = sorted((move for moves in moved for move in moves), key=lambda move: move.on)
    if _dates(every) < AGAIN or not (often or _dates(most) >= AGAIN):
        return None
    counts = (Count(What.PROMISES_MOVED, len(moved), len(recent)), Count(What.ONE_MOVED, _dates(most), len(most)))
    return Finding(Kind.MOVED, counts, tuple(move.id for move in every), every[0].on, every[-1].on)


def _dates(moves: Sequence[Move]) -> int:
    return len({move.on for move in moves})


def find_unclear(facts: Iterable[Fact], today: date) -> Finding | None:
    """Count dates on which at least half of what was looked at was unclear: three, and half of five, or more."""
    since = today - STANDS_FOR
    by_date: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        if since <= fact.on <= today and fact.counts is not Counts.APART:
            by_date[fact.on].append(fact)
    unclear = {on: some for on, some in by_date.items() if 2 * sum(not one.clear for one in some) >= len(some)}
    if len(unclear) < AGAIN or len(by_date) < LEAST_FOR_A_RATE or 2 * len(unclear) < len(by_date):
        return None
    ids = tuple(one.id for on in sorted(unclear) for one in unclear[on] if not one.clear)
    return Finding(Kind.UNCLEAR, (Count(What.UNCLEAR, len(unclear), len(by_date)),), ids, min(unclear), max(unclear))


def find_tagged(kind: Kind, named: Iterable[Named], today: date) -> Finding | None:
    """Count the owner's own tags by date, the most frequent first; three dates with one and the same are needed.

    kind: OBSTACLE for what was in the way, HELP for what helped.
    """
    since = today - STANDS_FOR
    some = sorted((one for one in named if one.tags and since <= one.on <= today), key=lambda one: one.on)
    dates: dict[str, set[date]] = defaultdict(set)
    for one in some:
        for tag in one.tags:
            dates[tag].add(one.on)
    ranked = sorted(dates.items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked or len(ranked[0][1]) < AGAIN:
        return None
    of = len({one.on for one in some})
    counts = tuple(Count(What.TAG, len(on), of, tag) for tag, on in ranked)
    return Finding(kind, counts, tuple(one.id for one in some), some[0].on, some[-1].on)
