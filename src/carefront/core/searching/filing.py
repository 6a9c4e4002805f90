"""What a text is filed under, what a question asks for, and where in time a thing stands among others."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from carefront.core.searching.folding import runs_in, words_in
from carefront.core.searching.kinds import LONGEST, Entry, Sought
from carefront.core.words import clean

QUESTION = 200  # characters of a question that are read
MOST_TERMS = 8  # of a question that are asked for
MOST_BYTES = 600_000  # of what one text is filed under: an engine takes about a million
# Signs that no word holds: they begin what a thing is filed under besides its words.
_PLACE, _KIND = "\ue000", "\ue001"
_BITS = 20  # of a place in time that tell apart what was said in one millisecond


def filed_under(entry: Entry) -> str:
    """Answer everything that a thing is found by, once each: where it belongs, its kind, its words and beginnings.

    The beginnings of a word, from two letters on, are written down with it: a question then asks for whole entries
    alone, which every engine answers newest first without gathering all that match. Of a text whose different words
    are too many the first ones count.
    """
    text = entry.words[:LONGEST]
    words = dict.fromkeys(words_in(text)) | dict.fromkeys(runs_in(text))
    under = dict.fromkeys((place_mark(entry.relationship_id), kind_mark(entry.kind)))
    room = MOST_BYTES
    for word in _with_beginnings(words):
        room -= len(word.encode()) + 8  # and what an engine keeps beside it
        if room < 0:
            break
        under[word] = None
    return " ".join(under)


def _with_beginnings(words: Iterable[str]) -> Iterable[str]:
    """Answer all words first, then their beginnings."""
    yield from words
    yield from dict.fromkeys(word[:length] for word in words for length in range(2, len(word)))


def place_mark(relationship_id: UUID) -> str:
    """Answer what everything in a relationship is filed under."""
    return _PLACE + relationship_id.hex


def kind_mark(kind: Sought) -> str:
    """Answer what everything of a kind is filed under."""
    return _KIND + kind.value.replace("_", "")  # an underscore would part it in two


def terms_of(question: str) -> tuple[str, ...]:
    """Answer the beginnings of words that a question asks for, at most 8; none where it holds no word.

    A single letter asks for the word of one letter.
    """
    return tuple(dict.fromkeys(words_in(clean(question[:QUESTION]))))[:MOST_TERMS]


def place_in_time(at: datetime, kind: Sought, subject_id: UUID) -> int:
    """Answer where a thing stands: a number that grows with its moment and is always the same for the same thing.

    In 43 bits the milliseconds since 1970, in 20 more a sign of the thing itself.
    """
    since = min(max(int(at.timestamp() * 1000), 0), 2**42 - 1)
    sign = blake2b(kind.value.encode() + subject_id.bytes, digest_size=4).digest()
    return since << _BITS | int.from_bytes(sign) >> (32 - _BITS)
