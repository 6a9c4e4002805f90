"""What the pages of this room show, frozen."""

from dataclasses import dataclass
from datetime import date
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
class Whose:
    """Count the things of one person, or with no id of whole groups, that leave each question open."""

    id: UUID | None
    name: str  # empty for whole groups
    open: tuple[int, ...]  # in the order of `core.clarity.QUESTIONS`


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Say to what a grid is narrowed: one person's, or with `groups` what whole groups have; one open question."""

    who: UUID | None = None
    groups: bool = False
    question: Question | None = None

    def holds(self, said: Said) -> bool:
        """Answer whether something belongs to it."""
        if self.question is not None and self.question not in said.open:
            return False
        if self.groups:
            return said.person_id is None
        return self.who is None or said.person_id == self.who


@dataclass(frozen=True, slots=True)
class Grid:
    """Show what is open, how many things leave each question open for each person, and what was asked about.

    `spots` are a page of what it is narrowed to, `count` is how many there are; everything else is of the whole.

    `place` is empty for all relationships together.
    """

    place: str
    place_id: UUID | None
    hue: int
    spots: tuple[Spot, ...]
    people: tuple[Whose, ...]
    open: tuple[Question, ...]
    whole: int  # things with nothing open
    with_open: Tally
    without_open: Tally
    has_more: bool
    count: int
    page: int
    narrowed: Narrowed

    @property
    def whose(self) -> Whose | None:
        """To whose things it is narrowed; None where it is not, or where they leave nothing open."""
        wanted = self.narrowed
        if not wanted.groups and wanted.who is None:
            return None
        return next((one for one in self.people if one.id == wanted.who), None)


@dataclass(frozen=True, slots=True)
class MonthTold:
    """Say of a month which share of people's open promises left each question open: the mean of five people or more."""

    month: date
    shares: tuple[tuple[Question, int], ...]  # in tenths
