"""What stands in the way of a table or a row, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.commitments import wording
from carefront.core.carrying import Column, Trouble, Unusable
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.sentences import sentence
from carefront.lobby.queries.importing import MYSELF_TARGET, Addressed

COLUMNS: dict[Column, Promise] = {
    Column.WORDS: lazy("Promise"),
    Column.DUE: lazy("Day"),
    Column.OUTCOME: lazy("Outcome"),
    Column.PARTY: lazy("To whom"),
    Column.OWNER: lazy("Owner"),
    Column.WHY: lazy("Why"),
    Column.SUCCESS: lazy("Success"),
}
# %(given)s is what stood in the table.
_SENTENCES: Mapping[Trouble, Promise] = {
    Trouble.NO_WORDS: lazy("There are no words in this row. What is promised?"),
    Trouble.WORDS_TOO_LONG: lazy("A promise has room for 300 characters, and this has %(given)s."),
    Trouble.TEXT_TOO_LONG: lazy("There is room for 10,000 characters here, and this has %(given)s."),
    Trouble.DAY_UNREADABLE: lazy("“%(given)s” is not a day that can be read. Try 2026-06-24 or 24.6.2026."),
    Trouble.DAY_FAR: lazy("“%(given)s” is more than ten years away. Which day is meant?"),
    Trouble.DAY_BEHIND: lazy("%(given)s lies behind already, and a request asks for something to come."),
    Trouble.OUTCOME_UNKNOWN: lazy(
        "“%(given)s” is not an outcome known here. Try done, partly or not yet, or leave it empty."
    ),
    Trouble.PARTY_UNKNOWN: lazy("You have no relationship with “%(given)s”. Choose one above, or leave it out."),
    Trouble.OWNER_UNKNOWN: lazy("Nobody you can ask is called “%(given)s”. Choose somebody above, or leave it out."),
    Trouble.COLUMN_MISSING: lazy(
        "No column holds the promises. Name one of them “words”, “promise” or “task”. Nothing was kept."
    ),
    Trouble.COLUMN_TWICE: lazy(
        "“%(given)s” says the same as a column before it. Leave one of the two out. Nothing was kept."
    ),
    Trouble.TABLE_EMPTY: lazy("There is no row in this file. Is it the right one?"),
    Trouble.TABLE_TOO_LONG: lazy("There is room for 10,000 rows. Split the table and bring it in parts."),
    Trouble.TABLE_TOO_BIG: lazy("There is room for %(given)s MB. Split the table and bring it in parts."),
    Trouble.TABLE_BROKEN: lazy(
        "The table cannot be read beyond line %(given)s. A quotation mark may not be closed. Nothing was kept."
    ),
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """Show one row of a table: what was understood, and what stands in the way, each beside its row."""

    number: int
    words: str
    day: str
    outcome: str
    whom: str
    kind: str  # promise, request, question, left
    kind_words: str
    troubles: tuple[str, ...]


def unusable(error: Unusable) -> str:
    """Say why a table cannot be read."""
    return str(_SENTENCES[error.trouble]) % {"given": error.given}


def not_carried(code: str) -> str:
    """Say why one row was not carried over, by the code that the job kept."""
    try:
        return str(_SHORT[Trouble(code)])
    except ValueError:
        return sentence(Refusal(Because(code))) if code in _PLAIN else str(_("It was refused."))


_PLAIN = {Because.RESTING.value, Because.NOT_IN_IT.value, Because.HIDDEN.value}
_SHORT: dict[Trouble, Promise] = {
    Trouble.NO_WORDS: lazy("It had no words."),
    Trouble.WORDS_TOO_LONG: lazy("Its words were too long."),
    Trouble.TEXT_TOO_LONG: lazy("A text in it was too long."),
    Trouble.DAY_UNREADABLE: lazy("Its day could not be read."),
    Trouble.DAY_FAR: lazy("Its day was too far away."),
    Trouble.DAY_BEHIND: lazy("It asked for a day that lies behind."),
    Trouble.OUTCOME_UNKNOWN: lazy("Its outcome was not known."),
    Trouble.PARTY_UNKNOWN: lazy("Whom it was promised to was not found."),
    Trouble.OWNER_UNKNOWN: lazy("Whose it is was not found."),
}


def row(one: Addressed, who: dates.Reader) -> TableRow:
    """Say what a row of a table means."""
    given: Any = one.row
    day = dates.day(given.on, who.today, near=False) if given.on else ""
    if given.on and given.at:
        day = _("%(day)s, %(time)s") % {"day": day, "time": dates.clock(given.at)}
    kind, words = _kind(one)
    troubles = [str(_SENTENCES[trouble]) % {"given": said} for _column, trouble, said in given.troubles]
    if given.outcome_left_out:
        troubles.append(_("The outcome is theirs to say, so it is left out."))
    return TableRow(
        number=given.number,
        words=given.words,
        day=day,
        outcome=str(wording.OUTCOMES[given.outcome]) if given.outcome else "",
        whom=_whom(one),
        kind=kind,
        kind_words=words,
        troubles=tuple(troubles),
    )


def _whom(one: Addressed) -> str:
    if one.target is None:
        return str(one.row.owner or one.row.party)
    return _("yourself") if one.target == MYSELF_TARGET else one.target.label


def _kind(one: Addressed) -> tuple[str, str]:
    if one.left_out:
        return "withdrawn", _("Left out")
    if not one.ready:
        return "no_word", _("A question")
    if one.row.is_request:
        return "requested", _("Becomes a request")
    return ("kept", _("Promised and answered")) if one.row.outcome else ("open", _("Becomes a promise"))
