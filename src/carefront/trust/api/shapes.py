"""What the API answers about patterns, and what it takes."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from carefront.commitments.api.shapes import PartyOut
from carefront.core.evidence.found import What
from carefront.core.evidence.showing import Shown
from carefront.core.evidence.thresholds import Kind, Strength
from carefront.core.level import Level
from carefront.core.suggesting import Reason
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Id, Text, choice

# Told in place: other rooms have enumerations of the same names.
KindName: Any = choice(Kind)
StrengthName: Any = choice(Strength)
ShownName: Any = choice(Shown)
WhatName: Any = choice(What)
ReasonName: Any = choice(Reason)


class PatternCountOut(Out):
    """ "`times` of `of`"; `tag` is the subject's own word, or the number of a weekday (1 is Monday)."""

    what: WhatName
    times: int
    of: int
    tag: str


class PatternChanceOut(Out):
    """In how many of 100 histories in which nothing changes something this strong comes up by chance.

    The last two are for histories in which one week leans on the last.
    """

    low: float
    high: float
    leaning_low: float
    leaning_high: float


class PatternOut(Out):
    """What was counted in somebody's promises; `strength` and `by_chance` are null for counts alone.

    `shown` says why others see it, null while they do not. `seen_at` and `aside_at` are told to its subject alone.
    """

    id: UUID
    relationship_id: UUID
    subject: PartyOut
    kind: KindName
    is_good: bool
    counts: list[PatternCountOut]
    strength: StrengthName | None
    by_chance: PatternChanceOut | None
    first_on: date
    last_on: date
    until_on: date
    changed_on: date | None
    found_at: datetime
    refreshed_at: datetime
    over_at: datetime | None
    seen_at: datetime | None
    confirmed_at: datetime | None
    shared_at: datetime | None
    aside_at: datetime | None
    note: str
    note_at: datetime | None
    shown: ShownName | None
    may_note: bool
    may_confirm: bool
    may_share: bool
    may_take_back: bool
    may_set_aside: bool
    may_take_up: bool
    may_stop: bool


class PatternDueOut(Out):
    """A promise that was due by a conversation; id and words only where you see it."""

    commitment_id: UUID | None
    words: str
    came: str


class PatternFactOut(Out):
    """A dated fact that a pattern rests on; ids and words only where you see the promise."""

    id: UUID
    on: date
    came: str
    commitment_id: UUID | None
    words: str
    meant_on: date | None
    tags: list[str]
    conversation_id: UUID | None
    due: list[PatternDueOut]


class PatternApartOut(Out):
    """What was counted by itself, and why."""

    why: str
    count: int


class PatternWholeOut(PatternOut):
    """A pattern with its facts; `apart`, to its subject alone, is what was counted by itself in the same time."""

    facts: list[PatternFactOut]
    apart: list[PatternApartOut]


class PatternStopOut(Out):
    """A kind that you stopped in a relationship."""

    relationship_id: UUID
    kind: KindName
    at: datetime


class PatternsOut(Out):
    """Some patterns, the newest first, and the kinds that you stopped."""

    items: list[PatternOut]
    has_next: bool
    stopped: list[PatternStopOut]


class LevelSuggestionOut(Out):
    """A level that may suit somebody's promises better, with reasons; told to you alone. Nothing changes by itself."""

    owner_id: UUID
    owner: str
    owner_is_me: bool
    level: Level
    before: Level
    reasons: list[ReasonName]
    patterns: list[UUID]
    private: bool


class PatternsIn(In):
    """Which patterns: `whose` are they, in which relationship, and whether those that have gone."""

    whose: Literal["all", "mine", "theirs"] = "all"
    relationship_id: Id | None = None
    over: bool = Field(False, strict=False)
    page: int = Field(1, ge=1, le=400, strict=False)


class PatternNoteIn(In):
    """What you say about a pattern in your promises; empty takes it away."""

    words: Text


class PatternKindIn(In):
    """A kind of pattern in one of your relationships."""

    kind: KindName


class LevelNotNowIn(In):
    """Whose level it was about, and which was suggested."""

    owner_id: Id
    level: Annotated[int, Field(ge=1, le=3)]
