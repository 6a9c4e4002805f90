"""What is shown of conversations: frozen cards."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards import DueCard, Party
from carefront.core.conversations import Became, FindingState, Sure, Trouble
from carefront.core.finding import Kind
from carefront.core.promises.slots import Modality
from carefront.core.requests import Said
from carefront.core.transcripts import Odd


@dataclass(frozen=True, slots=True)
class OddCard:
    """Say what was unusual in a file, how often, and in which line first."""

    what: Odd
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class TranscriptCard:
    """Show a transcript to whoever brought it."""

    id: UUID
    title: str
    on: date
    relationship_id: UUID
    relationship_title: str
    hue: int
    made_at: datetime
    is_read: bool
    progress: int  # kilobytes read
    total: int
    trouble: Trouble | None
    stopped: bool  # its reading was given up
    turns: int
    odd: tuple[OddCard, ...]
    still_open: int
    kept: int
    left_out: int
    likely: int  # still open, and probably meant so
    unmatched: int  # names of which nobody said yet whom they mean
    may_keep: bool  # its relationship goes on, and its reader is in it

    @property
    def is_short(self) -> bool:
        """Whether it is read before a bar tells anything: less than a megabyte."""
        return self.total < 1024

    @property
    def found(self) -> int:
        """How much was found."""
        return self.still_open + self.kept + self.left_out


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """Show a name in a transcript: whom it means, or whom it might."""

    id: UUID
    name: str
    turns: int
    person_id: UUID | None
    settled: bool
    suggested: UUID | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """Show something that was found to whoever brought the transcript."""

    id: UUID
    transcript_id: UUID
    relationship_id: UUID
    place: int  # in its transcript
    kind: Kind
    speaker: str
    whose: str  # the name of whoever would do it, as the transcript says it; empty where it does not
    to: Party | None  # whose it would be when it is kept as it stands
    guess: UUID | None  # who might be meant where the transcript does not say
    words: str
    due: DueCard | None
    due_is_past: bool
    modality: Modality
    hedged: bool
    sentence: str
    about: str  # the sentence just before
    about_by: str
    line: int
    begins: float | None
    sure: Sure
    state: FindingState
    became: Became
    kept_as: UUID | None
    is_decision: bool  # kept as it stands it goes on record
    may_keep: bool
    points_back: bool  # its words say no more than "do that"

    @property
    def ready(self) -> bool:
        """Whether it can be kept as it stands."""
        if not self.may_keep or self.points_back:
            return False
        return self.is_decision or (self.to is not None and not self.due_is_past)


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """Show what somebody said themselves, and what came of it."""

    id: UUID
    words: str
    due: DueCard | None
    said: Said
    relationship_id: UUID
    relationship_title: str
    hue: int
    made_at: datetime
    settled: bool
    commitment_id: UUID | None
    may_answer: bool
    may_promise: bool


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """Show what was decided in a conversation, to those who share it."""

    id: UUID
    words: str
    said: Said
    by: Party
    kept_at: datetime
    conversation_id: UUID
    relationship_id: UUID
    relationship_title: str
    hue: int
    may_withdraw: bool
    ruling: str = ""  # core.meetings.Ruling, of a topic that ended so; empty for one kept from a transcript
