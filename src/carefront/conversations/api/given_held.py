"""What the API takes about conversations that are held."""

from typing import Literal

from pydantic import Field

from carefront.core.actors import Actor
from carefront.core.meetings import (
    LONGEST,
    SHORTEST,
    ConversationDraft,
    ConversationKind,
    Ruling,
    RulingDraft,
    Slot,
)
from carefront.kit.api import In
from carefront.kit.api_fields import Clock, Day, DueIn, Id, Line, Text, Zone, choice, due_of
from carefront.kit.api_paging import PageIn

# How a series is written, with days left out and how it ends.
RHYTHM = (
    "How a series comes round: week/2, day/1, month/1@15, month/1:2#-1 for the last Tuesday; -20261224 behind it "
    "leaves a day out, x6 ends it after six. Empty for once."
)
KindIn = choice(ConversationKind)
RulingIn = choice(Ruling)


class SlotIn(In):
    """When a conversation is; without a zone, where the asking person lives."""

    on: Day
    at: Clock
    zone: Zone | None = None
    minutes: int = Field(60, ge=SHORTEST, le=LONGEST)

    def slot(self, actor: Actor) -> Slot:
        """Answer it as a time."""
        return Slot(self.on, self.at, self.zone or actor.zone, self.minutes)


class ConversationIn(SlotIn):
    """What is planned with whom; without a relationship, with oneself."""

    relationship_id: Id | None = None
    kind: KindIn  # type: ignore[valid-type]
    title: Line = ""
    purpose: Text = ""
    place: Line = ""
    rhythm: str = Field("", max_length=400, description=RHYTHM)

    def draft(self, actor: Actor) -> ConversationDraft:
        """Answer it as a draft."""
        return ConversationDraft(
            self.relationship_id or actor.id, self.kind, self.slot(actor), self.title, self.purpose, self.place,
            self.rhythm,
        )  # fmt: skip


class SeriesIn(SlotIn):
    """How a series goes on from its day."""

    rhythm: str = Field(min_length=1, max_length=400)
    title: Line = ""
    place: Line = ""


class MoveIn(SlotIn):
    """Another time, with a word about it."""

    words: Text = ""


class WordsIn(In):
    """A word about it, or none."""

    words: Text = ""


class ReplyIn(In):
    """Whether one comes."""

    reply: Literal["accepted", "tentative", "declined"]
    words: Line = ""


class TalkIn(In):
    """Which kind of conversation is begun; left out, the usual one of the relationship."""

    kind: KindIn | None = None  # type: ignore[valid-type]


class TimerIn(In):
    """For how many minutes a timer runs; 0 stops it."""

    minutes: int = Field(ge=0, le=240)


class TurnsIn(In):
    """Whose turn it is, by its place in the order; null lets the order go."""

    turn: int | None = Field(ge=0, le=100)


class TopicIn(In):
    """Something to talk about."""

    words: Line
    detail: Text = ""
    private: bool = False
    minutes: int | None = Field(None, ge=1, le=240)
    commitment_id: Id | None = None


class TopicWordsIn(In):
    """An own topic in other words."""

    words: Line
    detail: Text = ""
    minutes: int | None = Field(None, ge=1, le=240)


class PlaceIn(In):
    """By how many places a topic moves: negative is up."""

    places: int = Field(ge=-100, le=100)


class DecidingIn(In):
    """How a topic ends. With `bind` it becomes the owner's promise when that is you, and is asked of them otherwise."""

    ruling: RulingIn  # type: ignore[valid-type]
    words: Line = ""
    owner_id: Id | None = None
    due: DueIn | None = None
    bind: bool = False

    def draft(self, actor: Actor) -> RulingDraft:
        """Answer it as a draft."""
        return RulingDraft(self.ruling, self.words, self.owner_id, due_of(self.due, actor.zone))


class ConversationsIn(PageIn):
    """Which conversations are wanted."""

    which: Literal["coming", "past"] = "coming"
    relationship_id: Id | None = None


class QuestionIn(In):
    """Which question is taken up or put aside."""

    code: str = Field(max_length=40)


class NotesIn(In):
    """Notes as they were changed since `version`; what others wrote meanwhile stays."""

    words: str = Field(max_length=200_000)
    version: str = Field(max_length=900_000)
