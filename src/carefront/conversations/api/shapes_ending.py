"""What the API answers about the end of conversations, and about what follows."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.api.shapes import AnswerOut, DueOut, LineOut, PartyOut
from carefront.commitments.api.shapes_asking import RequestOut
from carefront.commitments.api.shapes_reading import GapSideOut
from carefront.conversations.api.shapes import DecisionOut
from carefront.conversations.api.shapes_held import FollowUpOut, RulingOut
from carefront.core.meetings import ConversationKind
from carefront.kit.api import Out


class ConversationReadBackOut(Out):
    """What somebody thinks was agreed, and what of it they own; `came_after` when others' words were open already."""

    id: UUID
    by: PartyOut
    agreed: str
    owned: str
    written_at: datetime
    came_after: bool


class AccountGapOut(Out):
    """Two accounts of one conversation promise by promise, and where they differ; `author` is the first one's."""

    first: PartyOut
    second: PartyOut
    sides: list[GapSideOut]


class WordingOut(Out):
    """Words that were put forward, and whose yes is waited for."""

    id: UUID
    by: PartyOut
    words: str
    at: datetime
    agreed_by: list[PartyOut]
    waits_for: list[PartyOut]
    agreed_at: datetime | None
    may_agree: bool


class ReadingBackOut(Out):
    """How far the reading back is. Until `revealed_at` it holds your own account alone, and says who has written."""

    conversation_id: UUID
    read_backs: list[ConversationReadBackOut]
    written: list[PartyOut]
    waited_for: list[PartyOut]
    gaps: list[AccountGapOut]
    wording: WordingOut | None
    agreed: WordingOut | None
    revealed_at: datetime | None
    reads_back: bool
    may_write: bool
    may_reveal: bool
    may_word: bool


class CameOut(Out):
    """What came of a decision: the last word, and earlier ones."""

    decision: DecisionOut
    now_is: FollowUpOut | None
    earlier: list[FollowUpOut]
    may_say: bool
    may_ask: bool


class LeftOpenOut(Out):
    """A topic that stayed open, and when it comes up again."""

    words: str
    comes_up_at: datetime | None
    is_settled: bool


class ConversationRecordOut(Out):
    """What a conversation came to. `kept` are decisions that were found in its transcript."""

    conversation_id: UUID
    kind: ConversationKind
    title: str
    begun_at: datetime
    closed_at: datetime | None
    minutes: int
    there: list[PartyOut]
    agreed_words: str
    decided: list[RulingOut]
    kept: list[DecisionOut]
    promised: list[LineOut]
    asked: list[RequestOut]
    left_open: list[LeftOpenOut]
    decided_nothing: bool


class StepOut(Out):
    """A step of a plan; where it is promised, the promise as it stands and what was said of it last."""

    id: UUID
    place: int
    words: str
    due: DueOut | None
    promise: LineOut | None
    said: AnswerOut | None
    is_promised: bool
    is_done: bool
    may_change: bool


class PlanLineOut(Out):
    """A plan in a list, with its next step."""

    id: UUID
    words: str
    outside_person: str
    owner: PartyOut
    relationship_id: UUID
    relationship_title: str
    made_at: datetime
    ended_at: datetime | None
    next_step: StepOut | None
    steps: int
    done: int


class PlanOut(Out):
    """A plan with its steps."""

    plan: PlanLineOut
    steps: list[StepOut]
    conversation_id: UUID | None
    decision_id: UUID | None
    may_change: bool
    may_add: bool


class PlansOut(Out):
    """Some plans, changed last first; `next` is the cursor of those that follow."""

    items: list[PlanLineOut]
    next: str | None
