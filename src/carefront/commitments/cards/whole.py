"""The card of one promise, whole."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards.lines import CommitmentLine, Party
from carefront.commitments.cards.looking import AnswerCard, CheckInCard
from carefront.kit.journal import Fact
from carefront.relationships.queries.level_cards import PromiseLevel


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
    asked_at: datetime | None = None  # within a day, to whoever could ask otherwise
    level: PromiseLevel | None = None
    released_until: date | None = None  # while those it is between rest from promises
