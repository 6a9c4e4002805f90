"""Cards of check-ins, of what was answered, and of what was said to it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards.lines import Party
from carefront.core.outcomes import Outcome


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
