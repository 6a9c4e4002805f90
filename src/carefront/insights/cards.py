"""What the pages of this room show, frozen."""

from dataclasses import dataclass
from uuid import UUID

from carefront.commitments.queries.unclear import Said
from carefront.core.clarity import Question


@dataclass(frozen=True, slots=True)
class Spot:
    """Show one thing that leaves a question open, with whose it is and where it stands."""

    said: Said
    who: str  # empty for a whole group
    place: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Count promises, and how often they were asked about."""

    promises: int
    asks: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Show what is open, how many things leave each question open for each person, and what was asked about.

    `place` is empty for all relationships together.
    """

    place: str
    place_id: UUID | None
    hue: int
    spots: tuple[Spot, ...]
    people: tuple[tuple[str, tuple[int, ...]], ...]  # in the order of `core.clarity.QUESTIONS`
    open: tuple[Question, ...]
    whole: int  # things with nothing open
    with_open: Tally
    without_open: Tally
    has_more: bool
