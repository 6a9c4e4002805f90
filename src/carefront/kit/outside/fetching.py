"""Fetch one thing over HTTP: from exactly the address that was checked, within a time, and no more than is taken."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import IO
from urllib.parse import urljoin

from carefront.kit.outside.addresses import Allowed, Place, addresses_of, place_of
from carefront.kit.outside.trouble import Trouble, Untaken

SECONDS = 20.0  # for everything together
MOST_BYTES = 50 * 1024 * 1024
MOST_MOVES = 3
PIECE = 64 * 1024
_MOVES = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """Say how a fetch went: whether there is anything new, and by which marks to ask again."""

    changed: bool
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold how much of this machine one fetch may have."""

    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES


def fetch(
    url: str,
    into: IO[bytes],
    *,
    allowed: Allowed,
    accept: str = "*/*",
    etag: str = "",
    modified: str = "",
    limits: Limits | None = None,
) -> Fetched:
    """Write what stands at `url` into a file, unless nothing changed since `etag` or `modified`. Raises Untaken.

    The name is looked up once, every address is checked, and the connection goes to one of those: a name that means
    something else a moment later leads nowhere. Every move to another place is looked at in the same way.
    """
    limits = limits or Limits()
    until = time.monotonic() + limits.seconds
    headers = {"Accept": accept, "Accept-Encoding": "identity", "User-Agent": "Carefront", "Connection": "close"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    place = place_of(url)
    for _ in range(MOST_MOVES + 1):
        with _answered(place, allowed, headers, until) as response:
            if response.status in _MOVES:
                place = _moved(place, response)
                continue
            return _taken(response, into, limits.most_bytes)
    raise Untaken(Trouble.MOVED)


def _moved(place: Place, response: http.client.HTTPResponse) -> Place:
    # Headers are read as Latin-1; servers that do not encode what they write mean UTF-8.
    said = (response.getheader("Location") or "").encode("latin-1", "replace").decode("utf-8", "replace")
    there = place_of(urljoin(place.url(), said.strip().replace(" ", "%20")))
    if place.scheme == "https" and there.scheme != "https":
        raise Untaken(Trouble.MOVED)
    return there


def _taken(response: http.client.HTTPResponse, into: IO[bytes], most: int) -> Fetched:
    if response.status == 304:
        return Fetched(False)
    if response.status != 200 or (response.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise Untaken(_TROUBLES.get(response.status, Trouble.ODD))
    if (response.length or 0) > most:
        raise Untaken(Trouble.TOO_BIG)
    taken = 0
    while piece := response.read1(PIECE):
        taken += len(piece)
        if taken > most:
            raise Untaken(Trouble.TOO_BIG)
        into.write(piece)
    if response.length:
        raise Untaken(Trouble.UNREACHABLE)  # it broke off in the middle
    return Fetched(True, _mark(response, "ETag"), _mark(response, "Last-Modified"))


_TROUBLES = {401: Trouble.CLOSED, 403: Trouble.CLOSED, 404: Trouble.GONE, 410: Trouble.GONE}


def _mark(response: http.client.HTTPResponse, name: str) -> str:
    value = response.getheader(name) or ""
    return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""


@contextmanager
def _answered(
    place: Place, allowed: Allowed, headers: Mapping[str, str], until: float
) -> Iterator[http.client.HTTPResponse]:
    """Ask a place and answer its response; at `until` the connection is cut, wherever it stands."""
    addresses = addresses_of(place, allowed)
    cut = _Cut()
    timer = threading.Timer(max(until - time.monotonic(), 0.01), cut)
    timer.daemon = True
    timer.start()
    try:
        cut.hold(_connected(place, addresses, until))
        talk = http.client.HTTPConnection(place.host, place.port)
        talk.sock = cut.hold(_secured(place, cut.socket))
        talk.request("GET", place.path, headers=dict(headers))
        with talk.getresponse() as response:
            yield response
    except Untaken:
        raise
    except ssl.SSLCertVerificationError:
        raise Untaken(Trouble.INSECURE) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise Untaken(Trouble.SLOW if cut.done or time.monotonic() >= until else Trouble.UNREACHABLE) from None
    finally:
        timer.cancel()
        cut.close()
    if cut.done:
        raise Untaken(Trouble.SLOW)  # what ends with the connection looks whole, and is not


class _Cut:
    """Hold the connection that is open, so that another thread can end it."""

    def __init__(self) -> None:
        self.done = False
        self.socket: socket.socket | None = None

    def hold(self, opened: socket.socket) -> socket.socket:
        self.socket = opened
        if self.done:
            raise TimeoutError
        return opened

    def __call__(self) -> None:
        self.done = True
        if self.socket is not None:
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()


def _connected(place: Place, addresses: list[str], until: float) -> socket.socket:
    for address in addresses[:4]:
        left = until - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, place.port), timeout=min(left, 10))
        except OSError:
            continue
    raise Untaken(Trouble.SLOW if time.monotonic() >= until else Trouble.UNREACHABLE)


def _secured(place: Place, plain: socket.socket | None) -> socket.socket:
    assert plain is not None
    return _context().wrap_socket(plain, server_hostname=place.host) if place.scheme == "https" else plain


@lru_cache(maxsize=1)
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
