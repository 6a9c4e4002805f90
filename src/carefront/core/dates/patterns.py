"""The small notation in which a language says how it names days: `the? {which} {weekday}`.

Elements stand apart by a space. `a|b` is either word, `_` a space within one, `?` after an element makes it optional,
`~` before it says that no space is needed, `^` that its own pattern begins with what separates it. `{slot}` stands for
a word of that table, `{slot:table}` for a second one of the same table. Every repeat is bounded: no text is slow.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SPACE = r"\s{1,3}"
DIGITS = "#"  # what stands for any digits among the words with which something opens
ANY = "*"  # and for anything
TOKEN = re.compile(r"[^\W\d_]+|\d+")

Opening = tuple[str, str | None]  # the first word and the second; None when it is one word long
Slot = tuple[str, frozenset[Opening]]

_ELEMENT = re.compile(r"(?P<glue>[~^]?)(?P<core>\{[a-z_0-9]+(?::[a-z_0-9]+)?\}|[^?]+)(?P<maybe>\??)")
_APOSTROPHE = "['’]"
_END = r"(?!\w|(?<=\d)-[^\W\d_]|[.:,/]\d|\s?%|['’]\w\w)"


@dataclass(frozen=True, slots=True)
class _Element:
    pattern: str
    openings: frozenset[Opening]
    gap: str
    maybe: bool


def either(words: Sequence[str]) -> str:
    """Answer a pattern for one of `words`, the longest first; a space in one matches any little space."""
    longest = sorted(set(words), key=len, reverse=True)
    return "|".join(literal(word) for word in longest)


def literal(word: str) -> str:
    """Answer a pattern for `word`, with either apostrophe and any little space."""
    return re.escape(word).replace(r"\ ", r"\s{1,2}").replace("_", r"\s{1,2}").replace("'", _APOSTROPHE)


def openings(words: Iterable[str]) -> frozenset[Opening]:
    """Answer the first two words of each of `words`, in lower case; digits stand for all digits."""
    found: set[Opening] = set()
    for word in words:
        tokens = [DIGITS if token.isdigit() else token.lower() for token in TOKEN.findall(word.replace("_", " "))[:2]]
        if not tokens:
            found.add((ANY, None))
        else:
            found.add((tokens[0], tokens[1] if len(tokens) > 1 else None))
    return frozenset(found)


def compiled(said: str, slots: Mapping[str, Slot]) -> tuple[re.Pattern[str], set[tuple[str, str]]]:
    """Answer the pattern that `said` writes, and the pairs of words with which it can open.

    slots: by name, the pattern of a table's words and their openings. Raises KeyError for an unknown slot.
    """
    elements = [_element(written, slots) for written in said.split()]
    pattern, begun = "", False
    for element in elements:
        if begun:
            pattern += f"(?:{element.gap}{element.pattern})?" if element.maybe else element.gap + element.pattern
        else:
            pattern += f"(?:{element.pattern}{SPACE})?" if element.maybe else element.pattern
            begun = not element.maybe
    return re.compile(pattern + _END, re.IGNORECASE), set(_opened(elements))


def _opened(elements: Sequence[_Element]) -> Iterable[tuple[str, str]]:
    for place, element in enumerate(elements):
        for first, second in element.openings:
            if second is not None:
                yield first, second
            else:
                for following in _seconds(elements[place + 1 :]):
                    yield first, following
        if not element.maybe:
            return


def _seconds(elements: Sequence[_Element]) -> set[str]:
    found: set[str] = set()
    for element in elements:
        found |= {first for first, _second in element.openings}
        if not element.maybe:
            return found
    return found | {ANY}


def _element(written: str, slots: Mapping[str, Slot]) -> _Element:
    found = _ELEMENT.fullmatch(written)
    if found is None:
        raise ValueError(written)
    gap = {"~": r"\s{0,2}", "^": "", "": SPACE}[found["glue"]]
    core = found["core"]
    if core.startswith("{"):
        name, _, table = core[1:-1].partition(":")
        pattern, opened = slots[table or name]
        return _Element(f"(?P<{name}>{pattern})", opened, gap, bool(found["maybe"]))
    words = core.split("|")
    return _Element(f"(?:{either(words)})", openings(words), gap, bool(found["maybe"]))
