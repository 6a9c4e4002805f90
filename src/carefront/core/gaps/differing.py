"""What a difference between two accounts is, and which marks of one have no counterpart in the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from carefront.core.gaps.marks import Mark, Slot


class How(StrEnum):
    """Name in which way two accounts differ."""

    DIFFERS = "differs"
    ONLY_MINE = "only_mine"
    ONLY_THEIRS = "only_theirs"


@dataclass(frozen=True, slots=True)
class Place:
    """Hold the words of an account that a difference is about, and where they stand in it."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one difference: in which part, in which way, the words in both accounts, and how telling it is (0-1)."""

    slot: Slot
    how: How
    mine: Place | None
    theirs: Place | None
    weight: float


Found = tuple[Slot, Mark | None, Mark | None, float]
# Whether two days that are written differently are the same day.
SameDay = Callable[[Mark, Mark], bool | None]


def left_of(
    mine: Sequence[Mark], theirs: Sequence[Mark], same: Callable[[Mark, Mark], bool]
) -> tuple[list[Mark], list[Mark]]:
    """Answer the marks of each side that the other has no counterpart for."""
    others = list(theirs)
    left: list[Mark] = []
    for mark in mine:
        counterpart = next((place for place, other in enumerate(others) if same(mark, other)), None)
        if counterpart is None:
            left.append(mark)
        else:
            del others[counterpart]
    return left, others


def equal(one: Mark, other: Mark) -> bool:
    """Answer whether two marks say the same."""
    return one.value == other.value
