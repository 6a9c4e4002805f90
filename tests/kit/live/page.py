"""An open page as the live process sees it: what the scripts of a browser do, without a browser."""

import asyncio
import json
import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from pycrdt import Doc, Text
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from carefront.kit.live import frames


class Page:
    """Hold one person's page with one shared text; it may lose its line and come back."""

    def __init__(self, address: Callable[[], str], cookies: str, origin: str, text_id: UUID) -> None:
        self.address, self.cookies, self.origin, self.text_id = address, cookies, origin, text_id
        self.doc: Doc[Text] = Doc(client_id=secrets.randbits(32))
        self.text = self.doc.get("words", type=Text)
        self.told: list[dict[str, Any]] = []
        self.unkept: dict[int, bytes] = {}
        self.synced = asyncio.Event()
        self.line: ClientConnection | None = None
        self.code: int | None = None  # with which the line was closed
        self._number = 0
        self._reading: asyncio.Task[None] | None = None

    @property
    def words(self) -> str:
        """Answer the text as this page shows it."""
        return str(self.text)

    async def open(self) -> None:
        """Connect, and ask for what is lacking."""
        self.line = await connect(
            self.address(),
            origin=self.origin,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookies},
            compression=None,
            max_size=None,
            ping_interval=None,
            open_timeout=20,
            proxy=None,
        )
        self.synced.clear()
        self._reading = asyncio.ensure_future(self._read())
        await self.send(frames.packed(frames.ASK, self.text_id, 0, self.doc.get_state()))

    async def send(self, message: str | bytes) -> None:
        """Send if there is a line; what is lost is sent again after coming back."""
        if self.line is not None:
            try:
                await self.line.send(message)
            except ConnectionClosed:
                self.line = None

    async def type(self, at: int, words: str, gone: int = 0) -> None:
        """Write at a place (in bytes), whether there is a line or not."""
        before = self.doc.get_state()
        with self.doc.transaction():
            if gone:
                del self.text[at : at + gone]
            if words:
                self.text.insert(at, words)
        await self.push(self.doc.get_update(before))

    async def push(self, piece: bytes) -> None:
        """Send a piece and remember it until it is kept."""
        self._number += 1
        self.unkept[self._number] = piece
        if self.synced.is_set():
            await self.send(frames.packed(frames.PIECE, self.text_id, self._number, piece))

    def cut(self) -> None:
        """Lose the line without a word."""
        if self.line is not None:
            self.line.transport.abort()
            self.line = None

    async def close(self) -> None:
        """Leave."""
        if self.line is not None:
            await self.line.close()
        if self._reading is not None:
            await asyncio.wait([self._reading])

    async def until(self, true: Any, seconds: float = 10) -> None:
        """Wait until `true()` is."""
        async with asyncio.timeout(seconds):
            while not true():
                await asyncio.sleep(0.005)

    def latest(self, name: str) -> Any:
        """Answer what was last told by a name."""
        return next((told[name] for told in reversed(self.told) if name in told), None)

    async def _read(self) -> None:
        assert self.line is not None
        line = self.line
        try:
            async for message in line:
                await self._heed(message)
        except ConnectionClosed:
            pass
        self.code = line.close_code
        if self.line is line:
            self.line = None

    async def _heed(self, message: str | bytes) -> None:
        if isinstance(message, str):
            if message != frames.YES:
                self._note(json.loads(message))
            return
        kind, number, body = message[0], int.from_bytes(message[17:21], "big"), message[21:]
        if kind == frames.PIECE:
            self.doc.apply_update(body)
            self.seen(body)
            return
        state, lacking = body[:number], body[number:]
        self.doc.apply_update(lacking)
        self.unkept.clear()
        self.synced.set()
        await self.push(self.doc.get_update(state))

    def seen(self, piece: bytes) -> None:
        """Take note of a piece that another wrote; for measuring."""

    def _note(self, told: dict[str, Any]) -> None:
        self.told.append(told)
        if "kept" in told:
            for number in [number for number in self.unkept if number <= told["kept"]]:
                del self.unkept[number]
