"""What the API takes about talks and consequences."""

from typing import Annotated

from pydantic import Field

from carefront.core.talks import Came, Curious, Redesign
from carefront.kit.api import In
from carefront.kit.api_fields import Clock, Day, DueIn, Id, Line, Text, choice

Ids = Annotated[list[Id], Field(max_length=60)]
Digest = Annotated[str, Field(max_length=64)]


class NewTalkIn(In):
    """About whose promises, yours or another's, and which facts; in a team also with whom, where about your own."""

    subject_id: Id
    facts: Ids = []
    other_id: Id | None = None
    conversation_id: Id | None = None


class TalkFactsIn(In):
    """Ids of facts that both see."""

    facts: Ids


class SharedFactsIn(In):
    """With whom, and about whose promises."""

    other_id: Id
    subject_id: Id


class TalksIn(In):
    """Which page of them."""

    page: int = Field(1, ge=1, le=10_000, strict=False)


class TalkPartIn(In):
    """Your own words for a step; `choices` belong to the step `redesign`."""

    words: Text = ""
    choices: Annotated[list[choice(Redesign)], Field(max_length=13)] = []  # type: ignore[valid-type]


class TalkReadyIn(In):
    """Whether you are ready to open what both prepared."""

    ready: bool = True


class TalkQuestionIn(In):
    """One of the offered questions, or your own."""

    code: choice(Curious) | None = None  # type: ignore[valid-type]
    words: Line = ""


class TalkAnswerIn(In):
    """What you answer."""

    words: Text


class TalkTermsIn(In):
    """What you both do if it continues, and when you look again; `seen` names the words that you read before."""

    together: Text = ""
    look_on: Day | None = None
    seen: Digest | None = None


class ReadIn(In):
    """The digest of the words that you read and agree to."""

    read: Digest


class TalkPromiseIn(In):
    """By when."""

    due: DueIn | None = None


class TalkCameIn(In):
    """What came of it."""

    came: choice(Came)  # type: ignore[valid-type]
    words: Text = ""


class TalkMeetingIn(In):
    """A conversation that is planned already, or a day, a time and how many minutes for a new one."""

    conversation_id: Id | None = None
    on: Day | None = None
    at: Clock | None = None
    minutes: int = Field(60, ge=5, le=720)


class ConsequencesTimeIn(In):
    """The last day, and the day on which you look back together."""

    ends_on: Day
    closing_on: Day


class ConductIn(In):
    """What you do yourself if it goes on."""

    words: Text
