"""The parts of a promise, each with the place in the text that said it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple, Protocol


class Modality(StrEnum):
    """Name how firmly something is said, from the loosest to the firmest."""

    MIGHT = "might"
    COULD = "could"
    HOPE = "hope"
    TRY = "try"
    PLAN = "plan"
    SHOULD = "should"
    MUST = "must"
    WILL = "will"
    STATED = "stated"  # said plainly or as an order, without such a word: as firm as "will"


FIRMNESS = {modality: place for place, modality in enumerate(Modality)}
FIRM = frozenset({Modality.WILL, Modality.STATED})


class Dated(Protocol):
    """Be a day that was read from words, with its place in the text."""

    @property
    def on(self) -> date | None:
        """Answer the last day it may happen; None for an event without one."""

    @property
    def at(self) -> time | None:
        """Answer the hour, where one is said."""

    @property
    def start(self) -> int:
        """Answer where the words begin."""

    @property
    def end(self) -> int:
        """Answer where the words end."""


# Reads the first day that a text names, seen from a moment in the writer's wall time.
FindDue = Callable[[str, datetime], Dated | None]


class Token(NamedTuple):
    """Hold one word, number or sign in lower case, and its place."""

    word: str
    start: int
    end: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part of a promise: what it says in plain form, and where; `start == end` where it is only implied."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a number, the unit it counts in plain form (may be empty), and where both stand."""

    number: float
    unit: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """Answer the number and its unit as a key that is the same for the same amount."""
        return f"{self.number:g} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was understood of one sentence. Parts that are not said are None."""

    text: str
    owner: Part | None = None  # "i", "we", "you", "he" …, or a name or noun as it is written
    action: Part | None = None  # the verb in its plain form
    object: Part | None = None
    quantities: tuple[Quantity, ...] = ()
    due: Dated | None = None
    condition: Part | None = None  # the words of the condition, its "if" among them
    modality: Modality = Modality.STATED
    modal: Part | None = None  # the words that say how firmly
    negation: Part | None = None
    asks: bool = False  # a question or a request to somebody else
    tokens: tuple[Token, ...] = field(default=(), compare=False, repr=False)  # of the whole text, where it was read

    @property
    def quantity(self) -> Quantity | None:
        """Answer the first amount that is no day and no hour."""
        return self.quantities[0] if self.quantities else None

    @property
    def is_negative(self) -> bool:
        """Answer whether something is promised not to happen."""
        return self.negation is not None

    @property
    def is_hedged(self) -> bool:
        """Answer whether it is said less firmly than "will"."""
        return self.modality not in FIRM
