"""Follow-through: how often dates were kept, never without its counts, and with bounds where a word is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from carefront.core.evidence.betas import quantile
from carefront.core.evidence.counting import Day, Reading, sequence_of
from carefront.core.evidence.thresholds import INTERVAL, LEAST_FOR_A_RATE, PRIOR_KEPT, PRIOR_MISSED


@dataclass(frozen=True, slots=True)
class Rate:
    """Hold a rate with the middle 80 % of what it may be (0-1)."""

    kept: int
    n: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Hold counts of dates, and a rate where there are enough of them.

    kept, n: dates of which a word is there. unknown: dates with a promise of which no word came.
    at_least, at_most: kept dates when each missing word is read as not kept, and as kept, of `n_all` dates.
    """

    kept: int
    n: int
    unknown: int
    at_least: int
    at_most: int
    n_all: int
    rate: Rate | None
    bounds: tuple[Rate, Rate] | None


def rate_of(kept: int, n: int) -> Rate:
    """Answer the rate of `kept` dates among `n` under the prior Beta(3, 2): its mean and its middle 80 %."""
    a, b = PRIOR_KEPT + kept, PRIOR_MISSED + n - kept
    low, high = (quantile(part, a, b) for part in INTERVAL)
    return Rate(kept, n, a / (a + b), low, high)


def follow_through(days: Sequence[Day]) -> FollowThrough:
    """Answer how often dates were kept: counts alone below five, and bounds from both readings of a missing word."""
    known, as_kept, as_missed = (
        [kept for _, kept in sequence_of(days, reading)]
        for reading in (Reading.LEFT_OUT, Reading.AS_KEPT, Reading.AS_MISSED)
    )
    unknown = sum(1 for day in days if day.unknown)
    enough = len(known) >= LEAST_FOR_A_RATE
    n_all = len(as_kept)
    return FollowThrough(
        sum(known),
        len(known),
        unknown,
        sum(as_missed),
        sum(as_kept),
        n_all,
        rate_of(sum(known), len(known)) if enough else None,
        (rate_of(sum(as_missed), n_all), rate_of(sum(as_kept), n_all)) if enough and unknown else None,
    )
