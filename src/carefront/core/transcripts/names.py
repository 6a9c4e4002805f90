"""Who speaks in a line: the ways in which programs and people write a name before, or above, what was said."""

import re
from functools import lru_cache
from typing import NamedTuple

NO_LABELS: frozenset[str] = frozenset()
PARTS_OF_NAMES = frozenset(
    (
        "de",
        "da",
        "del",
        "della",
        "di",
        "du",
        "der",
        "den",
        "van",
        "von",
        "vom",
        "zu",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
    )
)
LONGEST_NAME = 48

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
SPAN = rf"[\[(]?(?P<clock>{CLOCK})(?:\s*(?:-|–|to)\s*(?:{CLOCK}))?\s*(?:[AaPp]\.?[Mm]\.?)?[\])]?"
# A clock before what is said, in brackets or bare, as in [00:01:02] or 0:05 or (0:15) or 10:02 AM.
LEADING = re.compile(SPAN + r"\s*[-–]?\s*(?=\S|$)")
# A name over what is said, with its clock: Ana Maria Silva   0:05, or Ana Silva | 00:01:02, or Ana Silva (00:12).
ABOVE = re.compile(r"(?P<name>\S[^:<>\[\]|]{0,46}?)(?:\s{1,8}|\s*\|\s*|\s*-\s+)" + SPAN + r"\s*:?\s*$")
BRACKETS = re.compile(r"\[(?P<name>[^\]\[\n]{1,48})\]\s*:?\s*(?=\S)|<(?P<nick>[^<>\s/][^<>\n]{0,47})>\s+(?=\S)")
COLON = re.compile(r"(?P<name>[^\s:][^:\n]{0,47}?)\s?(?::(?=\s|$)|：)\s*")
LISTED = re.compile(r"(?:[-*•>]\s+|\*\*|__)+")
BOLD = re.compile(r"(?:\*\*|__)?:(?:\*\*|__)?\s*")
ARROWS = re.compile(r"(?:>>+|&gt;&gt;)\s*")
FROM = re.compile(r"From\s+(?P<name>[^:]{1,48}?)\s+(?:to|To)\s+[^:]{1,40}:\s*")
NOT_IN_A_NAME = re.compile(r"[.!?;,\"“”/\\@#=*{}|~<>]|https?$")
DOTTED = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Hr|Fr|Dipl|Ing)\.|, (?:Jr|Sr|PhD|MD)\b|\([^()]{0,30}\)|\|[^|]{0,30}$"
)


class Said(NamedTuple):
    """A line taken apart: who is named, what is left to say, and the clock in seconds where one stands."""

    speaker: str | None
    words: str
    clock: float | None
    above: bool


def seconds(clock: str) -> float:
    """Answer the seconds of a clock such as 1:02:03.5 or 02:03,5."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


@lru_cache(maxsize=1024)
def is_name(label: str, labels: frozenset[str] = NO_LABELS, nicks: bool = False) -> bool:
    """Answer whether the words before a colon name a person.

    labels: lower-case words that stand before a colon without being one, such as those a scribe uses.
    nicks: whether one word in small letters is a name here.
    """
    if len(label) > LONGEST_NAME or label.casefold() in labels or label.isdigit():
        return False
    plain = DOTTED.sub("", label)
    if NOT_IN_A_NAME.search(plain):
        return False
    words = plain.split()
    if not words:
        return bool(label.strip(" ."))
    if len(words) > 5 or words[0].casefold() in labels:
        return False
    if nicks and len(words) == 1 and words[0][0].isalpha():
        return True
    if not (words[0][0].isupper() or _no_case(words[0][0])):
        return False
    return all(word[0].isupper() or _no_case(word[0]) or word in PARTS_OF_NAMES for word in words)


def marked(text: str, labels: frozenset[str]) -> bool:
    """Answer whether a scribe's label stands before a colon here, with or without a name after it."""
    label, colon, _rest = text[:LONGEST_NAME].partition(":")
    words = label.casefold().split()
    return bool(colon and words) and (words[0] in labels or " ".join(words) in labels)


def _no_case(letter: str) -> bool:
    return letter.lower() == letter.upper()


def in_cue(text: str, labels: frozenset[str]) -> tuple[str | None, str]:
    """Answer the speaker that a caption names and what is left of it."""
    if text[:2] == ">>" or text[:4] == "&gt;":
        text = ARROWS.sub("", text, count=1)
    if text[:1] == "[" or text[:1] == "<":
        match = BRACKETS.match(text)
        if match and is_name(match["name"] or match["nick"], labels):
            return (match["name"] or match["nick"]).strip(), text[match.end() :]
        return None, text
    at = text.find(":", 0, LONGEST_NAME + 2)
    if at < 1 and "：" not in text[:LONGEST_NAME]:
        return None, text
    match = COLON.match(text)
    if match and is_name(match["name"], labels):
        return match["name"].strip(), text[match.end() :]
    return None, text


def _unlisted(text: str, labels: frozenset[str]) -> str:
    # Lists and bold print around a name go, but only where a name or a scribe's label is behind them.
    bare = BOLD.sub(": ", LISTED.sub("", text, count=1), count=1)
    return bare if marked(bare, labels) or in_cue(bare, labels)[0] is not None else text


def _nick(text: str, labels: frozenset[str], nicks: bool) -> tuple[str | None, str]:
    """Answer a name in small letters: in angle brackets anywhere, before a colon where the file has such names."""
    match = BRACKETS.match(text) if text[:1] == "<" else COLON.match(text) if nicks else None
    name = match and (match["nick"] if text[:1] == "<" else match["name"])
    return (name, text[match.end() :]) if match and name and is_name(name, labels, True) else (None, text)


def in_line(text: str, labels: frozenset[str], nicks: bool) -> Said:
    """Take apart one line of a transcript without captions."""
    clock: float | None = None
    text = text.strip()
    if text[:1].isdigit() or text[:1] in "[(":
        match = LEADING.match(text)
        if match:
            clock = seconds(match["clock"])
            text = text[match.end() :]
    match = FROM.match(text) if text.startswith("From ") else None
    if match:
        return Said(match["name"].strip(), text[match.end() :], clock, False)
    if text[:1] in "-*•>_":
        text = _unlisted(text, labels)
    if text[-1:].isdigit() or text[-1:] in "])mM:.":
        above = ABOVE.match(text) if clock is None else None
        if above and is_name(above["name"].replace(", ", " ", 1).strip(), labels, nicks):
            return Said(above["name"].strip(), "", seconds(above["clock"]), True)
    speaker, words = in_cue(text, labels)
    if speaker is None and (nicks or text[:1] == "<"):
        speaker, words = _nick(text, labels, nicks)
    if speaker is not None and not words:
        return Said(speaker, "", clock, True)
    if speaker is None and clock is not None and is_name(text, labels) and len(text.split()) in (2, 3):
        # "00:01:02 Ana Silva" over what she says, as some programs write it.
        return Said(text, "", clock, True)
    return Said(speaker, words, clock, False)
