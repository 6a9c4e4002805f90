"""The hub of live pages: lets people in, passes on what they write, and puts out whoever may no longer be there."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

import structlog
from django.db import connection as database
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from carefront.kit.live import frames, keeping, signals
from carefront.kit.live.documents import TooLong, TooMuchWork
from carefront.kit.live.frames import Frame
from carefront.kit.live.gate import Spoilt
from carefront.kit.live.holding import Forgotten, Held
from carefront.kit.live.registry import Entry
from carefront.kit.live.rooms import Room, Rooms
from carefront.kit.live.visitors import MOST_TROUBLE, Visitor, tell_all
from carefront.kit.live.writer import Writer

log = structlog.get_logger()

MOST_PAGES = 5_000  # open at one process
MOST_PAGES_EACH = 30  # of one person
READERS = 2  # threads
LOOK_AGAIN = 60.0  # seconds after which it is asked again whether somebody may be where they are
REPAIR = 10.0  # seconds between two looks for what no signal told
ACCESS = "access"  # a signal after which everybody in the room is looked at again at once


class Hub:
    """Hold all rooms of one live process."""

    def __init__(self) -> None:
        self.node = secrets.token_hex(6)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="live-reader")
        self.rooms = Rooms(self.read)
        self.writer = Writer(self.rooms.held, self._kept, self._spoilt)
        self.gathered: Callable[[Room], None] = lambda room: None  # called when who is in a room changed here
        self._pages: dict[UUID, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Answer what `function` reads from the database, in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, function, *arguments)

    def close(self) -> None:
        """Let the threads end, and their connections with them."""
        together = Barrier(READERS)
        for _ in range(READERS):
            self._readers.submit(_let_go, together)
        self._readers.shutdown()

    async def visit(self, connection: ServerConnection, kind: str, room_id: UUID, cookies: str) -> None:
        """Serve one page for as long as it is open."""
        entry: Entry | None = await self.read(keeping.entry_for, kind, room_id, cookies)
        if entry is None:
            return await connection.close(frames.GONE)
        if self._pages.get(entry.person_id, 0) >= MOST_PAGES_EACH or sum(self._pages.values()) >= MOST_PAGES:
            return await connection.close(frames.CROWDED)
        visitor = Visitor(connection, cookies, entry)
        room = self.rooms.enter(kind, room_id, visitor)
        self._pages[entry.person_id] = self._pages.get(entry.person_id, 0) + 1
        try:
            self._welcome(room, visitor)
            async for message in connection:
                await self._heed(room, visitor, message)
        except ConnectionClosed:
            pass
        finally:
            self._pages[entry.person_id] -= 1
            if not self._pages[entry.person_id]:
                del self._pages[entry.person_id]
            self.rooms.leave(room, visitor)
            self._show(room)
        return None

    def _welcome(self, room: Room, visitor: Visitor) -> None:
        entry = visitor.entry
        visitor.tell(frames.told(texts=sorted(map(str, entry.reads)), mine=sorted(map(str, entry.writes))))
        self._show(room)
        room.show(visitor)

    def _show(self, room: Room) -> None:
        room.show()
        self.gathered(room)

    async def _heed(self, room: Room, visitor: Visitor, message: str | bytes) -> None:
        if pause := visitor.pause(len(message)):
            await asyncio.sleep(pause)  # read no further: the line itself then holds the page back
        await self.writer.room()
        if message == frames.STILL:
            return visitor.tell(frames.YES)
        frame = frames.unpacked(message) if isinstance(message, bytes) else None
        if frame is None:
            return await self._trouble(visitor, None, "unread")
        allowed = visitor.entry.reads if frame.kind == frames.ASK else visitor.entry.writes
        if frame.text_id not in allowed:
            return await self._trouble(visitor, frame, "rights")
        try:
            held = self.rooms.follow(room, visitor, frame.text_id)
            await (self._answer if frame.kind == frames.ASK else self._take)(room, held, visitor, frame)
        except Forgotten:
            self._forget(room, frame.text_id)
        except TooMuchWork:
            await visitor.connection.close(frames.CROWDED)
        except Spoilt:
            await self._trouble(visitor, frame, "unread")
        except TooLong:
            await self._trouble(visitor, frame, "long")
        return None

    async def _answer(self, _room: Room, held: Held, visitor: Visitor, frame: Frame) -> None:
        """Tell a page what it lacks, and how far this process is, so that the page sends what is lacking here."""
        document = await held.ready()
        visitor.tell(frames.state_frame(held.id, document.state(), document.since(frame.body or b"\0")))

    async def _take(self, room: Room, held: Held, visitor: Visitor, frame: Frame) -> None:
        await held.join(frame.body, visitor, frame.number)
        self.writer.want()
        others = room.readers(held.id, but=visitor)
        tell_all(others, frames.packed(frames.PIECE, held.id, 0, frame.body))

    async def _trouble(self, visitor: Visitor, frame: Frame | None, because: str) -> None:
        """Tell a page that a piece was refused; put it out when that goes on and on."""
        visitor.trouble += 1
        text = frame.text_id if frame else None
        visitor.tell(frames.told(refused=text, number=frame.number if frame else 0, because=because))
        if visitor.trouble >= MOST_TROUBLE:
            await visitor.connection.close(frames.CROWDED)

    async def _kept(self, held: Held, numbers: tuple[int, int] | None) -> None:
        """Thank those whose pieces are on disk, and look for what others wrote between."""
        room = self.rooms.find(held.room_id)
        if numbers is None:
            if room:
                self._forget(room, held.id)
            return
        between = held.kept(*numbers)
        for visitor, number in held.thanked.items():
            visitor.tell(frames.told(kept=number, text=held.id))
        held.thanked = {}
        if between:
            self.soon(self._refresh(held))
        if room and held.left():
            self.rooms.clear(room)

    def _spoilt(self, held: Held) -> None:
        """Let go of a text that the database will not take; its pages come back with what they have."""
        log.warning("live.text_let_go", text=str(held.id))
        room = self.rooms.find(held.room_id)
        if room is not None:
            self._forget(room, held.id, out=True)

    def _forget(self, room: Room, text_id: UUID, *, out: bool = False) -> None:
        room.texts.pop(text_id, None)
        for visitor in room.readers(text_id):
            visitor.follows.discard(text_id)
            visitor.tell(frames.told(gone=text_id))
            if out:
                self.soon(visitor.connection.close(1012))

    async def _refresh(self, held: Held) -> None:
        room = self.rooms.find(held.room_id)
        if room is None:
            return
        try:
            for piece in await held.refresh():
                tell_all(room.readers(held.id), frames.packed(frames.PIECE, held.id, 0, piece))
        except Forgotten:
            self._forget(room, held.id)

    def heard(self, what: str, room_id: UUID, text_id: UUID | None) -> None:
        """Heed a signal: tell the pages of its room, or read what is new of its text."""
        room = self.rooms.find(room_id)
        if room is None:
            return
        held = room.texts.get(text_id) if text_id else None
        if what == signals.TEXT:
            if held is not None:
                self.soon(self._refresh(held))
        elif what == signals.GONE:
            if held is not None:
                self._forget(room, held.id)
        else:
            room.tell(frames.told(signal=what))
            if what == ACCESS:
                self.soon(self.look_again(list(room.visitors), room))

    async def tend(self) -> None:
        """Look again and again: whether people may still be where they are, and for what no signal told."""
        repaired = time.monotonic()
        while True:
            await asyncio.sleep(1)
            with contextlib.suppress(Exception):  # the database is away: the next look comes in a second
                for room in self.rooms:
                    due = [one for one in room.visitors if time.monotonic() - one.looked_at > LOOK_AGAIN]
                    await self.look_again(due, room)
                    room.show()
                if time.monotonic() - repaired > REPAIR:
                    repaired = time.monotonic()
                    await self._repair()

    async def look_again(self, visitors: list[Visitor], room: Room) -> None:
        """Ask anew whether people may be where they are; put out who may not."""
        for visitor in visitors:
            visitor.looked_at = time.monotonic()
            entry: Entry | None = await self.read(keeping.entry_for, room.kind, room.id, visitor.cookies)
            if entry is None or entry.person_id != visitor.entry.person_id:
                await visitor.connection.close(frames.GONE)
            elif entry != visitor.entry:
                visitor.entry = entry
                for text_id in visitor.follows - entry.reads:
                    visitor.follows.discard(text_id)
                    self.rooms.unfollow(room, text_id)
                self._welcome(room, visitor)

    async def _repair(self) -> None:
        held = {one.id: one for one in self.rooms.held()}
        if not held:
            return
        heads = await self.read(keeping.heads, list(held))
        for text_id, one in held.items():
            if heads.get(text_id, one.seen + 1) > one.seen and not one.writing:
                await self._refresh(one)

    def soon(self, work: Any) -> None:
        """Do something beside, and remember it until it is done."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("live.trouble", error=type(error).__name__)


def _let_go(together: Barrier) -> None:
    database.close()
    together.wait(5)  # so that each thread has its turn
