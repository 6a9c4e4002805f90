"""What the API takes and answers about one's own mirror, and about what being held to account means."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from carefront.core.mirroring import Means, Prompt, Shift, Structure
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Text, Version, choice

PromptIn: Any = choice(Prompt)
MeansIn: Any = choice(Means)
StructureIn: Any = choice(Structure)


class ReflectionIn(In):
    """What you think, perhaps to one of the mirror's questions."""

    words: Text
    prompt: PromptIn | None = None


class RewordIn(In):
    """Other words; `version` is the one that you read."""

    words: Text
    version: Version


class PageIn(In):
    """Which page of a list is wanted."""

    page: int = Field(1, ge=1, le=1_000, strict=False)


class MeaningIn(In):
    """What being held to account means to you here, and what would feel supportive."""

    means: list[MeansIn] = Field([], max_length=20)
    words: Text = ""
    structures: list[StructureIn] = Field([], max_length=20)
    wish: Text = ""


class ReflectionOut(Out):
    """What you wrote before your mirror: seen by you alone."""

    id: UUID
    prompt: Prompt | None
    words: str
    at: datetime
    changed_at: datetime
    version: int


class ReflectionsOut(Out):
    """Some reflections, the newest first."""

    items: list[ReflectionOut]
    has_next: bool


class SpreadOut(Out):
    """Whose promises stand at a level: others' to you, yours, and how often you proposed it to others."""

    level: Literal[1, 2, 3, 4]
    theirs: int
    mine: int
    proposed: int


class AsksOut(Out):
    """How often you asked about a promise, asked for one, and met an answer with a word."""

    nudges: int
    requests: int
    words_to_answers: int


class WaitOut(Out):
    """Waits in days: how many, their median (null for fewer than five), and how many wait now."""

    count: int
    median_days: float | None
    still: int


class HeardOut(Out):
    """What somebody chose to tell you of the dose, from far too little (-2) to far too much (2)."""

    relationship_id: UUID
    name: str
    on: date
    dose: int


class OfferOut(Out):
    """Where a short reflection is offered to you, for what, on how many days, of how many (0: of no number)."""

    relationship_id: UUID
    shift: Shift
    count: int
    of: int


class MirrorOut(Out):
    """How you hold people to your and their word, over the last days: seen by you alone."""

    days: int
    levels: list[SpreadOut]
    asks: AsksOut
    own_promises: WaitOut
    others_answers: WaitOut
    dose: list[HeardOut]
    offers: list[OfferOut]
    prompt: Prompt


class MeaningOut(Out):
    """What being held to account means to somebody in a relationship."""

    id: UUID
    relationship_id: UUID
    name: str
    is_mine: bool
    means: list[Means]
    words: str
    structures: list[Structure]
    wish: str
    at: datetime
    changed_at: datetime
    shared_at: datetime | None


class MeaningsOut(Out):
    """Your own, null while you wrote none, and what others share with you."""

    own: MeaningOut | None
    others: list[MeaningOut]
    is_turned_away: bool
