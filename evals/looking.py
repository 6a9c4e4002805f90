"""Every detector after every date of many histories at once, by tables of the product's own functions."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from carefront.core.evidence.cancelled import Cells, log_association
from carefront.core.evidence.dropped import log_change, log_steady
from carefront.core.evidence.low import log_low
from carefront.core.evidence.thresholds import (
    CONVERSATIONS_LEAST,
    DROP_LEAST,
    DROP_SEGMENT,
    JOINT_LEAST,
    LOW_LEAST,
)

DATES = 30
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@cache
def low_table() -> Floats:
    """Answer the e-value by dates and kept dates; 0 where nothing is raised yet."""
    most = 3 * DATES  # as many as promises counted singly would be
    table = np.zeros((most + 1, most + 1))
    for n in range(LOW_LEAST, most + 1):
        for kept in range(n + 1):
            table[n, kept] = np.exp(log_low(kept, n))
    return table


@cache
def dropped_tables() -> tuple[Floats, Floats]:
    """Answer the likelihoods of a drop by the dates and kept dates of both stretches, and of no drop."""
    change = np.zeros((DATES + 1,) * 4)
    for before in range(DROP_SEGMENT, DATES - DROP_SEGMENT + 1):
        for after in range(DROP_SEGMENT, DATES - before + 1):
            for first in range(before + 1):
                for second in range(after + 1):
                    value = log_change(first, before - first, second, after - second)
                    change[before, first, after, second] = np.exp(value)
    steady = np.ones((DATES + 1, DATES + 1))
    for n in range(DATES + 1):
        for kept in range(n + 1):
            steady[n, kept] = np.exp(log_steady(kept, n))
    return change, steady


@cache
def cancelled_tables() -> tuple[Floats, Floats]:
    """Answer the Bayes factor and the e-value by not done, of these cancelled, done, and of these cancelled."""
    factors, evidence = np.zeros((DATES + 1,) * 4), np.zeros((DATES + 1,) * 4)
    for not_done in range(JOINT_LEAST, DATES + 1):
        for both in range(JOINT_LEAST, not_done + 1):
            for done in range(max(0, CONVERSATIONS_LEAST - not_done), DATES - not_done + 1):
                for other in range(done + 1):
                    factor, value = log_association(Cells(both, not_done - both, other, done - other))
                    factors[not_done, both, done, other] = np.exp(factor)
                    evidence[not_done, both, done, other] = np.exp(value)
    return factors, evidence


def low_path(kept: Bools) -> Floats:
    """Answer the e-value after every date of every history."""
    return low_table()[np.arange(1, kept.shape[1] + 1), kept.cumsum(1)]


def dropped_path(kept: Bools) -> Floats:
    """Answer the Bayes factor of a drop after every date of every history."""
    change, steady = dropped_tables()
    sums = np.concatenate([np.zeros((len(kept), 1), dtype=int), kept.cumsum(1)], axis=1)
    path = np.zeros(kept.shape)
    for n in range(DROP_LEAST, kept.shape[1] + 1):
        places = range(DROP_SEGMENT, n - DROP_SEGMENT + 1)
        total = sum(change[place, sums[:, place], n - place, sums[:, n] - sums[:, place]] for place in places)
        path[:, n - 1] = total / len(places) / steady[n, sums[:, n]]
    return path


def cancelled_path(kept: Bools, cancelled: Bools) -> tuple[Floats, Floats]:
    """Answer the Bayes factor and the e-value after every conversation of every history."""
    cells = (~kept).cumsum(1), (~kept & cancelled).cumsum(1), kept.cumsum(1), (kept & cancelled).cumsum(1)
    factors, evidence = cancelled_tables()
    return factors[cells], evidence[cells]
