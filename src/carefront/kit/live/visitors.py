"""One open page: what it may read and write, how fast it may speak, and how it is told things."""

import time
from dataclasses import dataclass, field
from uuid import UUID

from websockets.asyncio.server import ServerConnection, broadcast

from carefront.kit.live.registry import Entry

FRAMES_A_SECOND, FRAMES_AT_ONCE = 40.0, 200.0
BYTES_A_SECOND, BYTES_AT_ONCE = 200_000.0, 3_000_000.0
MOST_UNSENT = 4_000_000  # bytes that a page may leave unread before it is put out; it comes back and catches up
MOST_TROUBLE = 20  # refused pieces, after which a page is put out


@dataclass(slots=True)
class Pace:
    """Count what a page sends: so much a second, and some more at once."""

    rate: float
    most: float
    left: float = -1.0
    at: float = field(default_factory=time.monotonic)

    def spend(self, amount: float) -> float:
        """Answer for how many seconds to wait before reading on."""
        now = time.monotonic()
        before = self.most if self.left == -1.0 else self.left
        self.left = min(before + (now - self.at) * self.rate, self.most) - amount
        self.at = now
        return max(-self.left / self.rate, 0.0)


@dataclass(eq=False, slots=True)
class Visitor:
    """Hold one connection of one person."""

    connection: ServerConnection
    cookies: str
    entry: Entry
    looked_at: float = field(default_factory=time.monotonic)
    follows: set[UUID] = field(default_factory=set)
    trouble: int = 0
    _frames: Pace = field(default_factory=lambda: Pace(FRAMES_A_SECOND, FRAMES_AT_ONCE))
    _bytes: Pace = field(default_factory=lambda: Pace(BYTES_A_SECOND, BYTES_AT_ONCE))

    def pause(self, size: int) -> float:
        """Answer for how long to read no further after a message of `size` bytes."""
        return min(max(self._frames.spend(1), self._bytes.spend(size)), 30.0)

    def tell(self, message: str | bytes) -> None:
        """Send without waiting; a page that reads nothing any more is put out."""
        tell_all([self], message)


def tell_all(visitors: list[Visitor], message: str | bytes) -> None:
    """Send one message to many without waiting for any of them."""
    fit = []
    for visitor in visitors:
        transport = visitor.connection.transport
        if transport.get_write_buffer_size() > MOST_UNSENT:
            transport.abort()
        else:
            fit.append(visitor.connection)
    broadcast(fit, message)
