"""What this room answers: frozen, without the address of a calendar."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.busy import Reading, Stretch


@dataclass(frozen=True, slots=True)
class CalendarCard:
    """Describe a calendar that its owner subscribed to. Of its address only the host is shown again."""

    id: UUID
    name: str
    host: str
    made_at: datetime
    fetched_at: datetime | None
    tried_at: datetime | None
    next_at: datetime | None
    trouble: Reading
    is_waiting: bool  # it was never tried, or is asked for just now
    busy: int


@dataclass(frozen=True, slots=True)
class AwayCard:
    """Describe days on which one is away, with one's own word for them."""

    id: UUID
    days: Stretch
    words: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class Calendars:
    """Hold all of it for its owner's page: calendars, days away, and all-day entries that may be some."""

    calendars: tuple[CalendarCard, ...]
    away: tuple[AwayCard, ...]
    proposed: tuple[Stretch, ...]
