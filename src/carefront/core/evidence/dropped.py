"""Dropped: a Bayes factor for one change for the worse at an unknown date, against no change at all."""

import math
from collections.abc import Sequence
from typing import Final

from carefront.core.evidence.betas import log_above, log_beta, log_mean, number
from carefront.core.evidence.thresholds import DROP_SEGMENT, PRIOR_KEPT, PRIOR_MISSED

Side = tuple[int, int]  # of a Beta distribution

NEGLIGIBLE: Final = 50.0  # in logarithms: of thousands of places, all that lie so low add nothing
_PRIOR = log_beta(PRIOR_KEPT, PRIOR_MISSED)


def log_change(kept_before: int, missed_before: int, kept_after: int, missed_after: int) -> float:
    """Answer the logarithm of the marginal likelihood of a drop between two stretches.

    B(a+s₁, b+f₁) B(a+s₂, b+f₂) / B(a, b)² · 2 P(θ₂ < θ₁ | data): both rates from Beta(3, 2), the later one the lower.
    """
    before, after = _sides(kept_before, missed_before, kept_after, missed_after)
    return _log_any_change(before, after) + math.log(2) + log_above(before, after)


def _sides(kept_before: int, missed_before: int, kept_after: int, missed_after: int) -> tuple[Side, Side]:
    return (PRIOR_KEPT + kept_before, PRIOR_MISSED + missed_before), (
        PRIOR_KEPT + kept_after,
        PRIOR_MISSED + missed_after,
    )


def _log_any_change(before: Side, after: Side) -> float:
    return log_beta(*before) + log_beta(*after) - 2 * _PRIOR


def log_steady(kept: int, n: int) -> float:
    """Answer the logarithm of the marginal likelihood of one steady rate."""
    return log_beta(PRIOR_KEPT + kept, PRIOR_MISSED + n - kept) - _PRIOR


def log_changes(sequence: Sequence[bool]) -> list[float]:
    """Answer `log_change` for every place of a change, the first after three dates, the last before three.

    A place that could not add 1 in 10¹⁶ to the mean, whichever way its rates lie, is left at minus infinity.
    """
    n, kept = len(sequence), sum(sequence)
    before, sides = sum(sequence[:DROP_SEGMENT]), []
    for place in range(DROP_SEGMENT, n - DROP_SEGMENT + 1):
        if place > DROP_SEGMENT:
            before += sequence[place - 1]
        sides.append(_sides(before, place - before, kept - before, n - place - kept + before))
    if not sides:
        return []
    either_way = [_log_any_change(*one) + math.log(2) for one in sides]
    best = either_way.index(max(either_way))
    least = either_way[best] + log_above(*sides[best]) - NEGLIGIBLE
    return [most + log_above(*one) if most >= least else -math.inf for most, one in zip(either_way, sides, strict=True)]


def log_dropped(sequence: Sequence[bool]) -> float | None:
    """Answer the logarithm of the Bayes factor of a drop; None below six dates, where no change has room.

    sequence: whether each date was kept, from the oldest on. Every place of the change is as likely as every other.
    """
    changes = log_changes(sequence)
    return log_mean(changes) - log_steady(sum(sequence), len(sequence)) if changes else None


def dropped(sequence: Sequence[bool]) -> float | None:
    """Answer the Bayes factor of a drop; None below six dates."""
    found = log_dropped(sequence)
    return None if found is None else number(found)


def likeliest_change(sequence: Sequence[bool]) -> int:
    """Answer how many dates lie before the likeliest change, to be shown only; at least six dates are needed."""
    changes = log_changes(sequence)
    return DROP_SEGMENT + changes.index(max(changes))
