"""What became of a promise: one enumeration for every door, and what each answer counts as."""

from enum import StrEnum


class Outcome(StrEnum):
    """Name what an owner can answer at a check-in."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NOT_APPLICABLE = "not_applicable"


class Next(StrEnum):
    """Name what an owner can decide after, or instead of, an outcome."""

    KEEP = "keep"  # as it stands
    RECOMMIT = "recommit"  # the same words, another day
    MODIFY = "modify"  # a linked successor with its own words
    RELEASE = "release"  # let it go
    PAUSE = "pause"  # rest until a day


class State(StrEnum):
    """Name where a commitment stands now; the records say how it came there."""

    OPEN = "open"
    PAUSED = "paused"
    KEPT = "kept"
    RELEASED = "released"
    CHANGED = "changed"  # a successor took its place
    MOOT = "moot"  # it no longer applied


class Counts(StrEnum):
    """Name what an outcome counts as in the ledger's counts."""

    KEPT = "kept"
    MISSED = "missed"
    OPEN = "open"
    APART = "apart"
    UNKNOWN = "unknown"


SETTLED = frozenset({State.KEPT, State.RELEASED, State.CHANGED, State.MOOT})


def counts_as(outcome: Outcome | None, *, enough: bool, date_passed: bool, recommitted: bool = False) -> Counts:
    """Answer what one check-in counts as.

    `enough` is the owner's own word about "partly"; `date_passed` whether the agreed day lies behind.
    """
    if outcome is None:
        return Counts.UNKNOWN if date_passed else Counts.OPEN
    if outcome is Outcome.DONE or (outcome is Outcome.PARTLY and enough):
        return Counts.KEPT
    if outcome is Outcome.NOT_APPLICABLE:
        return Counts.APART
    return Counts.MISSED if date_passed or recommitted else Counts.OPEN
