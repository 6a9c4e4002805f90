"""The gate for what browsers send: updates and state vectors of Yjs that hold plain text and nothing else.

Everything is read once in Python before the library that joins texts sees it: other kinds of content, lengths that
would ask for memory, and half a frame are turned away here.
"""

from dataclasses import dataclass

ROOT = "words"  # the one shared text of a document
# An hour of typing without a pause, offline, with jumps and corrections, comes as about 1,400 pieces and 400 deletions;
# what somebody pastes is one piece, however long.
MOST_PIECES = 4_000  # of one update
# A page that comes back tells all deletions that it knows of, also old ones; those cost next to nothing.
MOST_DELETIONS = 20_000
PIECES_AT_ONCE, DELETIONS_AT_ONCE = 50, 500  # that are joined before the clock is looked at
_HIGHEST_CLIENT = 2**53
_HIGHEST_CLOCK = 2**31
_DELETED, _STRING, _SKIP = 1, 4, 10
_ORIGIN, _RIGHT, _PARENT_SUB, _KIND = 0x80, 0x40, 0x20, 0x1F


class Spoilt(Exception):
    """Say that bytes are not an update of a plain text."""


@dataclass(slots=True)
class _Reader:
    bytes: bytes
    at: int = 0

    def byte(self) -> int:
        if self.at >= len(self.bytes):
            raise Spoilt
        self.at += 1
        return self.bytes[self.at - 1]

    def number(self, below: int) -> int:
        value = shift = 0
        while shift <= 56:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        else:
            raise Spoilt
        if value >= below:
            raise Spoilt
        return value

    def count(self) -> int:
        return self.number(len(self.bytes) - self.at + 1)  # each takes a byte at least

    def words(self) -> str:
        length = self.number(len(self.bytes) + 1)
        end = self.at + length
        if end > len(self.bytes):
            raise Spoilt
        try:
            text = self.bytes[self.at : end].decode("utf-8")
        except UnicodeDecodeError:
            raise Spoilt from None
        if "\0" in text:  # PostgreSQL keeps none in a text
            raise Spoilt
        self.at = end
        return text

    def place(self) -> None:
        self.number(_HIGHEST_CLIENT)
        self.number(_HIGHEST_CLOCK)


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold an update that passed: who wrote in it, and the same in steps, none of which asks for much work."""

    writers: frozenset[int]
    steps: tuple[bytes, ...]


def check_update(update: bytes) -> Checked:
    """Let an update of plain text pass; raise Spoilt for anything else, and for one that asks for too much work."""
    reader = _Reader(update)
    writers: set[int] = set()
    steps: list[bytes] = []
    pieces = deletions = 0
    for _ in range(reader.count()):
        count = reader.count()
        pieces += count
        if pieces > MOST_PIECES:
            raise Spoilt
        writer = reader.number(_HIGHEST_CLIENT)
        writers.add(writer)
        steps += _pieces(reader, writer, count)
    for _ in range(reader.count()):  # what was taken away
        writer = reader.number(_HIGHEST_CLIENT)
        count = reader.count()
        deletions += count
        if deletions > MOST_DELETIONS:
            raise Spoilt
        steps += _deletions(reader, writer, count)
    if reader.at != len(update):
        raise Spoilt
    whole = pieces <= PIECES_AT_ONCE and deletions <= DELETIONS_AT_ONCE
    return Checked(frozenset(writers), (update,) if whole else tuple(steps))


def _pieces(reader: _Reader, writer: int, count: int) -> list[bytes]:
    clock = reader.number(_HIGHEST_CLOCK)
    steps = []
    for done in range(0, count, PIECES_AT_ONCE):
        some = min(PIECES_AT_ONCE, count - done)
        head = b"\1" + _written(some) + _written(writer) + _written(clock)
        start = reader.at
        for _ in range(some):
            clock += _struct(reader)
            if clock >= _HIGHEST_CLOCK:
                raise Spoilt
        steps.append(head + reader.bytes[start : reader.at] + b"\0")
    return steps


def _deletions(reader: _Reader, writer: int, count: int) -> list[bytes]:
    steps = []
    for done in range(0, count, DELETIONS_AT_ONCE):
        some = min(DELETIONS_AT_ONCE, count - done)
        start = reader.at
        for _ in range(some):
            if reader.number(_HIGHEST_CLOCK) + reader.number(_HIGHEST_CLOCK) >= _HIGHEST_CLOCK:
                raise Spoilt
        steps.append(b"\0\1" + _written(writer) + _written(some) + reader.bytes[start : reader.at])
    return steps


def _written(number: int) -> bytes:
    """Write a number as updates have it."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])


def check_state(state: bytes) -> frozenset[int]:
    """Let a state vector pass: how far somebody has come with each writer, who are answered; raise Spoilt otherwise."""
    reader = _Reader(state)
    writers = set()
    for _ in range(reader.count()):
        writers.add(reader.number(_HIGHEST_CLIENT))
        reader.number(_HIGHEST_CLOCK)
    if reader.at != len(state):
        raise Spoilt
    return frozenset(writers)


def _struct(reader: _Reader) -> int:
    """Read one piece and answer its length."""
    head = reader.byte()
    kind = head & _KIND
    if head in (0, _SKIP):
        return reader.number(_HIGHEST_CLOCK)
    if kind not in (_DELETED, _STRING) or head & _PARENT_SUB:
        raise Spoilt
    if head & _ORIGIN:
        reader.place()
    if head & _RIGHT:
        reader.place()
    # A first piece names the text it stands in; inside of another piece is where no plain text puts one.
    if not head & (_ORIGIN | _RIGHT) and not (reader.number(2) and reader.words() == ROOT):
        raise Spoilt
    if kind == _DELETED:
        return reader.number(_HIGHEST_CLOCK)
    return max(len(reader.words().encode("utf-16-le")) // 2, 1)
