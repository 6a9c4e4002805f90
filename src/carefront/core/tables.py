"""Tables as people have them: text in whatever encoding, cells between commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator

from carefront.core.carrying import MOST_ROWS, Trouble, Unusable

MOST_BYTES = 5 * 1024 * 1024
DELIMITERS = (",", ";", "\t")
_SAMPLE = 4096


def decoded(content: bytes) -> str:
    """Answer the text of a file: UTF-8 or UTF-16 with or without a mark, otherwise Windows-1252.

    Raises Unusable(TABLE_EMPTY) for a file without text.
    """
    text = _decoded(content).replace("\0", "").lstrip("\ufeff")
    if not text.strip():
        raise Unusable(Trouble.TABLE_EMPTY)
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    even, odd = content[:_SAMPLE:2].count(0), content[1:_SAMPLE:2].count(0)
    if max(even, odd) > len(content[:_SAMPLE]) // 8:  # ASCII in UTF-16 has a zero in every other byte
        return content.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Answer the rows that hold anything, each with its place in the file (the header is 1, blank rows are counted).

    Raises Unusable(TABLE_TOO_LONG) over 10,000 rows, Unusable(TABLE_BROKEN) where a quotation mark is never closed,
    and Unusable(TABLE_EMPTY) where no row holds anything.
    """
    delimiter, start = _delimiter(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    found = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            found += 1
            if found > MOST_ROWS + 1:
                raise Unusable(Trouble.TABLE_TOO_LONG, str(MOST_ROWS))
            yield number, cells
    except csv.Error:
        raise Unusable(Trouble.TABLE_BROKEN, str(reader.line_num)) from None
    if not found:  # a lone quotation mark, say
        raise Unusable(Trouble.TABLE_EMPTY)


def _delimiter(text: str) -> tuple[str, int]:
    """Answer what stands between cells, by the first line that holds anything, and where the table begins."""
    start = len(text) - len(text.lstrip("\r\n"))
    first = text[start:].splitlines()[0] if text[start:] else ""
    if first.lower().startswith("sep=") and len(first) == 5 and first[4] in DELIMITERS:
        return first[4], start + text[start:].index(first) + len(first)
    line = first[:_SAMPLE]
    return max(DELIMITERS, key=line.count), start
