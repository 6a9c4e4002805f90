"""Pulses of one person on one relationship, and where they stand on the map of trust and accountability.

The questions are the project's own, not a tested scale. The map is there to talk about: no corner of it is best.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

SCALE: Final = (1, 7)
DOSE: Final = (-2, 2)  # far too little … far too much
MIDDLE: Final = 4.0  # of the scale: where the lines of the map are drawn, and no line that others were measured by
LEAST_FOR_A_CORNER: Final = 3  # one pulse puts 43 of 100 people half a spread from both lines into a wrong corner
LATEST: Final = 6  # pulses in a point: about three months
# How far one answer strays from the same person's next while nothing has changed, in points; at .8 to .9 the change
# rules below are right as often as stated. evals/false_alarms.py shows what depends on it.
STRAY: Final = 0.9


class Corner(StrEnum):
    """Name what lies above the middle, clearly enough to say so."""

    BOTH = "both"
    TRUST = "trust"
    ACCOUNTABILITY = "accountability"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Pulse:
    """Hold one pulse: three answers from 1 to 7 and the dose from −2 to 2; what was skipped is None."""

    id: UUID
    on: date
    safe: int | None
    care: int | None
    clear: int | None
    dose: int | None = None

    @property
    def whole(self) -> bool:
        """Whether all three answers of the map are there."""
        return None not in (self.safe, self.care, self.clear)

    @property
    def trust(self) -> float:
        """The mean of safe and care; of a whole pulse only."""
        return ((self.safe or 0) + (self.care or 0)) / 2


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a place on the map with its uncertainty (one standard error), and the dose as it was last answered."""

    n: int
    trust: float
    trust_error: float
    accountability: float
    accountability_error: float
    corner: Corner | None
    dose: int | None
    evidence: tuple[UUID, ...]


def point_of(pulses: Sequence[Pulse]) -> Point | None:
    """Answer where the latest pulses of one person stand, None before the first whole one.

    A corner is named only from three pulses on, and only where both means lie more than one standard error from the
    lines. The dose is an arrow of this person's own, never a mean of people.
    """
    whole = sorted((pulse for pulse in pulses if pulse.whole), key=lambda pulse: pulse.on)[-LATEST:]
    if not whole:
        return None
    trusts, clears = [pulse.trust for pulse in whole], [float(pulse.clear or 0) for pulse in whole]
    trust, clear = statistics.fmean(trusts), statistics.fmean(clears)
    trust_error, clear_error = _error(trusts, 2), _error(clears, 1)
    said = [pulse.dose for pulse in sorted(pulses, key=lambda pulse: pulse.on) if pulse.dose is not None]
    corner = None
    far = abs(trust - MIDDLE) > trust_error and abs(clear - MIDDLE) > clear_error
    if len(whole) >= LEAST_FOR_A_CORNER and far:
        corner = _CORNERS[trust > MIDDLE, clear > MIDDLE]
    ids = tuple(pulse.id for pulse in whole)
    return Point(len(whole), trust, trust_error, clear, clear_error, corner, said[-1] if said else None, ids)


_CORNERS = {
    (True, True): Corner.BOTH,
    (True, False): Corner.TRUST,
    (False, True): Corner.ACCOUNTABILITY,
    (False, False): Corner.NEITHER,
}


def _error(values: Sequence[float], items: int) -> float:
    """Answer one standard error of a mean: the larger of what answers stray anyhow and what these did.

    Three equal answers do not make a mean certain, so their own spread alone would not do.
    """
    own = statistics.stdev(values) if len(values) > 1 else 0.0
    return max(own, STRAY / math.sqrt(items)) / math.sqrt(len(values))


def commitment_mean(answers: tuple[int, int, int, int]) -> float:
    """Answer the mean of four commitment items (1-5): Klein, Cooper, Molloy & Swanson (2014), public domain."""
    return statistics.fmean(answers)
