"""What this room's templates get: lines in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskRow:
    """Show something that awaits the reader: whose it is, what it says, and the way to it."""

    url: str
    words: str
    facts: tuple[str, ...]
    state_code: str
    state_label: str
    hue: int
    action: str  # what the reader does there, as a button's label
    further: str = ""  # what was offered instead, or said


@dataclass(frozen=True, slots=True)
class Teaching:
    """Show one thing that can be done here: a sentence, an example, a button."""

    heading: str
    sentence: str
    example: str
    url: str
    label: str
