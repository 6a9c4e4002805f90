"""The shapes in which the API takes and gives levels and releases."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from carefront.core.level import REASON, CameDown, ChangeState, Level, ReleaseState
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Day, Id, Text


class LevelIn(In):
    """A level of somebody's promises that is proposed, or chosen by themselves."""

    owner_id: Id = Field(description="Whose promises they are.")
    level: int = Field(description="1 self-tracked, 2 curious check-in, 3 direct naming, 4 agreed consequences.")
    reason: Text = Field(description=f"At most {REASON} characters; everyone who sees the level reads it.")
    look_on: Day = Field(description="The day on which it is looked at again.")


class LevelLowerIn(In):
    """A lower level of one's own promises, perhaps with a word to the others."""

    level: int
    words: Text = ""


class LevelWordsIn(In):
    """Perhaps a word to whoever proposed it."""

    words: Text = ""


class LevelLookIn(In):
    """That a level is still right, and when to look again."""

    look_on: Day


class ReleaseIn(In):
    """A time without promises: until when, when each is asked whether it is still good, and why."""

    until: Day
    look_on: Day | None = Field(None, description="Half-way, when it is left out.")
    reason: Text = ""


class LevelChangeOut(Out):
    """A change of somebody's level: who proposed which, why, and what became of it.

    `came_down` says why it is in force though nobody chose it: what was agreed for the fourth level was over.
    """

    id: UUID
    relationship_id: UUID
    commitment_id: UUID | None
    owner_id: UUID
    owner: str
    owner_is_me: bool
    by: str
    by_me: bool
    level: Level
    before: Level
    reason: str
    look_on: date | None
    made_at: datetime
    agreed_at: datetime | None
    over_at: datetime | None
    words: str
    state: ChangeState
    came_down: CameDown | None
    asks_me: bool
    may_answer: bool
    may_withdraw: bool
    may_look: bool


class LevelStepOut(Out):
    """One of the four levels: what Carefront does at it, and whether it can be chosen now."""

    level: Level
    name: str
    meanings: list[str]
    is_offered: bool


class LevelOwnerOut(Out):
    """At which level one person's promises stand, since when, and what is proposed about it."""

    person_id: UUID
    name: str
    is_me: bool
    level: Level
    since: datetime | None
    change: LevelChangeOut | None
    proposed: LevelChangeOut | None
    may_propose: bool
    may_lower: bool


class LevelsOut(Out):
    """The levels in a relationship, what is proposed, and what was before, the newest first."""

    alike: bool
    owners: list[LevelOwnerOut]
    of_one_promise: list[LevelChangeOut]
    history: list[LevelChangeOut]
    levels: list[LevelStepOut]


class ReleaseYesOut(Out):
    """One person's yes to a release; `at` is null of somebody who has not said it."""

    name: str
    is_me: bool
    at: datetime | None


class ReleaseOut(Out):
    """A time without promises."""

    id: UUID
    relationship_id: UUID
    by: str
    by_me: bool
    reason: str
    until: date
    look_on: date
    made_at: datetime
    begun_at: datetime | None
    over_at: datetime | None
    over_by: str
    state: ReleaseState
    yes: list[ReleaseYesOut]
    asks_me: bool
    may_accept: bool
    may_decline: bool
    may_withdraw: bool
    may_end: bool


class ReleasesOut(Out):
    """The release that is proposed or on, and those before, the newest first."""

    current: ReleaseOut | None
    history: list[ReleaseOut]
    may_propose: bool
