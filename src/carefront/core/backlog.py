"""A backlog: what could be done, in one order, and where each item stands by what was asked and promised of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from carefront.core.outcomes import State
from carefront.core.requests import OPEN, RequestState

MOST_ITEMS = 300  # of a backlog, neither done nor dropped
T = TypeVar("T")


class OfferKind(StrEnum):
    """Name how an item was put to somebody."""

    TAKEN = "taken"  # by themselves
    ASKED = "asked"  # by another
    HANDED_OVER = "handed_over"  # by whoever has it
    MOVED = "moved"  # another day, proposed to whoever has it


class Stands(StrEnum):
    """Name where an item stands."""

    FREE = "free"
    ASKED = "asked"  # no answer yet
    COUNTERED = "countered"  # other words or another day were offered, to the one who asked
    TAKEN = "taken"  # it is somebody's promise
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Put:
    """Hold how an item was put to somebody, and what became of the request and of the promise that came of it."""

    id: UUID
    kind: OfferKind
    by_id: UUID
    to_id: UUID
    at: datetime
    request_id: UUID | None = None
    request: RequestState | None = None
    commitment_id: UUID | None = None
    promise: State | None = None
    due: date | None = None  # of the promise; of the request while there is none


@dataclass(frozen=True, slots=True)
class Standing:
    """Say where an item stands: who has it, who is asked, and what came of the last that came to nothing."""

    stands: Stands
    holder: Put | None = None
    pending: Put | None = None
    ended: Put | None = None


_HELD = frozenset({State.OPEN, State.PAUSED, State.KEPT})


def standing(puts: Sequence[Put], *, dropped: bool = False) -> Standing:
    """Answer where an item stands; `puts` are those of this item, the newest first.

    Whoever has it keeps it while another is asked to take it over, and goes on having it when that one says no.
    """
    at = next((number for number, put in enumerate(puts) if put.promise in _HELD), len(puts))
    holder = puts[at] if at < len(puts) else None
    since = puts[:at]
    pending = next((put for put in since if put.promise is None and put.request in OPEN), None)
    newest = since[0] if since else None
    ended = newest if newest is not None and newest is not pending else None
    if dropped:
        stands = Stands.DROPPED
    elif holder is not None:
        stands = Stands.DONE if holder.promise is State.KEPT else Stands.TAKEN
    elif pending is not None:
        stands = Stands.COUNTERED if pending.request is RequestState.COUNTERED else Stands.ASKED
    else:
        stands = Stands.FREE
    return Standing(stands, holder, pending, ended)


def moved_before(order: Sequence[T], which: T, before: T | None) -> list[T]:
    """Answer an order in which `which` stands right before `before`, or last of all."""
    rest = [one for one in order if one != which]
    at = rest.index(before) if before is not None and before in rest else len(rest)
    return [*rest[:at], which, *rest[at:]]
