"""What is shown of a plan: frozen cards, with what the asking person may do by the same policy as the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from carefront.commitments.cards import Party, RequestCard
from carefront.core.backlog import OfferKind, Stands
from carefront.core.planning import Fit
from carefront.core.relationships import RelationshipKind


@dataclass(frozen=True, slots=True)
class PutCard:
    """Show that an item was put to somebody: by whom, to whom, for which day, and what came of it as a code."""

    kind: OfferKind
    by: Party
    to: Party
    due: date | None
    came_of: str  # a request's or a promise's state


@dataclass(frozen=True, slots=True)
class DroppedCard:
    """Show that an item was dropped: by whom, when, and why."""

    by: Party
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """Show an item. `request` is there for the two whom it names, `commitment_id` for those who see the promise.

    With `words_alone` its reader wrote it and has left: nothing of what became of it is told, not even `stands`.
    """

    id: UUID
    relationship_id: UUID
    relationship_title: str
    hue: int
    words: str
    why: str
    success: str
    hours: Decimal | None
    author: Party
    place: int
    period_id: UUID | None
    first_on: date
    carried: int
    version: int
    stands: Stands
    owner: Party | None  # who has it
    due: date | None  # of whoever has it, or is asked
    pending: PutCard | None
    ended: PutCard | None  # the last that came to nothing
    request: RequestCard | None
    commitment_id: UUID | None
    dropped: DroppedCard | None
    is_settled: bool
    may_change: bool  # its size, its place, its period
    may_reword: bool
    may_take: bool
    may_ask: bool
    may_drop: bool
    may_take_up: bool
    may_hand_over: bool
    may_propose_day: bool
    words_alone: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Name the relationship to which a plan belongs, as its reader knows it, and who is in it."""

    id: UUID
    title: str
    kind: RelationshipKind
    hue: int
    people: tuple[Party, ...]
    goes_on: bool

    @property
    def is_inside(self) -> bool:
        """Whether the reader is in it, and has not left."""
        return any(one.is_me for one in self.people)

    @property
    def is_self(self) -> bool:
        """Whether nobody else is in it."""
        return self.kind is RelationshipKind.SELF

    @property
    def others(self) -> tuple[Party, ...]:
        """Everybody in it but the reader."""
        return tuple(one for one in self.people if not one.is_me)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Show a period in a list."""

    id: UUID
    relationship_id: UUID
    title: str
    starts_on: date
    ends_on: date
    conversation_id: UUID | None
    by: Party
    begun_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class BacklogCard:
    """Show a backlog: what stands outside of periods, what is in them, and what was done or dropped of late."""

    heading: Heading
    items: tuple[ItemCard, ...]
    periods: tuple[PeriodLine, ...]
    planned: tuple[ItemCard, ...]
    settled: tuple[ItemCard, ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class CapacityCard:
    """Show what somebody has for a period; `note` is empty for everybody but its owner."""

    id: UUID
    hours: Decimal
    elsewhere: Decimal
    away_days: int
    constraints: str
    note: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class LoadCard:
    """Show somebody's load against what they have. `all_promises` is told to themselves alone."""

    who: Party
    said: CapacityCard | None
    fit: Fit
    items: tuple[ItemCard, ...]
    other_promises: int  # of this relationship, due in the period, not from the backlog
    all_promises: int | None
    gives: tuple[ItemCard, ...]  # asked about when it does not fit


@dataclass(frozen=True, slots=True)
class PeriodCard:
    """Show a period: who has what, what is still free in it, and what went back from it."""

    line: PeriodLine
    heading: Heading
    people: tuple[LoadCard, ...]
    free: tuple[ItemCard, ...]
    backlog: tuple[ItemCard, ...]  # outside of periods, while this one is open
    returned: tuple[ItemCard, ...]
    closed_by: Party | None
    suggested_away: int
    may_change: bool

    @property
    def mine(self) -> LoadCard | None:
        """The reader's own load."""
        return next((one for one in self.people if one.who.is_me), None)
