"""What the API takes about conversations."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from carefront.conversations.commands.keeping import Wish
from carefront.conversations.commands.uploading import Brought
from carefront.core.conversations import MOST_NAMES, FindingState
from carefront.kit.api import In
from carefront.kit.api_fields import Day, DueIn, Id, Line, choice, due_of
from carefront.kit.api_paging import PageIn

StateIn = choice(FindingState)


class TranscriptIn(In):
    """A transcript: in which relationship, on which day, and its text, unless a file comes along.

    With `conversation_id`, that conversation says its relationship, its day and its title.
    """

    relationship_id: Id | None = None
    conversation_id: Id | None = None
    on: Day | None = Field(None, description="The day it took place; left out, today. Days in it are read from there.")
    title: Line = ""
    language: str = Field("en", max_length=8)
    text: str = Field("", max_length=3_000_000)

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.relationship_id is None and self.conversation_id is None:
            raise PydanticCustomError("place", "A relationship or a conversation is taken here.")
        return self

    def brought(self, title: str, today: Day) -> Brought:
        """Answer what is said of it."""
        return Brought(self.relationship_id, self.title or title, self.on or today, self.language, self.conversation_id)


class MatchIn(In):
    """Whom a name means; null for nobody here."""

    speaker_id: Id
    person_id: Id | None = None


class SpeakersIn(In):
    """Whom names mean."""

    speakers: list[MatchIn] = Field(max_length=MOST_NAMES)


class FindingsIn(PageIn):
    """Which of what was found is wanted."""

    state: StateIn | None = None  # type: ignore[valid-type]


class KeepingIn(In):
    """How something is kept; what is left out stays as it was read."""

    words: Line | None = None
    due: DueIn | None = Field(None, description="Left out: the day that was read, unless it is past. Null: no day.")
    to: Id | None = Field(None, description="Whose it would be: a member of the relationship, you among them.")
    as_decision: bool = False

    def wish(self, zone: str) -> Wish:
        """Answer it as a wish."""
        return Wish(self.words, due_of(self.due, zone), "due" in self.model_fields_set, self.to, self.as_decision)


class AcceptanceIn(In):
    """In which words and by when you promise what you said; what is left out stays as it was said."""

    words: Line | None = None
    due: DueIn | None = Field(None, description="Left out: the day that was said. Null: no day at all.")


class DecisionsIn(PageIn):
    """Which decisions are wanted."""

    relationship_id: Id | None = None
