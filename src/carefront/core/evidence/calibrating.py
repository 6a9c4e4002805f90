"""What a person's forecasts have come to: a line through forecasts and outcomes, drawn towards its prior where few."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

CLIP: Final = (0.05, 0.95)  # nobody means 0 or 1 to the letter
CENTRE: Final = 0.75  # a usual forecast; the intercept is what becomes of it
INTERCEPT: Final = (0.4, 0.9)  # mean and standard deviation before any outcome, in logits: .75 becomes .6
SLOPE: Final = (0.5, 0.4)  # likewise: forecasts are taken half as far apart as they are said
STEPS: Final = 100


class Line(NamedTuple):
    """Hold the calibration of one person: what `CENTRE` becomes, in logits, and how far forecasts lie apart."""

    intercept: float
    slope: float


def calibration(history: Sequence[tuple[float, bool]]) -> Line:
    """Answer the likeliest line through forecasts and outcomes, drawn towards its prior where there are few.

    logit p = a + b (logit clip(q, .05, .95) − logit .75), a ~ N(.4, .9), b ~ N(.5, .4); Newton's steps, halved where
    they would lead downhill. The posterior has one summit only.
    """
    points = [(_logit(likelihood) - _logit(CENTRE), kept) for likelihood, kept in history]
    line = Line(INTERCEPT[0], SLOPE[0])
    height = _height(line, points)
    for _ in range(STEPS):
        step = _step(line, points)
        share = 1.0
        while share > 1e-6:
            ahead = Line(line.intercept + share * step.intercept, line.slope + share * step.slope)
            if (higher := _height(ahead, points)) >= height:
                break
            share /= 2
        else:
            break
        moved = max(abs(ahead.intercept - line.intercept), abs(ahead.slope - line.slope))
        line, height = ahead, higher
        if moved < 1e-12:
            break
    return line


def calibrated(likelihood: float, line: Line) -> float:
    """Answer what a forecast (0-1) has come to, by one person's line."""
    return _share(line.intercept + line.slope * (_logit(likelihood) - _logit(CENTRE)))


def _logit(likelihood: float) -> float:
    clipped = min(max(likelihood, CLIP[0]), CLIP[1])
    return math.log(clipped / (1 - clipped))


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


def _height(line: Line, points: Sequence[tuple[float, bool]]) -> float:
    (a, a_spread), (b, b_spread) = INTERCEPT, SLOPE
    prior = -(((line.intercept - a) / a_spread) ** 2) / 2 - ((line.slope - b) / b_spread) ** 2 / 2
    logits = ((line.intercept + line.slope * x, kept) for x, kept in points)
    return prior - math.fsum(math.log1p(math.exp(-abs(z))) + max(-z if kept else z, 0.0) for z, kept in logits)


def _step(line: Line, points: Sequence[tuple[float, bool]]) -> Line:
    (a, a_spread), (b, b_spread) = INTERCEPT, SLOPE
    up_a, up_b = -(line.intercept - a) / a_spread**2, -(line.slope - b) / b_spread**2
    aa, ab, bb = 1 / a_spread**2, 0.0, 1 / b_spread**2
    for x, kept in points:
        share = _share(line.intercept + line.slope * x)
        up_a += kept - share
        up_b += x * (kept - share)
        weight = share * (1 - share)
        aa, ab, bb = aa + weight, ab + weight * x, bb + weight * x * x
    whole = aa * bb - ab * ab
    return Line((bb * up_a - ab * up_b) / whole, (aa * up_b - ab * up_a) / whole)
