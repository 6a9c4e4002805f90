"""A mail server that keeps what it takes, and that can be told to be in a bad mood at any step."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

# Answers a step ("connect", "ehlo", "mail", "rcpt", "data", "body") with a reply of its own, DROP, HANG, or None.
Mood = Callable[[str, str], str | None]
DROP, HANG = "drop", "hang"


@dataclass
class Sink:
    """Hold what was taken: pairs of recipient and bytes."""

    port: int = 0
    mood: Mood = field(default=lambda step, line: None)
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0

    def ids(self) -> list[str]:
        """Answer the Message-ID of every message taken."""
        found = []
        for _, raw in self.taken:
            lines = raw.split(b"\r\n\r\n", 1)[0].decode().split("\r\n")
            found.append(next(line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("message-id")))
        return found

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak with one client."""
        self.connections += 1
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _say(self, writer: asyncio.StreamWriter, step: str, line: str, usual: str) -> bool:
        """Answer one step; False ends the talk."""
        reply = self.mood(step, line)
        if reply == HANG:
            await asyncio.sleep(3600)
        if reply == DROP:
            return False
        writer.write(f"{reply or usual}\r\n".encode())
        await writer.drain()
        return not (reply or "").startswith("421")

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to = ""
        going = await self._say(writer, "connect", "", "220 sink")
        while going and (raw := await reader.readline()):
            line = raw.decode("utf-8", "replace").rstrip()
            verb = line[:4].lower()
            if verb == "ehlo":
                going = await self._say(writer, "ehlo", line, "250-sink\r\n250 8BITMIME")
            elif verb == "mail":
                going = await self._say(writer, "mail", line, "250 ok")
            elif verb == "rcpt":
                to = line[8:].strip("<> ").split(">")[0]
                going = await self._say(writer, "rcpt", line, "250 ok")
            elif verb == "data":
                going = await self._data(reader, writer, to)
            elif verb == "quit":
                writer.write(b"221 bye\r\n")
                going = False
            else:
                writer.write(b"250 ok\r\n")

    async def _data(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, to: str) -> bool:
        reply = self.mood("data", to)
        if reply is not None:
            return await self._say(writer, "data", to, reply)
        writer.write(b"354 go\r\n")
        raw = await reader.readuntil(b"\r\n.\r\n")
        mood = self.mood("body", to)
        if mood is None or mood == DROP:
            # Dropped after the whole message came: it was taken, and its sender cannot know.
            self.taken.append((to, raw[:-3]))
        if mood is None:
            writer.write(b"250 taken\r\n")
            await writer.drain()
            return True
        self_mood, self.mood = self.mood, lambda step, line: mood
        try:
            return await self._say(writer, "body", to, "")
        finally:
            self.mood = self_mood


@contextmanager
def open_sink(mood: Mood | None = None, port: int = 0) -> Iterator[Sink]:
    """Run a sink in a thread while the block runs."""
    sink = Sink()
    if mood:
        sink.mood = mood
    loop = asyncio.new_event_loop()
    started = threading.Event()

    def run() -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(asyncio.start_server(sink.serve, "127.0.0.1", port, limit=2**24))
        sink.port = server.sockets[0].getsockname()[1]
        started.set()
        loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait(5)
    try:
        yield sink
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
