"""The gate for what browsers send: updates and state vectors of Yjs that hold plain text and nothing else.

Everything is read once in Python before the library that joins texts sees it: other kinds of content, lengths that
would ask for memory, and half a frame are turned away here.
"""

from dataclasses import dataclass

ROOT = "words"  # the one shared text of a document
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


def check_update(update: bytes) -> None:
    """Let an update of plain text pass; raise Spoilt for anything else."""
    reader = _Reader(update)
    for _ in range(reader.count()):
        structs = reader.count()
        reader.number(_HIGHEST_CLIENT)
        clock = reader.number(_HIGHEST_CLOCK)
        for _ in range(structs):
            clock += _struct(reader)
            if clock >= _HIGHEST_CLOCK:
                raise Spoilt
    for _ in range(reader.count()):  # what was taken away
        reader.number(_HIGHEST_CLIENT)
        for _ in range(reader.count()):
            if reader.number(_HIGHEST_CLOCK) + reader.number(_HIGHEST_CLOCK) >= _HIGHEST_CLOCK:
                raise Spoilt
    if reader.at != len(update):
        raise Spoilt


def check_state(state: bytes) -> None:
    """Let a state vector pass: how far somebody has come with each writer; raise Spoilt for anything else."""
    reader = _Reader(state)
    for _ in range(reader.count()):
        reader.place()
    if reader.at != len(state):
        raise Spoilt


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
