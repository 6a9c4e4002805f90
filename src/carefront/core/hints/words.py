"""The words of one language that hints are found with, compiled once from its table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from carefront.core.hints.phrases import Phrasebook, book_from
from carefront.core.hints.terms import Kind, Part

QUIET = "quiet"
SLIP = "slip"
PRAISE = "praise"


@dataclass(frozen=True, slots=True)
class HintWords:
    """Hold a language's phrases, its pairs of quotation marks, and the polite words that keep their capital."""

    book: Phrasebook
    quotes: tuple[tuple[str, str], ...]
    capitals: frozenset[str]


def words_from(table: Mapping[str, object]) -> HintWords:
    """Compile the table of a language's `hints.toml`.

    table: `lists` (name to entries, an entry `<name>` stands for another list), `kinds`, `quiet`, `parts` and
    `around` (name to phrases; around: `slip` and `praise`), `openers`, `capitals` (words) and `quotes` (pairs).
    What is missing is empty.
    Raises ValueError for a phrase that cannot be read or a name that is not known.
    """
    lists = _lists(_table(table, "lists"))
    around = _table(table, "around")
    phrases: dict[str, Iterable[str]] = {tag: _rows(around.get(tag)) for tag in (SLIP, PRAISE)}
    for name, rows in _table(table, "kinds").items():
        phrases[Kind(name).value] = _rows(rows)
    for name, rows in _table(table, "parts").items():
        phrases[Part(name).value] = _rows(rows)
    for name, rows in _table(table, QUIET).items():
        phrases[f"{QUIET}:{'' if name == 'all' else Kind(name).value}"] = _rows(rows)
    return HintWords(
        book=book_from(phrases, lists, _rows(table.get("openers"))),
        quotes=tuple((pair[0], pair[-1]) for pair in _rows(table.get("quotes"))),
        capitals=frozenset(_rows(table.get("capitals"))),
    )


def _table(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, Mapping):
        raise ValueError(f"{name} is a table")
    return found


def _rows(found: object) -> list[str]:
    if found is None:
        return []
    if isinstance(found, str):
        return [row.strip() for row in found.splitlines() if row.strip() and not row.strip().startswith("#")]
    if isinstance(found, list):
        return [str(row) for row in found]
    raise ValueError(f"rows are a list or lines: {found!r}")


def _lists(given: Mapping[str, object]) -> dict[str, list[str]]:
    """Read the lists; each is one entry a line, or entries with commas between."""
    plain = {
        name: [entry.strip() for row in _rows(rows) for entry in row.split(",") if entry.strip()]
        for name, rows in given.items()
    }

    def full(name: str, inside: tuple[str, ...] = ()) -> list[str]:
        if name in inside or name not in plain:
            raise ValueError(f"no list {name}, or a list inside itself")
        found: list[str] = []
        for entry in plain[name]:
            nested = entry.startswith("<") and entry.endswith(">")
            found.extend(full(entry[1:-1], (*inside, name)) if nested else [entry])
        return found

    return {name: full(name) for name in plain}
