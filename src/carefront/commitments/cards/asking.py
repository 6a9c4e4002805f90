"""Cards of requests and expectations."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards.lines import CommitmentLine, DueCard, Party
from carefront.core.clarity import Question
from carefront.core.requests import RequestState, Said


@dataclass(frozen=True, slots=True)
class RequestCard:
    """Show a request to one of the two whom it names."""

    id: UUID
    words: str
    why: str
    success: str
    due: DueCard | None
    asker: Party
    asked: Party
    relationship_id: UUID
    relationship_title: str
    hue: int
    state: RequestState
    made_at: datetime
    answered_at: datetime | None
    counter_words: str
    counter_due: DueCard | None
    reason: str
    commitment_id: UUID | None
    from_answer_id: UUID | None
    may_answer: bool  # decline, and accept or counter where `may_promise`
    may_promise: bool  # accept it or offer something else: its relationship goes on
    may_agree: bool  # to what was offered instead
    may_withdraw: bool
    said: Said | None = None  # in a conversation that it comes from


@dataclass(frozen=True, slots=True)
class ReadBackCard:
    """Show what somebody understood an expectation to say."""

    id: UUID
    by: Party
    words: str
    version: int
    at: datetime
    confirmed: bool
    reply: str


@dataclass(frozen=True, slots=True)
class ExpectationCard:
    """Show what success looks like to its author, with what was read back and promised towards it."""

    id: UUID
    words: str
    why: str
    success: str
    period: str
    look_on: date | None
    author: Party
    to: Party | None
    relationship_id: UUID
    relationship_title: str
    hue: int
    version: int
    written_at: datetime
    closed: bool
    read_backs: tuple[ReadBackCard, ...]
    promises: tuple[CommitmentLine, ...]
    open_questions: tuple[Question, ...]
    may_change: bool
    may_read_back: bool
    may_promise: bool
    awaits_me: bool
