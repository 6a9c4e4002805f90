"""Group commit: the new pieces of all texts go to disk in one transaction, about twenty times a second."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import structlog
from django.db import DatabaseError, OperationalError, connection

from carefront.kit.live import keeping
from carefront.kit.live.holding import Held

log = structlog.get_logger()

GATHER = 0.05  # seconds for which pieces are gathered
SLOW = 1.0  # seconds between two looks for words that are to be saved
LONGEST_PAUSE = 5.0
MOST_WAITING = 2_000  # pieces that wait for the disk, after which pages are read no further


class Writer:
    """Writes what the held texts have, and says what became of it."""

    def __init__(
        self,
        held: Callable[[], Iterable[Held]],
        kept: Callable[[Held, tuple[int, int] | None], Awaitable[None]],
        spoilt: Callable[[Held], None],
    ) -> None:
        self._held, self._kept, self._spoilt = held, kept, spoilt
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live-writer")
        self._wanted = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._stopping = False
        self._waiting = 0

    def want(self) -> None:
        """Say that there is a piece more to write."""
        self._waiting += 1
        if self._waiting >= MOST_WAITING:
            self._room.clear()
        self._wanted.set()

    async def room(self) -> None:
        """Wait until the disk keeps up."""
        await self._room.wait()

    async def run(self) -> None:
        """Write until told to stop, and then what is left."""
        pause = GATHER
        while not self._stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), SLOW)
            await asyncio.sleep(pause)
            self._wanted.clear()
            pause = GATHER if await self.write() else min(pause * 2, LONGEST_PAUSE)
        await self.write(last_look=True)
        self._thread.submit(lambda: connection.close())  # that thread's own
        self._thread.shutdown()

    def stop(self) -> None:
        """Ask to write what is left and end."""
        self._stopping = True
        self._wanted.set()

    async def write(self, *, last_look: bool = False) -> bool:
        """Write everything that waits; answer whether the database took it."""
        held = {one.id: one for one in self._held()}
        batches = [batch for one in held.values() if (batch := one.batch(last_look=last_look or one.left()))]
        self._waiting = 0
        if not batches:
            self._room.set()
            return True
        good = await self._try(held, batches)
        if good:
            self._room.set()
        else:
            self._waiting = sum(len(one.unwritten) for one in held.values())
            self._wanted.set()
        return good

    async def _try(self, held: dict[UUID, Held], batches: list[keeping.Batch]) -> bool:
        try:
            done = await asyncio.get_running_loop().run_in_executor(self._thread, keeping.write, batches)
        except Exception as error:
            # The words of an error may be people's, so only its type is kept.
            log.warning("live.not_written", error=type(error).__name__, texts=len(batches))
            return await self._one_by_one(held, batches, error)
        for text_id, numbers in done.items():
            await self._kept(held[text_id], numbers)
        return True

    async def _one_by_one(self, held: dict[UUID, Held], batches: list[keeping.Batch], error: Exception) -> bool:
        """Give everything back; where one text alone is the trouble, let the others through."""
        if isinstance(error, OperationalError) or not isinstance(error, DatabaseError | ValueError):
            for batch in batches:
                held[batch.text_id].given_back()
            return False
        if len(batches) == 1:
            self._spoilt(held[batches[0].text_id])
            return True
        good = True
        for batch in batches:
            good = await self._try(held, [batch]) and good
        return good
