"""What is carried over from a table: which column means what, and what each row says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from carefront.core import words as text
from carefront.core.due import HORIZON
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal

MOST_ROWS = 10_000
MOST_COLUMNS = 60


class Column(StrEnum):
    """Name what a column of the table can hold."""

    WORDS = "words"
    DUE = "due"
    OUTCOME = "outcome"
    PARTY = "party"  # to whom it was promised
    OWNER = "owner"  # who promised it
    WHY = "why"
    SUCCESS = "success"


class Trouble(StrEnum):
    """Name what stands in the way of a row, or of the whole table."""

    NO_WORDS = "no_words"
    WORDS_TOO_LONG = "words_too_long"
    TEXT_TOO_LONG = "text_too_long"
    DAY_UNREADABLE = "day_unreadable"
    DAY_FAR = "day_far"
    DAY_BEHIND = "day_behind"  # of a request, which asks for something to come
    OUTCOME_UNKNOWN = "outcome_unknown"
    PARTY_UNKNOWN = "party_unknown"
    OWNER_UNKNOWN = "owner_unknown"
    COLUMN_MISSING = "column_missing"  # of the table: nothing holds the words
    COLUMN_TWICE = "column_twice"  # of the table: two columns hold the same
    TABLE_EMPTY = "table_empty"
    TABLE_TOO_LONG = "table_too_long"
    TABLE_TOO_BIG = "table_too_big"
    TABLE_BROKEN = "table_broken"  # a quotation mark that is never closed


def _one_of(*lines: str) -> frozenset[str]:
    return frozenset(name.strip() for line in lines for name in line.split("|"))


# Names of columns, in small letters and digits alone.
NAMES: dict[Column, frozenset[str]] = {
    Column.WORDS: _one_of(
        "words|promise|commitment|task|title|what|text|action|todo",
        "versprechen|zusage|aufgabe|was|titel|wortlaut",
    ),
    Column.DUE: _one_of(
        "due|date|day|deadline|when|by|dueon|dueby|duedate",
        "fällig|faellig|fälligam|datum|tag|bis|termin|frist|wann",
    ),
    Column.OUTCOME: _one_of("outcome|status|state|result|done", "ergebnis|ausgang|stand|erledigt"),
    Column.PARTY: _one_of(
        "with|to|otherparty|other|promisedto|promisee|person|relationship|partner|party",
        "mit|an|gegenüber|gegenpartei|beziehung|wem|anderer|andere",
    ),
    Column.OWNER: _one_of(
        "owner|who|responsible|assignee|assignedto",
        "wer|verantwortlich|verantwortliche|zuständig|besitzer|inhaber",
    ),
    Column.WHY: _one_of("why|reason|purpose", "warum|wozu|grund"),
    Column.SUCCESS: _one_of("success|measure|lookslike", "erfolg|woran"),
}
_SAID: dict[Outcome | None, frozenset[str]] = {
    None: _one_of("|-|–|?|open|todo|in progress|offen|in arbeit"),
    Outcome.DONE: _one_of("done|yes|y|x|true|1|kept|complete|completed|✓|✔", "erledigt|ja|fertig|gehalten"),
    Outcome.PARTLY: _one_of("partly|partial|partially", "teilweise|zum teil"),
    Outcome.NOT_YET: _one_of("not yet|not_yet|not done|no|n|false|0|missed", "noch nicht|nicht|nein"),
    Outcome.NOT_APPLICABLE: _one_of(
        "not applicable|not_applicable|n/a|na|moot|cancelled|canceled", "entfällt|entfallen|hinfällig"
    ),
}
OUTCOMES = {said: outcome for outcome, several in _SAID.items() for said in several}
MYSELF = _one_of("|-|–|me|myself|self|i", "ich|mich|mir|selbst")

# Reads a day, perhaps a time, from what a cell holds; None when it names none.
DayReader = Callable[[str], tuple[date, time | None] | None]


@dataclass(frozen=True, slots=True)
class Header:
    """Hold in which place each column stands; `unread` are the names that mean nothing here."""

    places: dict[Column, int]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row as it was understood. `troubles` name the column, what stands in the way, and what was given."""

    number: int  # in the file, the header being 1
    words: str
    on: date | None = None
    at: time | None = None
    outcome: Outcome | None = None
    party: str = ""
    owner: str = ""
    why: str = ""
    success: str = ""
    outcome_left_out: bool = False
    troubles: tuple[tuple[Column, Trouble, str], ...] = ()

    @property
    def is_request(self) -> bool:
        """Whether somebody else owns it, so that it can only be asked of them."""
        return self.owner.casefold() not in MYSELF


class Unusable(Exception):
    """Say that a table cannot be read at all: `trouble` names why, `given` the column it is about."""

    def __init__(self, trouble: Trouble, given: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.given = given


def read_header(cells: Sequence[str]) -> Header:
    """Answer which column stands where. Raises Unusable for a table without words, or with the same column twice."""
    places: dict[Column, int] = {}
    unread = []
    for place, cell in enumerate(cells[:MOST_COLUMNS]):
        name = "".join(sign for sign in text.clean_line(cell).casefold() if sign.isalnum())
        column = next((column for column, names in NAMES.items() if name in names), None)
        if column is None:
            unread.append(text.clean_line(cell)[:60])
        elif column in places:
            raise Unusable(Trouble.COLUMN_TWICE, text.clean_line(cell)[:60])
        else:
            places[column] = place
    if Column.WORDS not in places:
        raise Unusable(Trouble.COLUMN_MISSING)
    return Header(places, tuple(name for name in unread if name))


def read_row(number: int, cells: Sequence[str], header: Header, read_day: DayReader, *, me: str, today: date) -> Row:
    """Answer what a row says, seen by the person named `me` on their day `today`; its troubles stand beside it."""
    given = {
        column: text.clean_line(cells[place]) if place < len(cells) else "" for column, place in header.places.items()
    }
    troubles: list[tuple[Column, Trouble, str]] = []
    words = _words(given[Column.WORDS], troubles)
    why, success = (_prose(column, given, troubles) for column in (Column.WHY, Column.SUCCESS))
    on, at = _day(given.get(Column.DUE, ""), read_day, today, troubles)
    owner = given.get(Column.OWNER, "")
    owner = "" if owner.casefold() in MYSELF | {me.casefold()} else owner[: text.LINE]
    outcome = _outcome(given.get(Column.OUTCOME, ""), troubles)
    if owner and on is not None and on < today:
        troubles.append((Column.DUE, Trouble.DAY_BEHIND, on.isoformat()))
    return Row(
        number=number,
        words=words,
        on=on,
        at=at,
        outcome=None if owner else outcome,
        party=given.get(Column.PARTY, "")[: text.LINE],
        owner=owner,
        why=why,
        success=success,
        outcome_left_out=bool(owner and outcome),
        troubles=tuple(troubles),
    )


def _words(given: str, troubles: list[tuple[Column, Trouble, str]]) -> str:
    try:
        return text.line(given, "words")
    except Refusal as refusal:
        trouble = Trouble.NO_WORDS if refusal.because is Because.EMPTY else Trouble.WORDS_TOO_LONG
        troubles.append((Column.WORDS, trouble, str(len(given))))
        return given[: text.LINE]


def _prose(column: Column, given: dict[Column, str], troubles: list[tuple[Column, Trouble, str]]) -> str:
    said = given.get(column, "")
    if len(said) > text.TEXT:
        troubles.append((column, Trouble.TEXT_TOO_LONG, str(len(said))))
        return ""
    return said


def _day(
    given: str, read_day: DayReader, today: date, troubles: list[tuple[Column, Trouble, str]]
) -> tuple[date | None, time | None]:
    if given in {"", "-", "–"}:
        return None, None
    read = read_day(given)
    if read is None:
        troubles.append((Column.DUE, Trouble.DAY_UNREADABLE, given[:40]))
        return None, None
    if abs((read[0] - today).days) > HORIZON.days:
        troubles.append((Column.DUE, Trouble.DAY_FAR, given[:40]))
    return read


def _outcome(given: str, troubles: list[tuple[Column, Trouble, str]]) -> Outcome | None:
    said = given.casefold()
    if said not in OUTCOMES:
        troubles.append((Column.OUTCOME, Trouble.OUTCOME_UNKNOWN, given[:40]))
    return OUTCOMES.get(said)
