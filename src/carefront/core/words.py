"""People's words: what is kept of a text that somebody typed, pasted or mailed."""

import unicodedata

from carefront.core.refusals import Because, Refusal

LINE = 300  # characters in a one-line text: a promise, a name
TEXT = 10_000  # characters in a longer text: an answer, a reason

# Direction overrides and isolates can make a sentence read as another one; zero-width joiners stay, scripts need them.
_DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF}


def clean(text: str) -> str:
    """Answer `text` without control, surrogate and direction-changing characters, in normal form C, trimmed.

    Line breaks and tabs stay; every kind of line break becomes a line feed.
    """
    if text.isprintable():  # none of what is taken out below is printable
        return unicodedata.normalize("NFC", text).strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (
        character
        for character in text
        if character in "\n\t"
        or (ord(character) not in _DIRECTION and unicodedata.category(character) not in {"Cc", "Cs"})
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def clean_line(text: str) -> str:
    """Answer `text` cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())


def line(text: str, field: str, *, required: bool = True, limit: int = LINE) -> str:
    """Answer one clean line of at most `limit` characters.

    Raises Refusal(EMPTY) when `required` and nothing is left, Refusal(TOO_LONG) over the limit.
    """
    return _bounded(clean_line(text), field, required, limit)


def prose(text: str, field: str, *, required: bool = False, limit: int = TEXT) -> str:
    """Answer a clean text of at most `limit` characters; raises as `line` does."""
    return _bounded(clean(text), field, required, limit)


def _bounded(text: str, field: str, required: bool, limit: int) -> str:
    if required and not text:
        raise Refusal(Because.EMPTY, field)
    if len(text) > limit:
        raise Refusal(Because.TOO_LONG, field, limit=limit, length=len(text))
    return text


def shortened(text: str, limit: int) -> str:
    """Answer a text as one line of at most `limit` characters, with a sign where something is left out."""
    whole = clean_line(text)
    return whole if len(whole) <= limit else whole[: limit - 1].rstrip() + "…"
