"""What travels between a page and the live process.

Pieces of text are binary: one byte that says what it is, sixteen of the text's id, four of a number, then the piece.
Everything else is a small JSON object. A page numbers the pieces it sends; the answer `{"kept": n}` says that all of a
text up to that number is on disk.
"""

import json
from dataclasses import dataclass
from uuid import UUID

# A page: my state is this. The process: mine is this, and here is what you lack. Either: a change.
ASK, STATE, PIECE = 1, 2, 3
MOST_FRAME = 1_500_000  # bytes
_HEAD = 21
STILL, YES = "?", "!"  # a page asks whether the line is still there
GONE = 4404  # the code with which somebody is put out: hidden, absent and signed out are the same here
CROWDED = 4429


@dataclass(frozen=True, slots=True)
class Frame:
    """Describe one binary frame."""

    kind: int
    text_id: UUID
    number: int
    body: bytes


def packed(kind: int, text_id: UUID, number: int, body: bytes) -> bytes:
    """Answer a binary frame."""
    return bytes([kind]) + text_id.bytes + number.to_bytes(4, "big") + body


def state_frame(text_id: UUID, state: bytes, lacking: bytes) -> bytes:
    """Answer the frame that tells a page how far the process is and what the page lacks."""
    return packed(STATE, text_id, len(state), state + lacking)


def unpacked(message: bytes) -> Frame | None:
    """Read a binary frame from a page; None for what is none."""
    if len(message) < _HEAD or message[0] not in (ASK, PIECE):
        return None
    number = int.from_bytes(message[17:_HEAD], "big")
    return Frame(message[0], UUID(bytes=message[1:17]), number, message[_HEAD:])


def told(**words: object) -> str:
    """Answer a JSON frame."""
    return json.dumps(words, separators=(",", ":"), default=str)
