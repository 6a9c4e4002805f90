"""The rooms of the live process: who is in them, and which of their texts are held in memory."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from carefront.kit.live import frames
from carefront.kit.live.holding import Held, Reads
from carefront.kit.live.visitors import Visitor, tell_all

ELSEWHERE = 50.0  # seconds for which the word of another process about its people is good


@dataclass(eq=False, slots=True)
class Room:
    """Hold one room with the pages that are open on it here, and the people whom other processes named."""

    kind: str
    id: UUID
    visitors: set[Visitor] = field(default_factory=set)
    texts: dict[UUID, Held] = field(default_factory=dict)
    elsewhere: dict[str, tuple[float, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    shown: tuple[tuple[str, str], ...] = ()

    def here(self) -> tuple[tuple[str, str], ...]:
        """Answer the people in the room at this process, each once, as id and name."""
        people = {str(visitor.entry.person_id): visitor.entry.name for visitor in self.visitors}
        return tuple(sorted(people.items(), key=lambda one: (one[1], one[0])))

    def everybody(self) -> tuple[tuple[str, str], ...]:
        """Answer the people in the room at any process."""
        now = time.monotonic()
        people = dict(self.here())
        for until, others in self.elsewhere.values():
            if until > now:
                people |= dict(others)
        return tuple(sorted(people.items(), key=lambda one: (one[1], one[0])))

    def show(self, only: Visitor | None = None) -> None:
        """Tell every page who is here when that changed, or one page in any case."""
        people = self.everybody()
        if only is None and people == self.shown:
            return
        self.shown = people
        for visitor in [only] if only else self.visitors:
            me = str(visitor.entry.person_id)
            visitor.tell(frames.told(here=[{"name": name, "you": person == me} for person, name in people]))

    def readers(self, text_id: UUID, *, but: Visitor | None = None) -> list[Visitor]:
        """Answer the pages that follow a text."""
        return [one for one in self.visitors if one is not but and text_id in one.follows]

    def tell(self, message: str) -> None:
        """Tell every page of the room."""
        tell_all(list(self.visitors), message)


class Rooms:
    """Hold all rooms that somebody is in, by their ids."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._rooms: dict[UUID, Room] = {}

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._rooms.values()))

    def find(self, room_id: UUID) -> Room | None:
        """Answer a room that somebody is in here."""
        return self._rooms.get(room_id)

    def enter(self, kind: str, room_id: UUID, visitor: Visitor) -> Room:
        """Let a page into its room."""
        room = self._rooms.setdefault(room_id, Room(kind, room_id))
        room.visitors.add(visitor)
        return room

    def leave(self, room: Room, visitor: Visitor) -> None:
        """Let a page out of its room."""
        room.visitors.discard(visitor)
        for text_id in visitor.follows:
            self.unfollow(room, text_id)
        visitor.follows = set()
        self.clear(room)

    def follow(self, room: Room, visitor: Visitor, text_id: UUID) -> Held:
        """Let a page hear what changes in a text."""
        held = room.texts.get(text_id)
        if held is None:
            held = room.texts[text_id] = Held(text_id, room.id, self._reads)
        if text_id not in visitor.follows:
            visitor.follows.add(text_id)
            held.readers += 1
        return held

    def unfollow(self, room: Room, text_id: UUID) -> None:
        """Take note that one page less follows a text."""
        if (held := room.texts.get(text_id)) is not None:
            held.readers -= 1

    def held(self) -> Iterable[Held]:
        """Answer every text in memory."""
        return [held for room in self for held in room.texts.values()]

    def clear(self, room: Room) -> None:
        """Let go of texts that nobody follows and that are on disk, and of a room that nobody is in."""
        for held in [one for one in room.texts.values() if one.left() and one.idle()]:
            del room.texts[held.id]
        if not room.visitors and not room.texts and self._rooms.get(room.id) is room:
            del self._rooms[room.id]
