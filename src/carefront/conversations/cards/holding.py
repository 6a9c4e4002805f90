"""Cards of conversations that are held: in a list, whole, their topics and how these ended, and the brief."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from carefront.commitments.cards import CommitmentLine, DueCard, Party, RequestCard
from carefront.core.level import Level
from carefront.core.meetings import ConversationKind, ConversationState, Reply, Ruling, Slot
from carefront.core.relationships import RelationshipKind
from carefront.relationships.queries.agreed_beside import Agreed


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """Show a conversation in a list. `title` is empty where it is called by its kind and people."""

    id: UUID
    kind: ConversationKind
    title: str
    relationship_id: UUID
    relationship_title: str
    relationship_kind: RelationshipKind
    hue: int
    slot: Slot
    starts_at: datetime
    ends_at: datetime
    state: ConversationState
    series_id: UUID | None
    place: str
    reply: Reply  # one's own
    closed_at: datetime | None
    has_passed: bool  # its time is over, and it was neither held nor cancelled
    was_left_open: bool  # it was begun, its time is long over, and nobody closed it


@dataclass(frozen=True, slots=True)
class ParticipantCard:
    """Show somebody who takes part."""

    who: Party
    reply: Reply
    reply_words: str
    was_there: bool


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """Show that a conversation was moved."""

    by: Party
    at: datetime
    from_at: datetime
    to_at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class HabitCard:
    """Show what a relationship does in its conversations by habit."""

    reads_back: bool = True
    has_timer: bool = False
    has_turns: bool = False


@dataclass(frozen=True, slots=True)
class ConversationCard:
    """Show a conversation to one who takes part."""

    line: ConversationLine
    purpose: str
    by: Party
    participants: tuple[ParticipantCard, ...]
    shifts: tuple[ShiftCard, ...]
    begun_at: datetime | None
    cancelled_at: datetime | None
    cancelled_by: Party | None
    reason: str
    timer_ends_at: datetime | None
    turns: tuple[Party, ...]
    turn: int
    notes_id: UUID | None
    note_id: UUID | None  # of one's own text
    revealed_at: datetime | None
    agreed_words: str
    habit: HabitCard
    goes_on: bool  # its relationship does
    may_change: bool
    may_begin: bool
    may_reopen: bool

    @property
    def id(self) -> UUID:
        """The conversation's id."""
        return self.line.id

    @property
    def state(self) -> ConversationState:
        """Where it stands."""
        return self.line.state

    @property
    def others(self) -> tuple[ParticipantCard, ...]:
        """Everybody else who takes part."""
        return tuple(one for one in self.participants if not one.who.is_me)

    @property
    def me(self) -> ParticipantCard | None:
        """One's own part."""
        return next((one for one in self.participants if one.who.is_me), None)

    @property
    def may_enter(self) -> bool:
        """Whether its reader can still say that they are there, too."""
        is_open = self.state is ConversationState.OPEN and self.may_change
        return is_open and self.me is not None and not self.me.was_there

    @property
    def speaker(self) -> Party | None:
        """Whose turn it is to talk."""
        return self.turns[self.turn % len(self.turns)] if self.turns else None


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """Show a series."""

    id: UUID
    kind: ConversationKind
    title: str
    relationship_id: UUID
    rhythm: str
    slot: Slot
    place: str
    ended_on: date | None
    may_change: bool


@dataclass(frozen=True, slots=True)
class FollowUpCard:
    """Show what came of something that was decided."""

    id: UUID
    by: Party
    went: str
    worked: str
    support: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RulingCard:
    """Show how a topic ended, and what came of it since."""

    id: UUID
    conversation_id: UUID
    topic_id: UUID | None
    ruling: Ruling
    words: str
    owner: Party | None
    due: DueCard | None
    by: Party
    kept_at: datetime
    commitment_id: UUID | None
    request_id: UUID | None
    follow_up: FollowUpCard | None = None
    promise: CommitmentLine | None = None  # as it stands now, where the reader may see it

    @property
    def is_bound(self) -> bool:
        """Whether it became a promise, or was asked for."""
        return self.commitment_id is not None or self.request_id is not None


@dataclass(frozen=True, slots=True)
class TopicCard:
    """Show a topic; a private one to its author alone."""

    id: UUID
    words: str
    detail: str
    author: Party
    is_private: bool
    minutes: int | None
    raised_on: date
    carried: int
    commitment_id: UUID | None
    is_settled: bool
    ruling: RulingCard | None
    may_change: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class LastTime:
    """Show what was said last time, and what came of it."""

    conversation: ConversationLine
    rulings: tuple[RulingCard, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Name something that was noticed in somebody's promises and is shown to everybody who prepares with it."""

    id: UUID
    code: str
    words: str | Promise
    url: str
    of_id: UUID
    name: str
    is_mine: bool
    level: Level  # at which that person's promises stand


@dataclass(frozen=True, slots=True)
class BriefCard:
    """Show, before a conversation, what it can build on: facts of both sides, and nothing that one may not see."""

    due: tuple[CommitmentLine, ...]  # both ways, due until then or without a word yet
    unclear: tuple[CommitmentLine, ...]
    wins: tuple[CommitmentLine, ...]  # done since last time
    requests: tuple[RequestCard, ...]  # without an answer yet
    last_time: LastTime | None
    review_on: date | None  # of the covenant
    has_covenant: bool
    silent: tuple[CommitmentLine, ...] = ()  # without a word after their day, where that is said plainly
    noted: tuple[Noted, ...] = ()  # in somebody's promises, and shown to everybody who prepares with it
    agreed: tuple[Agreed, ...] = ()  # consequences in force, where a level says so

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to build on yet."""
        return not (
            self.due or self.silent or self.unclear or self.wins or self.requests or self.last_time or self.review_on
            or self.noted or self.agreed
        )  # fmt: skip
