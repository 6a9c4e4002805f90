"""Forecasts beside what came of them: only the likelihood, never the rating, and only one's own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

LOOKS: Final = ((10, 0.01), (20, 0.02), (30, 0.02))  # forecasts, and the chance spent: together at most 1 in 20


@dataclass(frozen=True, slots=True)
class Forecast:
    """Hold an owner's forecast for one promise (0-1) and whether it was kept."""

    id: UUID
    on: date
    likelihood: float
    kept: bool


def said_at_least(forecasts: Sequence[Forecast], likelihood: float) -> tuple[int, int]:
    """Answer of how many forecasts of at least `likelihood` how many were kept: "6 of 9"."""
    some = [one.kept for one in forecasts if one.likelihood >= likelihood]
    return sum(some), len(some)


def kept_chances(likelihoods: Sequence[float], most: int) -> list[float]:
    """Answer the exact chances that 0 … `most` are kept if every forecast (0-1) is right (Poisson-binomial)."""
    chances = [1.0] + [0.0] * most
    for likelihood in likelihoods:
        for kept in range(most, 0, -1):
            chances[kept] = (1 - likelihood) * chances[kept] + likelihood * chances[kept - 1]
        chances[0] *= 1 - likelihood
    return chances


def overconfidence(likelihoods: Sequence[float], kept: int) -> float:
    """Answer the chance of so few kept if every forecast were right: of fewer, and half of just as few (mid-p)."""
    chances = kept_chances(likelihoods, kept)
    return math.fsum(chances[:-1]) + chances[-1] / 2


@dataclass(frozen=True, slots=True)
class Look:
    """Hold one look at forecasts: how many were looked at, the outcome expected, the kept, and whether it is told."""

    n: int
    expected: float
    kept: int
    chance: float
    told: bool
    evidence: tuple[UUID, ...]


def look_at(forecasts: Sequence[Forecast]) -> Look | None:
    """Answer the latest look that is due: the first 10, 20 and 30 dates, each looked at once; None before ten.

    One forecast a date, the first in the given order, so that promises answered together are one observation.
    """
    first: dict[date, Forecast] = {}
    for forecast in forecasts:
        first.setdefault(forecast.on, forecast)
    some = [first[on] for on in sorted(first)]
    due = [(n, spent) for n, spent in LOOKS if n <= len(some)]
    if not due:
        return None
    n, spent = due[-1]
    seen = some[:n]
    likelihoods, kept = [one.likelihood for one in seen], sum(one.kept for one in seen)
    chance = overconfidence(likelihoods, kept)
    return Look(n, math.fsum(likelihoods), kept, chance, chance <= spent, tuple(one.id for one in seen))
