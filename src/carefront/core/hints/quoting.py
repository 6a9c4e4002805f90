"""What in a message is not said to the reader by its writer: quoted lines and quoted words."""

import re
from functools import lru_cache

_LINES = re.compile(r"^[ \t]{0,8}>[^\n]*", re.MULTILINE)
_NOTHING = "\0"


def lowered(text: str, capitals: frozenset[str]) -> str:
    """Answer `text` in lower case at the same length, with plain apostrophes; words in `capitals` keep theirs."""
    plain = text.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x60: "'", 0xB4: "'", 0xA0: " ", 0x202F: " "})
    small = plain.lower()
    if len(small) != len(text):
        small = "".join(one.lower() if len(one.lower()) == 1 else one for one in plain)
    if capitals:
        pattern = _capitals(capitals)
        for match in pattern.finditer(plain):
            small = small[: match.start()] + match.group() + small[match.end() :]
    return small


@lru_cache(maxsize=8)
def _capitals(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(words)) + r")\b")


def unquoted(text: str, quotes: tuple[tuple[str, str], ...]) -> str:
    """Answer `text` with what is quoted blanked out: lines after ">", and words in quotation marks. Lengths stay."""
    if ">" in text:
        text = _LINES.sub(lambda match: _NOTHING * len(match.group()), text)
    for opening, closing in quotes:
        if opening in text:
            text = _pattern(opening, closing).sub(lambda match: _NOTHING * len(match.group()), text)
    return text


@lru_cache(maxsize=32)
def _pattern(opening: str, closing: str) -> re.Pattern[str]:
    """Match words between two marks; a mark that is an apostrophe too stands where no letter does."""
    begin, end = re.escape(opening), re.escape(closing)
    inside = rf"[^{end}\0]{{1,400}}"
    if opening == "'":
        return re.compile(rf"(?<![\w]){begin}(?=\w)(?:[^'\n\0]|(?<=\w)'(?=\w)){{1,400}}{end}(?![\w])")
    return re.compile(begin + inside + end)
