"""What the API answers about words that were read: parts of a promise, hints to a writer, two accounts compared."""

from carefront.commitments.api.shapes import PartyOut, ReadingOut
from carefront.core.gaps.differing import How
from carefront.core.gaps.marks import Slot
from carefront.core.hints.terms import Kind, Part
from carefront.core.promises.slots import Modality
from carefront.kit.api import Out


class PlaceOut(Out):
    """Some words of a text, and where they stand in it."""

    words: str
    start: int
    end: int


class DifferenceOut(Out):
    """One difference between two accounts: in which part, in which way, and the words of both."""

    slot: Slot
    how: How
    author: PlaceOut | None
    reader: PlaceOut | None
    sentence: str


class GapSideOut(Out):
    """One promise of an agreement as both wrote it; null where only the other mentions it."""

    author: PlaceOut | None
    reader: PlaceOut | None
    differences: list[DifferenceOut]


class GapOut(Out):
    """Two accounts of one agreement: what its author wrote, what was read back, and where they differ."""

    author: PartyOut
    reader: PartyOut
    account: str
    read_back: str
    is_current: bool
    sides: list[GapSideOut]


class AmountOut(Out):
    """A number and what it counts."""

    number: float
    unit: str
    start: int
    end: int


class PartOut(Out):
    """One part of a promise in plain form, and where it stands; `start` equals `end` where it is only implied."""

    value: str
    start: int
    end: int


class PartsOut(Out):
    """What was understood of some words, part by part; null where they do not say it."""

    language: str
    owner: PartOut | None
    action: PartOut | None
    object: PartOut | None
    quantities: list[AmountOut]
    condition: PartOut | None
    negation: PartOut | None
    modality: Modality
    modal: PartOut | None
    is_hedged: bool
    asks: bool


class ReadOut(ReadingOut):
    """How words would be understood: the day, the open questions in the words of this promise, and its parts."""

    questions: list[str]
    parts: PartsOut


class HintOut(Out):
    """Some words of a message that may land otherwise than they are meant, and a question to its writer."""

    kind: Kind
    words: str
    start: int
    end: int
    question: str


class MissingOut(Out):
    """A part that a hard message does not have yet, and a question that may bring it in."""

    part: Part
    question: str


class HintsOut(Out):
    """Hints to the writer of a message. Nothing of it is kept."""

    hints: list[HintOut]
    there: list[Part]
    missing: list[MissingOut]
