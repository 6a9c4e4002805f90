"""Words as they are compared: without case and accents, and cut where scripts without spaces have no words.

Both database engines are given words that are folded here, so that both find the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

TOKEN = 32  # characters of a word that are compared
# Accents, vowel points and joiners that people leave out when they look for a word.
_ACCENTS = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5),
    (0x05C7, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE2F), (0x1F3FB, 0x1F3FF),
)  # fmt: skip
# Thai, Lao, Burmese, Khmer, kana, Han: written without spaces. Signs and pictures stand alone in the same way.
_RUNS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u2600-\u27bf\U0001f000-\U0001faff\U00020000-\U0003134f"
)
_PIECE = re.compile(f"([{_RUNS}]+)|([^\\s{_RUNS}]+)")
_RUN = re.compile(f"[{_RUNS}]")
_ASCII = re.compile(r"[a-z0-9]+")
# Letters that are no letter with an accent, and that people type as if they were.
_LIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŧ": "t"})


_MOST_KNOWN = 20_000  # characters whose answer is remembered


class _Letters(dict[int, int | str | None]):
    """Answer for each character what is kept of it: itself, nothing, or a space."""

    def __missing__(self, code: int) -> int | str | None:
        kept: int | str | None = code
        character, category = chr(code), unicodedata.category(chr(code))
        if category == "Cf" or any(low <= code <= high for low, high in _ACCENTS):
            kept = None  # joiners and direction marks join what stands around them
        elif category[0] not in "LNM" and not _RUN.match(character):
            kept = " "
        if len(self) < _MOST_KNOWN:
            self[code] = kept
        return kept


_LETTERS = _Letters()


def folded(text: str) -> str:
    """Answer a text in small letters without accents, with a space wherever no letter, number or picture stands."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LIKE)
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))


def words_in(text: str) -> Iterator[str]:
    """Answer the words of a text one by one, folded, each at most 32 characters long.

    Where a script has no spaces, every two neighbouring characters count as a word, and a lonely one as well.
    """
    if text.isascii():
        for word in _ASCII.findall(text.lower()):
            yield word[:TOKEN]
        return
    for run, word in _PIECE.findall(folded(text)):
        if not run:
            yield word[:TOKEN]
        elif len(run) == 1:
            yield run
        else:
            yield from map("".join, pairwise(run))


def runs_in(text: str) -> Iterator[str]:
    """Answer the single characters of a text that belong to scripts without spaces."""
    if not text.isascii():
        for run, _word in _PIECE.findall(folded(text)):
            yield from run


def has_run(text: str) -> bool:
    """Answer whether a folded text holds characters of a script without spaces."""
    return _RUN.search(text) is not None
