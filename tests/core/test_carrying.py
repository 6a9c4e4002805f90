"""Tables as people have them: headers, encodings, cells."""

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from carefront.core.carrying import Column, Row, Trouble, Unusable, read_header, read_row
from carefront.core.cells import harmless
from carefront.core.outcomes import Outcome
from carefront.core.tables import MOST_BYTES, decoded, rows_of

TODAY = date(2026, 3, 11)


def day(cell: str) -> tuple[date, time | None] | None:
    """Read ISO days alone."""
    try:
        return date.fromisoformat(cell), None
    except ValueError:
        return None


def read(header: str, row: str) -> Row:
    """Read one row of a table."""
    return read_row(2, row.split(","), read_header(header.split(",")), day, me="Ada", today=TODAY)


@pytest.mark.parametrize(
    "header", ["words,due,outcome,with", "Aufgabe,Fällig am,Ergebnis,Mit", "TASK , Due Date,Status,Other party"]
)
def test_columns_are_known_by_many_names(header: str) -> None:
    assert set(read_header(header.split(",")).places) == {Column.WORDS, Column.DUE, Column.OUTCOME, Column.PARTY}


def test_the_same_column_twice_is_said() -> None:
    with pytest.raises(Unusable) as error:
        read_header(["Task", "Due", "Deadline"])
    assert (error.value.trouble, error.value.given) == (Trouble.COLUMN_TWICE, "Deadline")


def test_a_table_without_words_is_said() -> None:
    with pytest.raises(Unusable) as error:
        read_header(["colour", "size"])
    assert error.value.trouble is Trouble.COLUMN_MISSING


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("done", Outcome.DONE), ("Erledigt", Outcome.DONE), ("teilweise", Outcome.PARTLY), ("Noch nicht", Outcome.NOT_YET),
     ("n/a", Outcome.NOT_APPLICABLE), ("", None), ("offen", None)],
)  # fmt: skip
def test_outcomes_are_known_by_many_names(said: str, outcome: Outcome | None) -> None:
    row = read("words,outcome", f"Call,{said}")
    assert (row.outcome, row.troubles) == (outcome, ())


def test_troubles_stand_beside_their_row() -> None:
    row = read("words,due,outcome", ",31 June,perhaps")
    assert [trouble for _column, trouble, _given in row.troubles] == [
        Trouble.NO_WORDS, Trouble.DAY_UNREADABLE, Trouble.OUTCOME_UNKNOWN,
    ]  # fmt: skip


def test_another_owner_makes_it_a_request_without_an_outcome() -> None:
    row = read("words,due,outcome,owner", "Call,2026-04-01,done,Ben")
    assert row.is_request
    assert row.outcome is None
    assert row.outcome_left_out
    assert not row.troubles


def test_a_request_cannot_ask_for_a_day_that_lies_behind() -> None:
    assert read("words,due,owner", "Call,2026-03-01,Ben").troubles[0][1] is Trouble.DAY_BEHIND
    assert not read("words,due,owner", "Call,2026-03-01,ada").troubles


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_found_out(encoding: str) -> None:
    text = "words;due\r\nÄpfel für Jörg kaufen;2026-04-01\r\n"
    content = text.encode(encoding)
    assert [cells for _number, cells in rows_of(decoded(content))] == [
        ["words", "due"], ["Äpfel für Jörg kaufen", "2026-04-01"],
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_found_out(delimiter: str) -> None:
    text = f"\n\nwords{delimiter}due\n\nCall{delimiter}2026-04-01\n"
    assert [number for number, _cells in rows_of(text)] == [1, 3]
    assert next(rows_of(f"sep={delimiter}\n" + text))[1] == ["words", "due"]


def test_a_table_of_ten_thousand_rows_is_the_most() -> None:
    assert sum(1 for _row in rows_of("words\n" + "x\n" * 10_000)) == 10_001
    with pytest.raises(Unusable) as error:
        list(rows_of("words\n" + "x\n" * 10_001))
    assert error.value.trouble is Trouble.TABLE_TOO_LONG


def test_a_quotation_mark_that_is_never_closed_is_said() -> None:
    with pytest.raises(Unusable) as error:
        list(rows_of('words\n"' + "x" * 200_000))
    assert error.value.trouble is Trouble.TABLE_BROKEN


@pytest.mark.parametrize("text", ['"', '""', ",", " ; "])
def test_a_table_in_which_nothing_stands_is_empty(text: str) -> None:
    with pytest.raises(Unusable) as error:
        list(rows_of(text))
    assert error.value.trouble is Trouble.TABLE_EMPTY


@given(st.binary(max_size=300))
@example(b'"')
def test_no_bytes_are_too_odd(content: bytes) -> None:
    assert len(content) < MOST_BYTES
    try:
        table = rows_of(decoded(content))
        header = read_header(next(table)[1])
        for number, cells in table:
            read_row(number, cells, header, day, me="Ada", today=TODAY)
    except Unusable:
        pass


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n@x", "＝1"])
def test_formulas_are_harmless(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "Call - then write", "ben@harbour.example"])
def test_words_stay_words(cell: str) -> None:
    assert harmless(cell) == cell
