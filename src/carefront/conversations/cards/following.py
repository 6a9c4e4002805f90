"""Cards of what follows a conversation: plans of next steps, and what came of something that was decided."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import AnswerCard, CommitmentLine, DueCard, Party
from carefront.conversations.cards.holding import FollowUpCard
from carefront.conversations.cards.transcripts import DecisionCard
from carefront.core.outcomes import SETTLED, State


@dataclass(frozen=True, slots=True)
class StepCard:
    """Show a step of a plan; `promise` as it stands now, `said` what its owner answered of it last."""

    id: UUID
    place: int
    words: str
    due: DueCard | None
    promise: CommitmentLine | None
    said: AnswerCard | None
    is_promised: bool
    may_change: bool

    @property
    def is_done(self) -> bool:
        """Whether it was taken."""
        return self.promise is not None and self.promise.state is State.KEPT

    @property
    def is_ahead(self) -> bool:
        """Whether it still lies ahead."""
        return self.promise is None or self.promise.state not in SETTLED


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Show a plan in a list: its next step, and how many of its steps were taken."""

    id: UUID
    words: str
    outside_person: str
    owner: Party
    relationship_id: UUID
    relationship_title: str
    hue: int
    made_at: datetime
    ended_at: datetime | None
    next_step: StepCard | None
    steps: int
    done: int


@dataclass(frozen=True, slots=True)
class PlanCard:
    """Show a plan of next steps to one who shares it."""

    line: PlanLine
    steps: tuple[StepCard, ...]
    conversation_id: UUID | None
    decision_id: UUID | None
    may_change: bool
    may_add: bool  # its relationship goes on

    @property
    def id(self) -> UUID:
        """The plan's id."""
        return self.line.id


@dataclass(frozen=True, slots=True)
class CameCard:
    """Show what was said to have come of a decision: the last word of it, and earlier ones."""

    decision: DecisionCard
    now_is: FollowUpCard | None
    earlier: tuple[FollowUpCard, ...]
    may_say: bool
    may_ask: bool  # for the support that one wished for oneself
    asked_by_name: str  # whom that goes to, in a pair
