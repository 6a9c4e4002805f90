"""The piece of a text around the words that were asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carefront.core.searching.folding import has_run, words_in

PIECE = 220  # characters that are shown
BEFORE = 70  # of them before the first word that was found
_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a piece of text, and whether it is one of the words that were asked for."""

    text: str
    is_hit: bool


def excerpt(text: str, terms: Sequence[str], *, begins: bool = True, ends: bool = True) -> tuple[Part, ...]:
    """Answer about 220 characters of `text` around the first word that begins with one of `terms`.

    `begins` and `ends` tell whether `text` holds the beginning and the end of what was written. Without a hit it is
    the beginning of the text.
    """
    text = " ".join(text.split())
    found = _hits(text, terms)
    start, stop = _bounds(text, found[0][0] if found else 0)
    parts = [Part("…", False)] if start > 0 or not begins else []
    at = start
    for low, high in found:
        if low < at or high > stop:
            continue
        if low > at:
            parts.append(Part(text[at:low], False))
        parts.append(Part(text[low:high], True))
        at = high
    if at < stop:
        parts.append(Part(text[at:stop], False))
    if stop < len(text) or not ends:
        parts.append(Part("…", False))
    return tuple(parts)


def _bounds(text: str, hit: int) -> tuple[int, int]:
    """Answer from where to where is shown, at the edges of words where there are some nearby."""
    start = 0
    if hit > BEFORE:
        start = hit - BEFORE
        space = text.find(" ", start, hit)
        start = space + 1 if space >= 0 else start
    stop = min(start + PIECE, len(text))
    if stop < len(text):
        space = text.rfind(" ", max(start, hit) + 1, stop)
        stop = space if space > start + PIECE // 2 else stop
    return start, stop


def _hits(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Answer where words stand that begin with one of `terms`."""
    if not terms:
        return []
    ways = [re.escape(term) if has_run(term) else rf"(?<![^\W_]){re.escape(term)}[^\W_]*" for term in terms]
    ways.sort(key=len, reverse=True)
    plain = [(match.start(), match.end()) for match in re.finditer("|".join(ways), text, re.IGNORECASE)]
    return plain or _folded_hits(text, tuple(terms))


def _folded_hits(text: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Answer the same where case and accents differ, or a script has no spaces: word by word."""
    if text.isascii():
        return []
    return [
        (match.start(), match.end())
        for match in _WORD.finditer(text)
        if not match.group().isascii() and any(word.startswith(terms) for word in words_in(match.group()))
    ]
