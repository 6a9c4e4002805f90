"""Who may enter which room: the rooms of the product say so, and the sign-in layer says who asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from carefront.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """Describe what somebody may do in a room now: the name that others see, and the texts they may read and write."""

    person_id: UUID
    name: str
    reads: frozenset[UUID] = frozenset()
    writes: frozenset[UUID] = frozenset()


# Answers whether an actor may enter a room now, and how; None where it is hidden or absent, which answer alike.
# It is called outside of the event loop, at the entrance and again every minute.
Entrance = Callable[[Actor, UUID], Entry | None]
# Answers as whom the owner of these cookies may act, the workspace looked at last first; none when signed out.
Asking = Callable[[str], Sequence[Actor]]

_entrances: dict[str, Entrance] = {}
_asking: list[Asking] = []


def register(kind: str, entrance: Entrance) -> None:
    """Say who may enter rooms of a kind; `kind` stands in the address, as in `/live/conversation/<id>/`."""
    _entrances[kind] = entrance


def set_asking(asking: Asking) -> None:
    """Say how the asking person is found from the cookies of a browser."""
    _asking[:] = [asking]


def entry_for(kind: str, room_id: UUID, cookies: str) -> Entry | None:
    """Answer how the owner of these cookies may enter a room now; None when not, for whatever reason.

    Somebody in several workspaces enters as who they are in the room's own, whichever they looked at last.
    """
    entrance = _entrances.get(kind)
    if entrance is None or not _asking:
        return None
    entries = (entrance(actor, room_id) for actor in _asking[0](cookies))
    return next((entry for entry in entries if entry is not None), None)
