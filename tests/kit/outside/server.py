"""A web server of this machine's own that does what it is told, also what no server should; and fetching from it."""

import io
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from carefront.kit.outside.addresses import Allowed
from carefront.kit.outside.fetching import Fetched, Limits, fetch

Say = bytes | Callable[[socket.socket], None]
QUICK = Limits(seconds=1.0, most_bytes=100_000)


@dataclass
class Told:
    """Hold what the server says to each request in turn, the last one again and again, and what it was asked."""

    port: int
    asked: list[bytes] = field(default_factory=list)
    answers: list[Say] = field(default_factory=list)
    peek: bool = True

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/calendar.ics?key=s3cret"

    @property
    def host(self) -> str:
        """How the operator names it."""
        return f"127.0.0.1:{self.port}"


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Write an answer as it travels; its length is told unless `length` says otherwise."""
    lines = {"Content-Type": "text/calendar", "Content-Length": str(len(body))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@contextmanager
def serving(*answers: Say, peek: bool = True) -> Iterator[Told]:
    """Listen while the block runs; without `peek`, what is asked is left to the answer to read."""
    listener = socket.create_server(("127.0.0.1", 0))
    told = Told(listener.getsockname()[1], answers=list(answers), peek=peek)
    threading.Thread(target=_listen, args=(listener, told), daemon=True).start()
    try:
        yield told
    finally:
        listener.close()


def fetched(told: Told, url: str = "", *, allowed: bool = True, **more: str) -> tuple[Fetched, bytes]:
    """Fetch from the server under test."""
    into = io.BytesIO()
    hosts = Allowed(hosts=[told.host] if allowed else [])
    return fetch(url or told.url, into, allowed=hosts, limits=QUICK, **more), into.getvalue()


def _listen(listener: socket.socket, told: Told) -> None:
    while True:
        try:
            talk, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(talk, told), daemon=True).start()


def _talk(talk: socket.socket, told: Told) -> None:
    try:
        told.asked.append(talk.recv(65536) if told.peek else b"")
        said = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
        if callable(said):
            said(talk)
        else:
            talk.sendall(said)
    except OSError:
        pass
    finally:
        talk.close()
