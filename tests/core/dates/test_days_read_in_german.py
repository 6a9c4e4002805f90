"""Days in German words: a language is its table, the rules are the same."""

from datetime import datetime, time

import pytest

from carefront.core.dates.model import Due
from carefront.core.dates.reading import find_all, read
from carefront.kit.language import date_words

NOW = datetime(2026, 3, 11, 10, 0)


def due(words: str) -> Due:
    found = read(words, NOW, date_words("de"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "on", "at"),
    [
        ("Ich rufe morgen an", "2026-03-12", None),
        ("bis übermorgen", "2026-03-13", None),
        ("bis Freitag", "2026-03-13", None),
        ("bis nächsten Freitag", "2026-03-20", None),
        ("übernächsten Montag", "2026-03-23", None),
        ("in zwei Wochen", "2026-03-25", None),
        ("in anderthalb Wochen", "2026-03-22", None),
        ("am 3. April", "2026-04-03", None),
        ("bis 24.6.", "2026-06-24", None),
        ("Freitag, den 27. März, 12:00 Uhr", "2026-03-27", time(12)),
        ("bis Donnerstagmittag", "2026-03-12", time(12)),
        ("morgen früh um halb neun", "2026-03-12", time(8, 30)),
        ("um Viertel nach drei", "2026-03-11", time(15, 15)),
        ("Freitag in zwei Wochen", "2026-03-27", None),
        ("heute in einer Woche", "2026-03-18", None),
        ("in 5 Werktagen", "2026-03-18", None),
        ("am Freitag um 15 Uhr 30", "2026-03-13", time(15, 30)),
        ("der letzte Freitag im April", "2026-04-24", None),
        ("in einundzwanzig Tagen", "2026-04-01", None),
        ("zu Weihnachten", "2026-12-25", None),
    ],
)
def test_the_day_that_is_meant(words: str, on: str, at: time | None) -> None:
    assert (str(due(words).on), due(words).at) == (on, at)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("Ende des Monats", "2026-03-31"),
        ("bis Ende der Woche", "2026-03-13"),
        ("Ende Mai", "2026-05-29"),
        ("bis Jahresende", "2026-12-31"),
    ],
)
def test_an_end_is_the_last_working_day(words: str, on: str) -> None:
    assert (str(due(words).on), due(words).end_of_day) == (on, True)


@pytest.mark.parametrize(
    ("words", "begins", "on"),
    [
        ("KW 12", "2026-03-16", "2026-03-20"),
        ("in der 12. KW", "2026-03-16", "2026-03-20"),
        ("nächste Woche", "2026-03-16", "2026-03-20"),
        ("Anfang nächster Woche", "2026-03-16", "2026-03-17"),
        ("Mitte April", "2026-04-11", "2026-04-15"),
        ("zwischen dem 3. und dem 5. April", "2026-04-03", "2026-04-05"),
        ("im zweiten Quartal", "2026-04-01", "2026-06-30"),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(words: str, begins: str, on: str) -> None:
    assert (str(due(words).begins), str(due(words).on)) == (begins, on)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("jeden zweiten Dienstag", "week/2:2"),
        ("alle zwei Wochen", "week/2"),
        ("täglich", "day/1"),
        ("werktags", "week/1:1,2,3,4,5"),
        ("montags und donnerstags", "week/1:1,4"),
        ("jeden Morgen", "day/1"),
        ("einmal im Monat", "month/1"),
    ],
)
def test_what_repeats_is_a_rhythm(words: str, code: str) -> None:
    rhythm = due(words).rhythm
    assert rhythm is not None
    assert rhythm.code() == code


def test_an_event_has_no_day() -> None:
    assert (due("vor unserem nächsten Gespräch").on, due("vor unserem nächsten Gespräch").event) == (
        None,
        "conversation",
    )


@pytest.mark.parametrize(
    "words",
    [
        "so oder so",
        "am Rande",
        "die zweite Meinung",
        "Version 2.1.3",
        "So geht das nicht",
        "Der Mai ist schön",
        "drei Wochen Arbeit",
    ],
)
def test_other_words_name_no_day(words: str) -> None:
    assert find_all(words, NOW, date_words("de")) == ()
