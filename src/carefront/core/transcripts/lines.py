"""From bytes or text in pieces of any size to blocks of lines, holding never more than one block."""

import codecs
import re
from collections.abc import Iterable, Iterator

from carefront.core.transcripts.turns import Notes, Odd

LONGEST_LINE = 20_000
LONGEST_BLOCK = 400
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Bytes that Windows-1252 leaves open: read as they stand, so that no byte stops a file.
OPEN_BYTES = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\ufeff]+")

Block = tuple[int, list[str]]


def blocks(chunks: Iterable[bytes | str], notes: Notes) -> Iterator[Block]:
    """Answer lines that stand together, each group with the number of its first line; blank lines part them."""
    number = 0
    start = 1
    group: list[str] = []
    for line in lines(chunks, notes):
        number += 1
        if line and not line.isspace():
            if not group:
                start = number
            group.append(line)
            if len(group) < LONGEST_BLOCK:
                continue
        if group:
            yield start, group
            group = []
    if group:
        yield start, group


def lines(chunks: Iterable[bytes | str], notes: Notes) -> Iterator[str]:
    """Answer every line without its end; a line of more than 20,000 characters is cut at a space, not lost."""
    rest = ""
    for text in texts(chunks, notes):
        whole = rest + text
        held = "\r" if whole.endswith("\r") else ""
        if "\r" in whole:
            whole = whole[: len(whole) - len(held)].replace("\r\n", "\n").replace("\r", "\n")
        parts = whole.split("\n")
        rest = parts.pop() + held
        yield from parts if max(map(len, parts), default=0) <= LONGEST_LINE else _cut(parts, notes)
        while len(rest) > LONGEST_LINE:
            piece, rest = _piece(rest)
            notes.odd(Odd.LONG_LINE_CUT, 1)
            yield piece
    if rest.rstrip("\r"):
        yield from rest.rstrip("\r").split("\r")


def _cut(parts: list[str], notes: Notes) -> Iterator[str]:
    for line in parts:
        rest = line
        while len(rest) > LONGEST_LINE:
            piece, rest = _piece(rest)
            notes.odd(Odd.LONG_LINE_CUT, 1)
            yield piece
        yield rest


def _piece(text: str) -> tuple[str, str]:
    space = text.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
    at = space if space > 0 else LONGEST_LINE
    return text[:at], text[at:]


def texts(chunks: Iterable[bytes | str], notes: Notes) -> Iterator[str]:
    """Answer text, guessing its letters: a byte order mark, the gaps of UTF-16, UTF-8, line by line Windows-1252."""
    rest = b""
    begun = False
    wide: codecs.IncrementalDecoder | None = None
    for chunk in chunks:
        if isinstance(chunk, str):
            yield _clean(_whole_letters(chunk), notes)
            continue
        whole = rest + chunk
        if not begun and len(whole) < 8:
            rest = whole
            continue
        if not begun:
            begun = True
            whole, wide = _begin(whole, notes)
        end = len(whole) if wide else whole.rfind(b"\n") + 1
        if not end and len(whole) > LONGEST_LINE:
            end = _edge(whole)
        rest = whole[end:]
        if end:
            yield _clean(wide.decode(whole[:end]) if wide else _decoded(whole[:end], notes), notes)
    if rest and not begun:
        rest, wide = _begin(rest, notes)
    yield _clean(wide.decode(rest, final=True) if wide else _decoded(rest, notes), notes)


def _whole_letters(text: str) -> str:
    # Half of a surrogate pair can be kept by no database: it becomes the sign for an unread letter.
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _begin(start: bytes, notes: Notes) -> tuple[bytes, codecs.IncrementalDecoder | None]:
    for mark, name in MARKS:
        if start.startswith(mark):
            notes.encoding = name
            wide = codecs.getincrementaldecoder(name)("replace") if name != "utf-8" else None
            return start[len(mark) :], wide
    head = start[:400]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) >= 8 and head[offset::2].count(0) * 2.5 > len(head) / 2 and not head[1 - offset :: 2].count(0):
            notes.encoding = name
            notes.odd(Odd.LETTERS_GUESSED, 1)
            return start, codecs.getincrementaldecoder(name)("replace")
    return start, None


def _edge(whole: bytes) -> int:
    # Never between the bytes of one letter: walk back over the bytes that continue one.
    end = len(whole)
    while end > len(whole) - 4 and whole[end - 1] & 0xC0 == 0x80:
        end -= 1
    return end - 1 if whole[end - 1] >= 0xC0 else len(whole)


def _decoded(part: bytes, notes: Notes) -> str:
    try:
        return part.decode()
    except UnicodeDecodeError:
        return _by_line(part, notes)


def _by_line(part: bytes, notes: Notes) -> str:
    told = []
    for line in part.split(b"\n"):
        try:
            told.append(line.decode())
        except UnicodeDecodeError:
            notes.odd(Odd.LETTERS_GUESSED, 1)
            told.append("".join(OPEN_BYTES.get(byte) or bytes((byte,)).decode("cp1252") for byte in line))
    return "\n".join(told)


def _clean(text: str, notes: Notes) -> str:
    if not CONTROL.search(text):
        return text
    cleaned = CONTROL.sub("", text)
    if cleaned != text.lstrip("\ufeff"):
        notes.odd(Odd.CONTROL_CHARACTERS, 1)
    return cleaned
