"""What the API answers about conversations that are held."""

from datetime import date, datetime, time
from uuid import UUID

from carefront.commitments.api.shapes import DueOut, LineOut, PartyOut
from carefront.commitments.api.shapes_asking import RequestOut
from carefront.core.meetings import ConversationKind, ConversationState, Reply, Ruling
from carefront.kit.api import Out


class SlotOut(Out):
    """When a conversation is, in the wall time of the zone it was planned in."""

    on: date
    at: time
    zone: str
    minutes: int


class ConversationLineOut(Out):
    """A conversation in a list. `reply` is your own answer to its invitation."""

    id: UUID
    kind: ConversationKind
    title: str
    relationship_id: UUID
    relationship_title: str
    slot: SlotOut
    starts_at: datetime
    ends_at: datetime
    state: ConversationState
    series_id: UUID | None
    place: str
    reply: Reply
    closed_at: datetime | None
    has_passed: bool


class ConversationsOut(Out):
    """Some conversations; `next` is the cursor of those that follow."""

    items: list[ConversationLineOut]
    next: str | None


class ParticipantOut(Out):
    """Somebody who takes part."""

    who: PartyOut
    reply: Reply
    words: str
    was_there: bool


class ShiftOut(Out):
    """That a conversation was moved."""

    by: PartyOut
    at: datetime
    from_at: datetime
    to_at: datetime
    words: str


class HabitOut(Out):
    """What a relationship does in its conversations by habit."""

    reads_back: bool
    has_timer: bool
    has_turns: bool


class ConversationOut(ConversationLineOut):
    """A conversation, whole."""

    purpose: str
    by: PartyOut
    participants: list[ParticipantOut]
    shifts: list[ShiftOut]
    begun_at: datetime | None
    cancelled_at: datetime | None
    cancelled_by: PartyOut | None
    reason: str
    timer_ends_at: datetime | None
    turns: list[PartyOut]
    turn: int
    revealed_at: datetime | None
    agreed_words: str
    habit: HabitOut
    may_change: bool
    may_begin: bool
    may_reopen: bool


class SeriesOut(Out):
    """A series: its first day, and the rhythm in which others follow."""

    id: UUID
    kind: ConversationKind
    title: str
    relationship_id: UUID
    rhythm: str
    slot: SlotOut
    place: str
    ended_on: date | None
    may_change: bool


class FollowUpOut(Out):
    """What came of something that was decided."""

    id: UUID
    by: PartyOut
    went: str
    worked: str
    support: str
    at: datetime


class RulingOut(Out):
    """How a topic ended, and what came of it; `promise` as it stands now."""

    id: UUID
    conversation_id: UUID
    topic_id: UUID | None
    ruling: Ruling
    words: str
    owner: PartyOut | None
    due: DueOut | None
    by: PartyOut
    kept_at: datetime
    commitment_id: UUID | None
    request_id: UUID | None
    follow_up: FollowUpOut | None
    promise: LineOut | None


class TopicOut(Out):
    """A topic; a private one is shown to its author alone."""

    id: UUID
    words: str
    detail: str
    author: PartyOut
    is_private: bool
    minutes: int | None
    raised_on: date
    carried: int
    commitment_id: UUID | None
    is_settled: bool
    ruling: RulingOut | None
    may_change: bool
    may_decide: bool


class TopicsOut(Out):
    """The topics of a conversation in their order."""

    items: list[TopicOut]


class DecidedOut(Out):
    """What came of deciding: the decision, and the promise or the request that was made with it."""

    id: UUID
    commitment_id: UUID | None
    request_id: UUID | None


class LastTimeOut(Out):
    """What was said last time, and what came of it."""

    conversation: ConversationLineOut
    rulings: list[RulingOut]


class NotedOut(Out):
    """A pattern in somebody's promises that everybody who prepares with the brief sees."""

    id: UUID
    kind: str
    person_id: UUID


class AgreedOut(Out):
    """Consequences in force about somebody's promises, and their last day."""

    person_id: UUID
    until: date


class BriefOut(Out):
    """What a conversation can build on; `silent` has passed its day without a word, where that is said plainly."""

    due: list[LineOut]
    silent: list[LineOut]
    unclear: list[LineOut]
    wins: list[LineOut]
    requests: list[RequestOut]
    last_time: LastTimeOut | None
    review_on: date | None
    noted: list[NotedOut]
    agreed: list[AgreedOut]


class RitualOut(Out):
    """One kind of conversation in a relationship: its series, when it comes next and was held last."""

    kind: ConversationKind
    series_id: UUID | None
    rhythm: str
    suggested: str
    next_id: UUID | None
    next_at: datetime | None
    last_id: UUID | None
    last_on: date | None


class RitualsOut(Out):
    """What comes round in a relationship."""

    items: list[RitualOut]


class QuestionOut(Out):
    """A question to begin from, chosen for you."""

    code: str
    words: str


class QuestionsOut(Out):
    """Questions to begin from; nobody else sees which you are shown."""

    items: list[QuestionOut]


class NotesOut(Out):
    """Notes, and the version to send back when they are changed."""

    words: str
    version: str
