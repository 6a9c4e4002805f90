"""Updates as no page writes them."""

from collections.abc import Sequence

BEGINNING = b"\x04\x01\x05words\x01a"  # a letter that names no neighbour


def number(value: int) -> bytes:
    """Write a number as updates have it."""
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def before(writer: int) -> bytes:
    """Write a letter that stands before the first one of a writer."""
    return b"\x44" + number(writer) + number(0) + b"\x01a"


def crafted(
    written: Sequence[tuple[int, Sequence[bytes]]], deleted: Sequence[tuple[int, int]] = (), *, clock: int = 0
) -> bytes:
    """Write an update: what each writer wrote from `clock` on, and how many single letters of each went."""
    update = number(len(written))
    for writer, pieces in written:
        update += number(len(pieces)) + number(writer) + number(clock) + b"".join(pieces)
    update += number(len(deleted))
    for writer, count in deleted:
        update += number(writer) + number(count) + b"".join(number(2 * place) + b"\x01" for place in range(count))
    return update
