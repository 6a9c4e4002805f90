"""What a hint can be about, what it asks its writer, and which parts a hard message has."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Name what words to a person may do, besides saying something."""

    LABEL = "label"  # says what the person is, instead of what happened
    BLAME = "blame"  # makes the person the cause of it all
    SHAME = "shame"  # aims at how the person should feel about themselves
    CONTROL = "control"  # leaves no choice, or threatens
    GENERALISE = "generalise"  # makes one time into all times, or one voice into everybody's


class Part(StrEnum):
    """Name the three parts of a hard thing well said."""

    CARE = "care"
    FACT = "fact"
    QUESTION = "question"


class Ask(StrEnum):
    """Name the questions that a hint puts to the writer; doors word them."""

    WHAT_HAPPENED = "what_happened"  # label: what did you see or hear? words: str
    WHAT_BELONGS_TO_WHOM = "what_belongs_to_whom"  # blame: what happened, and what did it do to you? words: str
    WHAT_DO_YOU_FEEL = "what_do_you_feel"  # shame: what do you feel, and what would help? words: str
    WHAT_IS_THE_CHOICE = "what_is_the_choice"  # control: what do you need, and may they say no? words: str
    WHICH_TIMES = "which_times"  # generalise: which times do you have in mind? words: str
    WHY_IT_MATTERS = "why_it_matters"  # care is missing: what do you wish for the two of you?
    WHAT_WAS_SEEN = "what_was_seen"  # fact is missing: what happened, and when?
    WHAT_TO_ASK = "what_to_ask"  # question is missing: what would you like to hear from them?


ASKS: dict[Kind | Part, Ask] = {
    Kind.LABEL: Ask.WHAT_HAPPENED,
    Kind.BLAME: Ask.WHAT_BELONGS_TO_WHOM,
    Kind.SHAME: Ask.WHAT_DO_YOU_FEEL,
    Kind.CONTROL: Ask.WHAT_IS_THE_CHOICE,
    Kind.GENERALISE: Ask.WHICH_TIMES,
    Part.CARE: Ask.WHY_IT_MATTERS,
    Part.FACT: Ask.WHAT_WAS_SEEN,
    Part.QUESTION: Ask.WHAT_TO_ASK,
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Hold one place `start:end` in a message, what it does, and the question to its writer."""

    kind: Kind
    start: int
    end: int
    words: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class Missing:
    """Hold a part that a hard message does not have yet, and the question to its writer."""

    part: Part
    ask: Ask


@dataclass(frozen=True, slots=True)
class Hints:
    """Hold what was found in a message: for its writer alone, and never kept.

    hard: whether the message is about something that slipped, or carries a hint. Only then `missing` is filled.
    """

    hints: tuple[Hint, ...] = ()
    there: tuple[Part, ...] = ()
    missing: tuple[Missing, ...] = ()
    hard: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of the hints, each once, in the order of their naming."""
        found = {hint.kind for hint in self.hints}
        return tuple(kind for kind in Kind if kind in found)
