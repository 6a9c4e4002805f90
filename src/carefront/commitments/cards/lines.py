"""Cards of a promise in a list, and of who and when."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from carefront.core.clarity import Question
from carefront.core.level import DEFAULT, Level
from carefront.core.outcomes import Outcome, State


@dataclass(frozen=True, slots=True)
class Party:
    """Name a person beside their words."""

    id: UUID
    name: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class DueCard:
    """Show a day, perhaps a time, in the zone it was meant in."""

    on: date
    at: time | None
    zone: str
    has_passed: bool


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """Show a commitment in a list. `promisee` empty means the whole group, or oneself when `to_self`."""

    id: UUID
    words: str
    owner: Party
    promisee: Party | None
    to_self: bool
    relationship_id: UUID
    relationship_title: str
    hue: int
    due: DueCard | None
    state: State
    at_risk: bool
    repeats: bool
    rhythm: str
    awaits_word: bool  # its day has passed and nothing was said
    last_outcome: Outcome | None
    made_at: datetime
    version: int
    open_questions: tuple[Question, ...]
    is_mine: bool
    level: Level = DEFAULT  # where it was asked for
