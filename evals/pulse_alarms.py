"""How often the rules for pulses are set off where nothing changed, and how often a corner is wrong."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from carefront.core.evidence.changes import BEFORE, LASTING, NEAR, NEW, ON_MEAN, ON_ONE, changes_in
from carefront.core.evidence.pulses import SCALE, Pulse
from evals import scoring

PULSES = 26  # a year, every two weeks
Floats = NDArray[Any]


def answers(rng: np.random.Generator, stray: float, count: int) -> Floats:
    """Answer three answers a pulse of people whose own level is steady at 5 and whose answers stray around it."""
    return np.clip(np.rint(5 + stray * rng.standard_normal((count, PULSES, 3))), *SCALE)


def ever(values: Floats, rule: Callable[[Floats], Floats], least: int) -> Floats:
    """Answer which rows a rule on the latest values ever set off."""
    hits = [rule(values[:, :end]) for end in range(least, PULSES + 1)]
    return np.array(hits).any(0)


def at_once(points: float) -> Callable[[Floats], Floats]:
    """Answer the rule that the newest lies `points` below the six before."""
    return lambda values: values[:, -BEFORE - 1 : -1].mean(1) - values[:, -1] >= points - NEAR


def lasting(values: Floats) -> Floats:
    """Answer the rule that three lie below the six before them."""
    return values[:, -BEFORE - NEW : -NEW].mean(1) - values[:, -NEW:].mean(1) >= LASTING - NEAR


def of_pulses(seed: int, count: int) -> None:
    """Print each rule over a year, and beside them the rule that is not used."""
    rng = np.random.default_rng(seed)
    found: dict[str, list[float]] = {}
    for stray in (0.8, 0.9):
        given = answers(rng, stray, min(count, 20_000))
        single, mean = given[:, :, 0], given.mean(2)
        for name, hits in (
            ("3 points less on one answer than the six before", ever(single, at_once(ON_ONE), BEFORE + 1)),
            ("1.7 less on the mean than the six before", ever(mean, at_once(ON_MEAN), BEFORE + 1)),
            ("three pulses 2 below the six before, one answer", ever(single, lasting, BEFORE + NEW)),
            ("2 less than last time, not used", (single[:, :-1] - single[:, 1:] >= 2).any(1)),
            ("3 less than last time, not used", (single[:, :-1] - single[:, 1:] >= 3).any(1)),
        ):
            found.setdefault(name, []).append(100 * float(hits.mean()))
        if stray == 0.9:
            told = sum(any_change(row) for row in given[:500]) / 500
            scoring.line(
                "false alarms: pulses, any rule, either way, in a year", f"{100 * told:.0f} %", "all taken together"
            )
    bars = {"2 less than last time, not used": (95, 99), "3 less than last time, not used": (0, 100)}
    for name, figures in found.items():
        low, high = bars.get(name, (1, 4))
        met = min(figures) >= low - 0.5 and max(figures) <= high + 0.5
        told, bar = f"{min(figures):.1f}-{max(figures):.1f} %", f"{low}-{high} %" if high < 100 else "-"
        scoring.line(f"false alarms: pulses, {name}", told, bar, met if high < 100 else None)
    of_corners(rng, count)


def any_change(row: Floats) -> bool:
    """Answer whether the product's own rules tell of any change in a steady year."""
    start = date(2026, 1, 1)
    pulses = [
        Pulse(UUID(int=place), start + timedelta(14 * place), *(int(one) for one in given))
        for place, given in enumerate(row)
    ]
    return any(changes_in(pulses[:end]) for end in range(BEFORE + 1, PULSES + 1))


def of_corners(rng: np.random.Generator, count: int) -> None:
    """Print how many people half a spread from both lines stand in a wrong corner by one pulse, and by three.

    Answers stray by .725 of the spread between people, on each axis.
    """
    for pulses, said in ((1, 43), (3, 22)):
        means = 0.5 + 0.725 * rng.standard_normal((count, 2, pulses)).mean(2)
        wrong = 100 * float((means < 0).any(1).mean())
        scoring.line(
            f"false alarms: pulses, wrong corner by {pulses}", f"{wrong:.1f} %", f"{said} %", abs(wrong - said) <= 1
        )
