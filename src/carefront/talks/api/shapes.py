"""What the API answers about talks and consequences."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from carefront.commitments.api.shapes import PartyOut
from carefront.core.consequences import ConsequenceEnding, ConsequenceState, Cue
from carefront.core.level import Level
from carefront.core.talks import Came, Curious, Redesign, TalkPart, TalkState
from carefront.kit.api import Out


class SharedFactOut(Out):
    """A fact of the ledger; `words` are the promise it is about, where you see it."""

    id: UUID
    kind: str
    at: datetime
    by: str
    about: UUID | None
    facts: dict[str, Any]
    words: str


class ChosenFactOut(SharedFactOut):
    """A fact that was chosen for a talk."""

    by_me: bool
    may_drop: bool


class SharedFactsOut(Out):
    """Facts that both see, the newest first."""

    items: list[SharedFactOut]


class TalkSayingOut(Out):
    """What one of the two wrote for a step; without `shown_at` you alone see it."""

    part: TalkPart
    words: str
    choices: list[Redesign]
    shown_at: datetime | None


class TalkQuestionOut(Out):
    """A question and its answer; `code` names one that was offered."""

    id: UUID
    by_me: bool
    code: Curious | None
    words: str
    shown_at: datetime | None
    answer: str
    answered_at: datetime | None
    may_answer: bool
    may_drop: bool


class TalkWillOut(Out):
    """A line of what somebody will do, and the promise that came of it."""

    number: int
    words: str
    commitment_id: UUID | None
    may_promise: bool


class TalkCameOut(Out):
    """What one of the two said came of it; `asks_me` while you are asked."""

    who: PartyOut
    came: Came | None
    words: str
    answered_at: datetime | None
    asks_me: bool


class TalkLineOut(Out):
    """A talk in a list."""

    id: UUID
    relationship_id: UUID
    state: TalkState
    by_me: bool
    other: PartyOut
    subject: PartyOut
    begun_at: datetime
    agreed_at: datetime | None
    closed_at: datetime | None
    look_on: date | None
    conversation_id: UUID | None


class TalksOut(Out):
    """Some talks, the newest first."""

    items: list[TalkLineOut]
    has_next: bool


class ConsequencesOut(Out):
    """What each of two does if it goes on. `digest` names these words: a yes carries it. `cues` are for you alone.

    `lands_at` is the level to which the owner's promises come down with its end; null in a list and once it is over.
    """

    id: UUID
    talk_id: UUID
    relationship_id: UUID
    owner: PartyOut
    other: PartyOut
    mine: str
    theirs: str
    ends_on: date
    closing_on: date
    state: ConsequenceState
    made_at: datetime
    agreed_at: datetime | None
    over_at: datetime | None
    ending: ConsequenceEnding | None
    my_yes: datetime | None
    their_yes: datetime | None
    my_yes_fell: bool
    digest: str
    cues: list[Cue]
    lands_at: Level | None
    may_write: bool
    may_agree: bool
    may_end: bool


class TalkOut(TalkLineOut):
    """A talk, whole. `digest` names what would be agreed on: a yes carries it; `seen` names the words of `together`."""

    opened_at: datetime | None
    i_am_ready: bool
    other_is_ready: bool
    facts: list[ChosenFactOut]
    mine: list[TalkSayingOut]
    theirs: list[TalkSayingOut]
    questions: list[TalkQuestionOut]
    my_lines: list[TalkWillOut]
    their_lines: list[TalkWillOut]
    together: str
    seen: str
    digest: str
    my_yes: datetime | None
    their_yes: datetime | None
    my_yes_fell: bool
    came: list[TalkCameOut]
    consequences: list[ConsequencesOut]
    may_write: bool
    may_agree: bool
    may_look: bool
    may_begin_consequences: bool
    may_close: bool
