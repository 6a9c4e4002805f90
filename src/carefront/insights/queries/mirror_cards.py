"""What a mirror and a meaning show, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.core.mirroring import Means, Offer, Prompt, Structure, Wait


@dataclass(frozen=True, slots=True)
class Spread:
    """Count, at one level, whose promises stand there: others' to the reader, the reader's, and what they proposed."""

    level: Level
    theirs: int
    mine: int
    proposed: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Show what somebody chose to tell the reader of the dose, from far too little (-2) to far too much (2)."""

    relationship_id: UUID
    name: str
    on: date
    dose: int


@dataclass(frozen=True, slots=True)
class ReflectionCard:
    """Show one's own reflection."""

    id: UUID
    prompt: Prompt | None
    words: str
    at: datetime
    changed_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Show that a short reflection is offered in one relationship, and for what."""

    relationship_id: UUID
    title: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class Mirror:
    """Show somebody how they hold others to their word: to themselves alone."""

    levels: tuple[Spread, ...]
    people: int  # others' promises stand in so many places
    asks: Mapping[Kind, int]
    own: Wait
    others: Wait
    heard: tuple[Heard, ...]
    offers: tuple[Offered, ...]
    reflections: tuple[ReflectionCard, ...]
    more_reflections: bool


@dataclass(frozen=True, slots=True)
class MeaningCard:
    """Show what being held to account means to somebody, to themselves or to whom they shared it with."""

    id: UUID
    relationship_id: UUID
    name: str
    is_mine: bool
    means: tuple[Means, ...]
    words: str
    structures: tuple[Structure, ...]
    wish: str
    at: datetime
    changed_at: datetime
    shared_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Name who shared a meaning with the reader, and when."""

    person_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Beside:
    """Show on a relationship's page what was shared with the reader, and what is offered to them alone."""

    shared: tuple[Shared, ...]
    has_own: bool
    offer: Offer | None
