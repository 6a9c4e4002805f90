"""Phrases as people write them in a language's folder, compiled so that one pass over the words finds them all.

A phrase is a row of words: `you|u never <quick>? listen`. Between them may stand

- `a|b` one of several words; `ab*` any word that begins so; `_` any one word; `<name>` an entry of a named list
- `x?` a word that may be missing; `..` up to three words; `...` up to eight; `>>` the rest of the sentence
- `^` (first) only where a sentence begins; `$` (last) only where it ends; `?` (last) only where it asks
- ` !a|b c` (to the end of the row) only when none of these words come next
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_GAP = r"(?:,?\s{1,3}|\s?[-–—]{1,2}\s?)"
_ANY = r"[^\W_][\w'-]{0,40}"
_END = r"(?=[\s)]{0,3}(?:[.!?\n\0:;]|\Z))"
_ASKED = r"(?=[^.!?\n\0]{0,80}\?)"
_REST = r"[^.!?\n\0]{0,240}"
_MARKS = {
    "..": rf"(?:{_ANY}{_GAP}){{0,3}}?",
    "...": rf"(?:{_ANY}{_GAP}){{0,8}}?",
    "$": _END,
    "?": _ASKED,
    ">>": _REST,
}
_ENDS = {"$", "?", ">>"}


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one place `start:end` where a phrase with this tag stands."""

    tag: str
    start: int
    end: int


class Row:
    """Hold one phrase: what it is a sign of, the words it may begin with, and its expression, compiled when needed."""

    __slots__ = ("_pattern", "at_start", "firsts", "source", "tag")

    def __init__(self, tag: str, source: str, firsts: frozenset[str], at_start: bool) -> None:
        self.tag, self.source, self.firsts, self.at_start = tag, source, firsts, at_start
        self._pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; most phrases are never met, so each is compiled at the first meeting."""
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Hold every phrase of a language under the rarest words without which it cannot stand."""

    by_word: Mapping[str, tuple[Row, ...]]
    openers: frozenset[str]

    def scan(self, text: str) -> list[Found]:
        """Answer each place in `text` (lower case) where a phrase stands, from first to last."""
        places = self._places(text)
        rows = {row for word in places for row in self.by_word.get(word, ())}
        found = [
            Found(row.tag, start, max(hit.end(), end))
            for row in rows
            for word in row.firsts.intersection(places)
            for start, end, begins in places[word]
            if (begins or not row.at_start) and (hit := row.pattern.match(text, start))
        ]
        return sorted(found, key=lambda one: (one.start, -one.end, one.tag))

    def _places(self, text: str) -> dict[str, list[tuple[int, int, bool]]]:
        """Answer where each word stands: start, end, and whether a sentence begins with it."""
        places: dict[str, list[tuple[int, int, bool]]] = {}
        begins, last, count = True, 0, 0
        for match in WORD.finditer(text):
            between = text[last : match.start()]
            if between != " " and last:
                if any(mark in between for mark in ".!?\n\0:;"):
                    begins, count = True, 0
                elif count <= 3 and any(mark in between for mark in (",", "–", "—", " - ")):
                    begins = True
            word = match.group()
            places.setdefault(word, []).append((match.start(), match.end(), begins))
            begins = begins and word in self.openers
            count += 1
            last = match.end()
        return places


def book_from(
    phrases: Mapping[str, Iterable[str]], lists: Mapping[str, Sequence[str]], openers: Iterable[str]
) -> Phrasebook:
    """Compile `phrases` (tag to phrases) with the named word `lists` into a book.

    Raises ValueError for a phrase that cannot be read.
    """
    read = [(*_compiled(row, lists), tag, row.startswith("^")) for tag, rows in phrases.items() for row in rows]
    common = Counter(word for _source, _firsts, needed, _tag, _begins in read for words in needed for word in words)
    by_word: dict[str, list[Row]] = {}
    for source, firsts, needed, tag, begins in read:
        row = Row(tag, source, firsts, begins)
        for word in min(needed, key=lambda words: sum(common[word] ** 2 for word in words) / len(words)):
            by_word.setdefault(word, []).append(row)
    return Phrasebook({word: tuple(rows) for word, rows in by_word.items()}, frozenset(openers))


def _compiled(row: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, frozenset[str], list[frozenset[str]]]:
    """Answer the expression of a phrase, the words it may begin with, and for each place the words it cannot lack."""
    said, _, unless = row.removeprefix("^").partition(" !")
    parts = said.split()
    firsts: set[str] = set()
    needed: list[frozenset[str]] = []
    leading, source = True, ""
    for place, part in enumerate(parts):
        final = _may_end(parts[place + 1 : place + 2])
        if part in _MARKS:
            source += _MARKS[part]
            continue
        entries = _entries(part.removesuffix("?"), lists, row)
        optional = part.endswith("?")
        if leading:
            firsts |= _begun(entries)
        if not optional and not any(_open(entry) for entry in entries):
            needed.append(frozenset(_begun(entries)))
        leading = leading and optional
        joint = _GAP if source and _may_end([part]) else ""
        source += _one_of(entries, joint, "" if final else _GAP, optional)
    if leading or not firsts or not needed or "" in firsts:
        raise ValueError(f"a phrase begins with a word and has a whole one: {row!r}")
    return source + _unless(unless), frozenset(firsts), needed


def _open(entry: str) -> bool:
    """Answer whether the first word of `entry` may be any of many, so that a phrase is not found by it."""
    return entry in _ENDS or any(mark in entry.split()[0] for mark in "*_")


def _begun(entries: Iterable[str]) -> set[str]:
    """Answer the first words of `entries`: with their apostrophe and, as in haste, without."""
    words = {"" if _open(entry) else entry.split()[0] for entry in entries}
    return words | {word.replace("'", "") for word in words}


def _may_end(parts: Sequence[str]) -> bool:
    """Answer whether nothing follows in a phrase, or what follows may be an end, before which no gap stands."""
    return not parts or any(choice in _ENDS for choice in parts[0].split("|"))


def _one_of(entries: list[str], joint: str, gap: str, optional: bool) -> str:
    """Answer the expression of one place in a phrase; an end may stand among its words."""
    words = joint + "(?:" + "|".join(_spelled(entry) for entry in entries if entry not in _ENDS) + r")(?![\w'])" + gap
    choices = [words, *(_MARKS[entry] for entry in entries if entry in _ENDS)]
    return "(?:" + "|".join(choices) + ")" + ("?" if optional else "")


def _unless(rows: str) -> str:
    """Answer the expression that lets a phrase stand only when none of these words come next."""
    words = [_spelled(" ".join(row.split())) for row in rows.split("|") if row.strip(" !?$.")]
    return rf"(?!{_GAP}?(?:{'|'.join(words)})(?![\w']))" if words else ""


def _entries(part: str, lists: Mapping[str, Sequence[str]], row: str) -> list[str]:
    found: list[str] = []
    for choice in part.split("|"):
        if choice.startswith("<") and choice.endswith(">"):
            if choice[1:-1] not in lists:
                raise ValueError(f"no list {choice} for {row!r}")
            found.extend(lists[choice[1:-1]])
        else:
            found.append(choice)
    if not all(found):
        raise ValueError(f"an empty choice in {row!r}")
    return sorted(set(found), key=lambda entry: (-len(entry), entry))


def _spelled(entry: str) -> str:
    return _GAP.join(
        _ANY if word == "_" else re.escape(word).replace(r"\*", r"\w{0,20}").replace("'", "'?")
        for word in entry.split()
    )
