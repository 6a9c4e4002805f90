"""What is shown of talks and consequences: frozen cards, with what the asking person may do by the same policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.consequences import ConsequenceEnding, ConsequenceState, Cue
from carefront.core.level import Level
from carefront.core.talks import Came, Curious, Redesign, TalkPart, TalkState
from carefront.kit.journal import Fact


@dataclass(frozen=True, slots=True)
class Place:
    """Name the relationship in which two people talk, to one of them."""

    id: UUID
    title: str
    hue: int
    is_pair: bool
    goes_on: bool  # and the reader is in it
    zone: str


@dataclass(frozen=True, slots=True)
class ChosenFact:
    """Show a fact of the ledger that one of the two chose; `words` are the promise it is about, where seen."""

    fact: Fact
    words: str
    by_me: bool
    may_drop: bool


@dataclass(frozen=True, slots=True)
class SayingCard:
    """Show what one of the two wrote for a step."""

    part: TalkPart
    words: str
    choices: tuple[Redesign, ...]
    shown_at: datetime | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not (self.words or self.choices)


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """Show a question, one that is offered or their own words, and its answer."""

    id: UUID
    by_me: bool
    code: Curious | None
    words: str
    shown_at: datetime | None
    answer: str
    answered_at: datetime | None
    may_answer: bool
    may_drop: bool


@dataclass(frozen=True, slots=True)
class LineCard:
    """Show one line of what somebody will do, and the promise that came of it."""

    number: int
    words: str
    commitment_id: UUID | None
    may_promise: bool


@dataclass(frozen=True, slots=True)
class CameCard:
    """Show what one of the two said came of it; `asks_me` while the reader's day has come without an answer."""

    who: Party
    came: Came | None
    words: str
    answered_at: datetime | None
    asks_me: bool


@dataclass(frozen=True, slots=True)
class TalkLine:
    """Show a talk in a list."""

    id: UUID
    relationship_id: UUID
    state: TalkState
    by_me: bool
    other: Party
    subject: Party
    begun_at: datetime
    agreed_at: datetime | None
    closed_at: datetime | None
    look_on: date | None
    conversation_id: UUID | None
    draft_id: UUID | None = None  # in a list of what waits: the consequences that do


@dataclass(frozen=True, slots=True)
class ConsequencesCard:
    """Show consequences to one of the two whom they are between."""

    id: UUID
    talk_id: UUID
    place: Place
    owner: Party
    other: Party
    by_me: bool
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
    my_yes_fell: bool  # the reader had said yes, and the words changed since
    digest: str
    cues: tuple[Cue, ...]  # in the reader's own words, to them alone
    ends_at: datetime | None = None  # when its last day is over; the worker ends it then
    lands_at: Level | None = None  # where the owner's promises stand once they are over; None once they are

    @property
    def them(self) -> Party:
        """The other one, as the reader sees it."""
        return self.other if self.owner.is_me else self.owner

    @property
    def may_write(self) -> bool:
        """Whether the reader can write what they do, and name other days."""
        return self.state is ConsequenceState.DRAFT and self.place.goes_on

    @property
    def may_agree(self) -> bool:
        """Whether the reader can say yes to these words."""
        return self.may_write and bool(self.mine and self.theirs) and self.my_yes is None

    @property
    def may_end(self) -> bool:
        """Whether the reader can end them, or let them go while they are written."""
        return self.over_at is None and self.place.goes_on


@dataclass(frozen=True, slots=True)
class TalkCard:
    """Show a talk, whole, to one of the two."""

    line: TalkLine
    place: Place
    me: Party
    opened_at: datetime | None
    i_am_ready: bool
    other_is_ready: bool
    facts: tuple[ChosenFact, ...]
    names: Mapping[UUID, str]
    mine: Mapping[TalkPart, SayingCard]
    theirs: Mapping[TalkPart, SayingCard]
    questions: tuple[QuestionCard, ...]
    my_lines: tuple[LineCard, ...]
    their_lines: tuple[LineCard, ...]
    together: str
    seen: str  # tells the words of `together` from others
    digest: str
    my_yes: datetime | None
    their_yes: datetime | None
    my_yes_fell: bool  # the reader had said yes, and the words changed since
    came: tuple[CameCard, ...]
    consequences: tuple[ConsequencesCard, ...]

    @property
    def may_write(self) -> bool:
        """Whether the reader can write, ask, show and agree in it now."""
        return self.place.goes_on and self.line.state in {TalkState.PREPARING, TalkState.OPEN}

    @property
    def may_agree(self) -> bool:
        """Whether there is something to agree to, and the reader has not."""
        said = bool(self.my_lines or self.their_lines)
        return self.may_write and said and self.line.look_on is not None and self.my_yes is None

    @property
    def may_look(self) -> bool:
        """Whether the reader can say what came of it."""
        return self.place.goes_on and self.line.state is TalkState.AGREED

    @property
    def may_begin_consequences(self) -> bool:
        """Whether both can write what each does if it goes on."""
        drafted = any(one.state is ConsequenceState.DRAFT for one in self.consequences)
        return self.may_look and not drafted

    @property
    def may_close(self) -> bool:
        """Whether the reader can close it."""
        return self.place.goes_on and self.line.state is not TalkState.CLOSED
