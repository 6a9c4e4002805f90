"""What somebody's own pulses say of the dose: whether there is too much of it, told to nobody but themselves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from carefront.core.evidence.pulses import Pulse

TOO_MUCH: Final = 1  # a step above "just right"
LATEST: Final = 3  # of the last three that were answered …
LEAST: Final = 2  # … two, the newest among them: one answer alone is a day
RECENT: Final = timedelta(weeks=26)  # between the newest and those before it


def too_much(pulses: Sequence[Pulse]) -> tuple[UUID, ...]:
    """Answer which of one person's pulses say that there is too much, newest first; none unless it holds.

    It holds when the newest answer to the dose says so and at least one of the two before it did, within half a year.
    A single "far too much" does not: nothing is read from one answer.
    """
    said = sorted((pulse for pulse in pulses if pulse.dose is not None), key=lambda pulse: pulse.on)[-LATEST:]
    said = [pulse for pulse in said if said[-1].on - pulse.on <= RECENT]
    high = [pulse.id for pulse in reversed(said) if (pulse.dose or 0) >= TOO_MUCH]
    return tuple(high) if len(high) >= LEAST and high[0] == said[-1].id else ()
