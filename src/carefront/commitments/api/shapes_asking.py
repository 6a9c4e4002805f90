"""What the API answers about requests and expectations."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.api.shapes import DueOut, LineOut, PartyOut
from carefront.core.clarity import Question
from carefront.core.requests import RequestState
from carefront.kit.api import Out


class SourceOut(Out):
    """Where something was said: in which conversation, by whom, `begins` seconds into it, and how."""

    title: str
    on: date
    by: str
    begins: float | None
    sentence: str


class RequestOut(Out):
    """A request, to one of the two whom it names."""

    id: UUID
    words: str
    why: str
    success: str
    due: DueOut | None
    asker: PartyOut
    asked: PartyOut
    relationship_id: UUID
    relationship_title: str
    state: RequestState
    made_at: datetime
    answered_at: datetime | None
    counter_words: str
    counter_due: DueOut | None
    reason: str
    commitment_id: UUID | None
    from_answer_id: UUID | None
    may_answer: bool
    may_promise: bool
    may_agree: bool
    may_withdraw: bool
    said: SourceOut | None


class RequestsOut(Out):
    """Some requests; `next` is the cursor of those that follow."""

    items: list[RequestOut]
    next: str | None


class ReadBackOut(Out):
    """What somebody understood an expectation to say."""

    id: UUID
    by: PartyOut
    words: str
    version: int
    at: datetime
    confirmed: bool
    reply: str


class ExpectationOut(Out):
    """What success looks like to its author, with what was read back and promised towards it."""

    id: UUID
    words: str
    why: str
    success: str
    period: str
    look_on: date | None
    author: PartyOut
    to: PartyOut | None
    relationship_id: UUID
    relationship_title: str
    version: int
    written_at: datetime
    closed: bool
    read_backs: list[ReadBackOut]
    promises: list[LineOut]
    open_questions: list[Question]
    may_change: bool
    may_read_back: bool
    may_promise: bool
    awaits_me: bool


class ExpectationsOut(Out):
    """Some expectations; `next` is the cursor of those that follow."""

    items: list[ExpectationOut]
    next: str | None
