"""Shared texts in the memory of the live process: what of them waits for the disk, and who waits for that."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from carefront.kit.live import keeping
from carefront.kit.live.documents import Document, TooLong
from carefront.kit.live.gate import Spoilt
from carefront.kit.live.texts import COMPACT_AFTER, Stored
from carefront.kit.live.visitors import Visitor

# Runs what asks the database in a thread that only reads.
Reads = Callable[..., Awaitable[Any]]

WORDS_EVERY = 1.5  # seconds between two savings of the plain words of one text


class Forgotten(Exception):
    """Say that a text is not there any more."""


class Held:
    """One shared text that open pages read."""

    def __init__(self, text_id: UUID, room_id: UUID, reads: Reads) -> None:
        self.id, self.room_id = text_id, room_id
        self.seen = 0  # up to here everything on disk is in the document
        self.unwritten: list[bytes] = []
        self.writing: list[bytes] = []
        self.waiting: dict[Visitor, int] = {}  # who sent pieces, and the number of the last one
        self.thanked: dict[Visitor, int] = {}  # the same for the pieces in hand
        self.words_stale = False
        self.words_at = 0.0
        self.readers = 0
        self._reads = reads
        self._loose = 0
        self._document: Document | None = None
        self._loading = asyncio.Lock()

    async def ready(self) -> Document:
        """Answer the document, read from disk when it is not in memory. Raises Forgotten."""
        if self._document is None:
            async with self._loading:
                if self._document is None:
                    await self._load()
        assert self._document is not None
        return self._document

    async def _load(self) -> None:
        stored: Stored | None = await self._reads(keeping.load, self.id)
        if stored is None:
            raise Forgotten
        self._document = Document([*stored.pieces, *self.writing, *self.unwritten])
        self.seen, self._loose = stored.seq, stored.loose

    async def join(self, piece: bytes, sender: Visitor, number: int) -> None:
        """Take in a piece that a page sent. Raises Forgotten, Spoilt or TooLong; then nothing of it stays."""
        document = await self.ready()
        try:
            document.join(piece)
        except (Spoilt, TooLong):
            self._document = None  # half of it may be in there
            raise
        self.unwritten.append(piece)
        self.waiting[sender] = number
        self.words_stale = True

    async def refresh(self) -> list[bytes]:
        """Read what others put on disk, and answer the pieces. Raises Forgotten."""
        if self._document is None:
            return []
        async with self._loading:
            stored: Stored | None = await self._reads(keeping.load, self.id, self.seen)
            if stored is None:
                raise Forgotten
            if self._document is None or stored.seq <= self.seen:
                return []
            before = self._document.state()
            for piece in stored.pieces:
                self._document.take(piece)
            self.seen, self._loose = stored.seq, stored.loose
            fresh = self._document.since(before)
            return [] if fresh == b"\0\0" else [fresh]

    def batch(self, *, last_look: bool = False) -> keeping.Batch | None:
        """Answer what is to be kept now, and take it in hand; None when there is nothing."""
        if self._document is None and not self.unwritten:
            self.words_stale = False  # what was refused made them so
        due = self.words_stale and (last_look or time.monotonic() - self.words_at >= WORDS_EVERY)
        if not self.unwritten and not due:
            return None
        document = self._document
        self.writing, self.unwritten = self.unwritten, []
        self.thanked, self.waiting = self.waiting, {}
        words = whole = None
        if document is not None and due:
            words, self.words_at, self.words_stale = document.words, time.monotonic(), False
        if document is not None and self._loose + len(self.writing) >= COMPACT_AFTER:
            whole, self._loose = document.whole(), 0
        else:
            self._loose += len(self.writing)
        return keeping.Batch(self.id, self.room_id, tuple(self.writing), self.seen, words, whole)

    def kept(self, first: int, last: int) -> bool:
        """Take note that the pieces in hand are on disk by these numbers; answer whether others wrote between."""
        self.writing = []
        if first == self.seen + 1:
            self.seen = last
        return last > self.seen

    def given_back(self) -> None:
        """Take the pieces in hand back: they could not be kept just now."""
        self.unwritten, self.writing = [*self.writing, *self.unwritten], []
        self.waiting, self.thanked = self.thanked | self.waiting, {}
        self.words_stale = True

    def left(self) -> bool:
        """Answer whether nobody reads this text here any more."""
        return self.readers == 0

    def idle(self) -> bool:
        """Answer whether nothing of this text is on its way to disk."""
        return not self.unwritten and not self.writing and not self.words_stale
