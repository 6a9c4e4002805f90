"""Every number that decides what is raised, with its source, and the strength that evidence has."""

from datetime import timedelta
from enum import StrEnum
from typing import Final, NamedTuple

# Gates on everything raised: few facts, unclear promises and old ones say nothing about anybody.
LEAST_DATES: Final = 3  # distinct days on which something happened
LEAST_FOR_A_RATE: Final = 5  # below, counts alone: one answer more would move a rate by a fifth
STANDS_FOR: Final = timedelta(days=90)  # after the newest of its facts

# Follow-through: Beta(3, 2) says that most promises are kept and weighs as much as five answers.
PRIOR_KEPT: Final = 3
PRIOR_MISSED: Final = 2
INTERVAL: Final = (0.1, 0.9)  # the middle 80 %

# Low: against "at least every second date is kept" (null), with a uniform prior below.
LOW_NULL: Final = 0.5
LOW_LEAST: Final = 6  # dates; before, even none kept says little

# Dropped: one change for the worse, with at least this many dates on each side of it.
DROP_SEGMENT: Final = 3
DROP_LEAST: Final = 8

# Cancelled when not done.
CONVERSATIONS_LEAST: Final = 8
JOINT_LEAST: Final = 3  # not done and cancelled

# Counted without any chance rate: what one person moves or leaves open has no steady rate to compare it with.
AGAIN: Final = 3  # distinct dates within STANDS_FOR


class Kind(StrEnum):
    """Name what can be raised; each is a count of facts, none is a property of a person."""

    LOW = "low"  # fewer than half of the dates kept
    DROPPED = "dropped"  # kept more often before some date than after it
    CANCELLED = "cancelled_when_not_done"  # conversations cancelled more often where the work was not done
    MOVED = "moved"  # days moved again and again
    UNCLEAR = "unclear"  # promises that stayed unclear again and again
    OBSTACLE = "obstacle"  # what the owner named as being in the way
    HELP = "help"  # what the owner named as having helped
    WEEKDAY = "weekday"  # on which days of the week things were kept
    NEW_DAY = "new_day"  # what came of promises that got another day after a "not yet"


# What is counted because it may be of use; it is raised, seen and shared like everything else.
GOOD: Final = frozenset({Kind.HELP, Kind.WEEKDAY, Kind.NEW_DAY})


class Strength(StrEnum):
    """Name how far evidence carries; what each opens is a matter of consent, not of numbers alone."""

    HINT = "hint"  # shown to its subject alone
    NAME = "name"  # its subject may bring it to a conversation
    STRICT = "strict"  # may stand beside a proposal to name things directly; never more


ORDER: Final = (Strength.HINT, Strength.NAME, Strength.STRICT)

# E-value of LOW, Bayes factors of the other two. E-values of 20 stay below 1 in 20 under any peeking (Ville 1939); what
# the Bayes factors come to under peeking is simulated by evals/false_alarms.py.
NEEDED: Final[dict[Kind, tuple[float, float, float]]] = {
    Kind.LOW: (10, 20, 20),
    Kind.DROPPED: (5, 10, 20),
    Kind.CANCELLED: (6, 10, 20),
}


class Chance(NamedTuple):
    """Hold how many of 100 steady histories raise something by chance within 30 check-ins, from least to most."""

    low: float
    high: float
    leaning_low: float  # where one date's outcome leans a little on the last one's (lag-1 correlation .2)
    leaning_high: float


# All three detectors together, looked at after each of 30 check-ins; the histories behind it: evals/false_alarms.py.
BY_CHANCE: Final[dict[Strength, Chance]] = {
    Strength.HINT: Chance(11, 16, 22, 28),
    Strength.NAME: Chance(3.5, 6.2, 10, 13),
    Strength.STRICT: Chance(0.7, 2.1, 5, 6),
}


def strength_of(kind: Kind, measure: float) -> Strength | None:
    """Answer the strength that evidence of a kind has, None below the least or where a kind has counts alone.

    measure: the e-value or Bayes factor, 0 and more.
    """
    reached = [strength for strength, least in zip(ORDER, NEEDED.get(kind, ()), strict=False) if measure >= least]
    return reached[-1] if reached else None


def at_least(strength: Strength | None, needed: Strength) -> bool:
    """Answer whether evidence is as strong as something needs it to be."""
    return strength is not None and ORDER.index(strength) >= ORDER.index(needed)
