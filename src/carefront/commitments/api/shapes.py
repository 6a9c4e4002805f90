"""What the API answers about commitments: the shapes, as the OpenAPI document shows them."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from carefront.commitments.commands.meet import ResponseKind
from carefront.core.clarity import Question
from carefront.core.outcomes import Outcome, State
from carefront.kit.api import Out


class PartyOut(Out):
    """A person beside their words."""

    id: UUID
    name: str
    is_me: bool


class DueOut(Out):
    """A day, perhaps a time on it, in the zone in which it was meant."""

    on: date
    at: time | None
    zone: str
    has_passed: bool


class LineOut(Out):
    """A commitment in a list. Without a promisee it is made to the whole group, or to oneself."""

    id: UUID
    words: str
    owner: PartyOut
    promisee: PartyOut | None
    to_self: bool
    relationship_id: UUID
    relationship_title: str
    due: DueOut | None
    state: State
    at_risk: bool
    repeats: bool
    rhythm: str
    awaits_word: bool
    last_outcome: Outcome | None
    made_at: datetime
    version: int
    open_questions: list[Question]
    is_mine: bool


class LinesOut(Out):
    """Some commitments; `next` is the cursor of those that follow."""

    items: list[LineOut]
    next: str | None


class SaidOut(Out):
    """What somebody said to an answer."""

    id: UUID
    by: PartyOut
    kind: ResponseKind
    words: str
    at: datetime


class AccountOut(Out):
    """Another account of the same outcome; both stand."""

    id: UUID
    by: PartyOut
    outcome: Outcome
    words: str
    at: datetime


class AnswerOut(Out):
    """What an owner answered. Its words are empty where only the outcome is shared."""

    id: UUID
    check_in_id: UUID
    commitment_id: UUID
    commitment_words: str
    by: PartyOut
    outcome: Outcome
    enough: bool
    happened: str
    learned: str
    helped: str
    hindered: str
    tags: list[str]
    support: str
    at: datetime
    via: str
    occurs_on: date
    is_current: bool
    words_are_shared: bool
    responses: list[SaidOut]
    other_accounts: list[AccountOut]
    may_respond: bool
    may_give_account: bool
    awaits_me: bool


class AnswersOut(Out):
    """Some answers, newest first."""

    items: list[AnswerOut]


class CheckInOut(Out):
    """A look at a commitment: when it is asked, and what came of it."""

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
    to: PartyOut | None
    relationship_title: str
    is_open: bool
    may_answer: bool


class CheckInsOut(Out):
    """Check-ins that wait for an answer, oldest first."""

    items: list[CheckInOut]


class AnsweredOut(Out):
    """What answering brought about."""

    answer_id: UUID | None
    check_in_id: UUID | None
    commitment_id: UUID
    successor_id: UUID | None


class ForesightOut(Out):
    """What an owner thinks beforehand."""

    rating: int | None
    one_higher: str
    likelihood: int | None
    obstacle: str
    plan: str
    is_shared: bool


class SupporterOut(Out):
    """Somebody who helps with a commitment, or is asked to."""

    person: PartyOut
    ask: str
    accepted: bool


class RecordOut(Out):
    """A dated record: a move, a rest, a word that it is at risk, a release."""

    kind: str
    at: datetime
    words: str
    from_on: date | None
    to_on: date | None


class FactOut(Out):
    """One fact of a ledger: ids, typed facts and dates; no free text, and no number whose gaps tell of other facts."""

    id: UUID
    kind: str
    at: datetime
    by: UUID | None
    about: UUID | None
    facts: dict[str, Any]


class FactsOut(Out):
    """Some facts of a ledger; `next` is the cursor of those that follow."""

    items: list[FactOut]
    next: str | None


class CommitmentOut(LineOut):
    """A commitment, whole, as far as the asking person may see it."""

    why: str
    success: str
    recognition: str
    outside_person: str
    cue: str
    predecessor_id: UUID | None
    successor_id: UUID | None
    request_id: UUID | None
    expectation_id: UUID | None
    foresight: ForesightOut | None
    supporters: list[SupporterOut]
    waits_on: list[LineOut]
    waited_for_by: list[LineOut]
    records: list[RecordOut]
    check_in: CheckInOut | None
    answers: list[AnswerOut]
    may_change: bool
    may_answer: bool
    may_respond: bool
    may_ask: bool
    may_accept_support: bool
    may_end_support: bool


class UnderstoodOut(Out):
    """A day read from words, and the words that said so."""

    on: date
    at: time | None
    said: str


class MadeOut(CommitmentOut):
    """A commitment that was just made, with the day that was read from its words when none was given."""

    understood: UnderstoodOut | None


class ReadingOut(Out):
    """How words would be understood: the day in them, and which of the five questions they leave open."""

    understood: UnderstoodOut | None
    answered: list[Question]
    open: list[Question]


class RepairOut(Out):
    """The two sentences and a way to repair it: their writer's alone."""

    shame: str
    useful: str
    repair: str
