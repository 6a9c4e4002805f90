"""Frozen cards of commitments: what templates and JSON get instead of rows."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from carefront.core.clarity import Question
from carefront.core.outcomes import Outcome, State
from carefront.core.requests import RequestState
from carefront.kit.journal import Fact


@dataclass(frozen=True, slots=True)
class Party:
    """Name a person beside their words."""

    id: UUID
    name: str
    is_me: bool


@dataclass(frozen=True, slots=True)
class DueCard:
    """Show a day, perhaps a time, in the zone it was meant in."""

    on: date
    at: time | None
    zone: str
    has_passed: bool


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """Show a commitment in a list. `promisee` empty means the whole group, or oneself when `to_self`."""

    id: UUID
    words: str
    owner: Party
    promisee: Party | None
    to_self: bool
    relationship_id: UUID
    relationship_title: str
    hue: int
    due: DueCard | None
    state: State
    at_risk: bool
    repeats: bool
    rhythm: str
    awaits_word: bool  # its day has passed and nothing was said
    last_outcome: Outcome | None
    made_at: datetime
    version: int
    open_questions: tuple[Question, ...]
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ResponseCard:
    """Show what somebody said to an answer."""

    id: UUID
    by: Party
    kind: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OtherAccountCard:
    """Show another account of the same outcome."""

    id: UUID
    by: Party
    outcome: Outcome
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """Show what an owner said at a check-in. Words are empty where only the outcome is shared."""

    id: UUID
    check_in_id: UUID
    commitment_id: UUID
    commitment_words: str
    by: Party
    outcome: Outcome
    enough: bool
    happened: str
    learned: str
    helped: str
    hindered: str
    tags: tuple[str, ...]
    support: str
    at: datetime
    via: str
    occurs_on: date
    is_current: bool
    words_are_shared: bool
    responses: tuple[ResponseCard, ...]
    other_accounts: tuple[OtherAccountCard, ...]
    may_respond: bool
    may_give_account: bool
    awaits_me: bool


@dataclass(frozen=True, slots=True)
class CheckInCard:
    """Show a look at a commitment: when it is asked, and what came of it."""

    id: UUID
    commitment_id: UUID
    words: str
    occurs_on: date
    opens_at: datetime
    next_question_at: datetime | None
    asks: int
    asked_at: datetime | None
    answered_at: datetime | None
    closed: bool
    outcome: Outcome | None
    to: Party | None
    title: str
    hue: int
    is_open: bool
    may_answer: bool


@dataclass(frozen=True, slots=True)
class ForesightCard:
    """Show what the owner thinks beforehand."""

    rating: int | None
    one_higher: str
    likelihood: int | None
    obstacle: str
    plan: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class SupporterCard:
    """Show who helps with a commitment."""

    person: Party
    ask: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class RecordCard:
    """Show a dated record: a move, a rest, a word that it is at risk, a release."""

    kind: str
    at: datetime
    words: str
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """Show one commitment whole, to somebody who may see it; `may_…` come from the policy."""

    line: CommitmentLine
    why: str
    success: str
    recognition: str
    outside_person: str
    cue: str
    predecessor_id: UUID | None
    successor_id: UUID | None
    request_id: UUID | None
    expectation_id: UUID | None
    foresight: ForesightCard | None
    supporters: tuple[SupporterCard, ...]
    waits_on: tuple[CommitmentLine, ...]
    waited_for_by: tuple[CommitmentLine, ...]
    records: tuple[RecordCard, ...]
    check_in: CheckInCard | None
    answers: tuple[AnswerCard, ...]
    facts: tuple[Fact, ...]
    names: dict[UUID, str]
    may_change: bool
    may_answer: bool
    may_respond: bool
    may_ask: bool
    may_accept_support: bool
    may_end_support: bool
    repair: tuple[str, str, str] | None  # shame, useful, repair: the owner's alone


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
    may_answer: bool  # accept, counter, decline
    may_agree: bool  # to what was offered instead
    may_withdraw: bool


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
