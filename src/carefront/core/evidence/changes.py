"""Which change between pulses is worth a word. "Two less than last time" is not: nearly everybody has it in a year."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from carefront.core.evidence.pulses import Pulse

BEFORE: Final = 6  # pulses that a new one is held against: against one alone, chance would do the talking
NEW: Final = 3  # pulses of a lasting change
ON_ONE: Final = 3.0  # points on a single answer
ON_MEAN: Final = 1.7  # points on the mean of the three
LASTING: Final = 2.0  # points by which the mean of the last three lies below the six before
NEAR: Final = 1e-9  # sevenths and sixths have no exact number


class Asked(StrEnum):
    """Name what changed."""

    SAFE = "safe"
    CARE = "care"
    CLEAR = "clear"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a change by `points`; lasting where three pulses lie below six."""

    asked: Asked
    points: float
    lasting: bool
    evidence: tuple[UUID, ...]


_VALUES: dict[Asked, Callable[[Pulse], float]] = {
    Asked.SAFE: lambda pulse: float(pulse.safe or 0),
    Asked.CARE: lambda pulse: float(pulse.care or 0),
    Asked.CLEAR: lambda pulse: float(pulse.clear or 0),
    Asked.MEAN: lambda pulse: ((pulse.safe or 0) + (pulse.care or 0) + (pulse.clear or 0)) / 3,
}


def changes_in(pulses: Sequence[Pulse]) -> tuple[Change, ...]:
    """Answer what the newest pulse of one person changed, against their own six before it; nothing before the seventh.

    Each rule is set off by chance in 1 to 4 of 100 steady histories of 26 pulses, for each answer and each direction.
    The dose has no such rule.
    """
    whole = sorted((pulse for pulse in pulses if pulse.whole), key=lambda pulse: pulse.on)
    found = [_at_once(whole, asked) for asked in Asked] + [_lasting(whole, asked) for asked in Asked]
    return tuple(change for change in found if change)


def _at_once(whole: Sequence[Pulse], asked: Asked) -> Change | None:
    if len(whole) <= BEFORE:
        return None
    *before, now = [_VALUES[asked](pulse) for pulse in whole[-BEFORE - 1 :]]
    points = now - statistics.fmean(before)
    least = ON_MEAN if asked is Asked.MEAN else ON_ONE
    if abs(points) < least - NEAR:
        return None
    return Change(asked, points, False, _ids(whole, BEFORE + 1))


def _lasting(whole: Sequence[Pulse], asked: Asked) -> Change | None:
    if len(whole) < BEFORE + NEW:
        return None
    values = [_VALUES[asked](pulse) for pulse in whole[-BEFORE - NEW :]]
    points = statistics.fmean(values[BEFORE:]) - statistics.fmean(values[:BEFORE])
    if points > -LASTING + NEAR:
        return None
    return Change(asked, points, True, _ids(whole, BEFORE + NEW))


def _ids(whole: Sequence[Pulse], count: int) -> tuple[UUID, ...]:
    return tuple(pulse.id for pulse in whole[-count:])
