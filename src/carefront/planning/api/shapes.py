"""What the API answers about plans. Sizes and loads are in hours."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.api.shapes import PartyOut
from carefront.core.backlog import OfferKind, Stands
from carefront.kit.api import Out


class PutOut(Out):
    """How an item was put to somebody; `came_of` is the state of the request, or of the promise that came of it."""

    kind: OfferKind
    by: PartyOut
    to: PartyOut
    due: date | None
    came_of: str


class DroppedOut(Out):
    """By whom an item was dropped, when, and why."""

    by: PartyOut
    at: datetime
    why: str


class ItemOut(Out):
    """An item of a backlog. `request_id` is told to the two whom it names, `commitment_id` to those who see it.

    `stands` is null where you wrote it and have left: its words are told alone.
    """

    id: UUID
    relationship_id: UUID
    words: str
    why: str
    success: str
    hours: float | None
    author: PartyOut
    place: int
    period_id: UUID | None
    first_on: date
    carried: int
    version: int
    stands: Stands | None
    owner: PartyOut | None
    due: date | None
    pending: PutOut | None
    ended: PutOut | None
    request_id: UUID | None
    commitment_id: UUID | None
    dropped: DroppedOut | None
    is_settled: bool
    may_change: bool
    may_reword: bool
    may_take: bool
    may_ask: bool
    may_drop: bool
    may_take_up: bool
    may_hand_over: bool
    may_propose_day: bool


class PeriodLineOut(Out):
    """A period in a list."""

    id: UUID
    relationship_id: UUID
    title: str
    starts_on: date
    ends_on: date
    conversation_id: UUID | None
    by: PartyOut
    begun_at: datetime
    closed_at: datetime | None


class BacklogOut(Out):
    """A backlog in its order: outside of periods, planned in one, and done or dropped of late."""

    items: list[ItemOut]
    planned: list[ItemOut]
    settled: list[ItemOut]
    periods: list[PeriodLineOut]
    may_add: bool


class PeriodsOut(Out):
    """Some periods, the newest first."""

    items: list[PeriodLineOut]
    has_next: bool


class CapacityOut(Out):
    """What somebody has for a period; `note` is empty unless it is yours."""

    hours: float
    elsewhere: float
    away_days: int
    constraints: str
    note: str
    said_at: datetime


class WeekOut(Out):
    """What is due by the end of a week, and what one has until then, both from the period's first day on."""

    first: date
    last: date
    has: float
    due: float


class LoadOut(Out):
    """Somebody's load against what they have. `gives` is a question: the items of the lowest priority."""

    who: PartyOut
    capacity: CapacityOut | None
    has: float | None
    elsewhere: float
    taken: float
    asked: float
    unsized: int
    over: float
    fits: bool
    weeks: list[WeekOut]
    items: list[ItemOut]
    other_promises: int
    all_promises: int | None
    gives: list[UUID]


class PeriodOut(Out):
    """A period: everybody's load, what is free in it, and what went back when it was closed."""

    id: UUID
    relationship_id: UUID
    title: str
    starts_on: date
    ends_on: date
    conversation_id: UUID | None
    by: PartyOut
    begun_at: datetime
    closed_at: datetime | None
    closed_by: PartyOut | None
    people: list[LoadOut]
    free: list[ItemOut]
    returned: list[ItemOut]
    suggested_away: int
    may_change: bool
