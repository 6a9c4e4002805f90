"""Days in English words: which one is meant, seen from Wednesday 11 March 2026 at ten."""

from datetime import date, datetime, time

import pytest

from carefront.core.dates.model import Due
from carefront.core.dates.reading import find_all, read
from carefront.core.refusals import Because, Refusal
from carefront.kit.language import date_words

NOW = datetime(2026, 3, 11, 10, 0)


def due(words: str, **more: bool) -> Due:
    found = read(words, NOW, date_words("en"), **more)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("by Friday", "2026-03-13"),
        ("on Wednesday", "2026-03-18"),
        ("this Wednesday", "2026-03-11"),
        ("next Friday", "2026-03-20"),
        ("Friday week", "2026-03-20"),
        ("a week from Friday", "2026-03-20"),
        ("a week on Monday", "2026-03-23"),
        ("the Monday after next", "2026-03-23"),
        ("the day after tomorrow", "2026-03-13"),
        ("first thing tomorrow", "2026-03-12"),
        ("tomorrow week", "2026-03-19"),
        ("in two weeks", "2026-03-25"),
        ("in a week and a half", "2026-03-22"),
        ("in 3 working days", "2026-03-16"),
        ("three days before Easter", "2026-04-02"),
        ("24 June", "2026-06-24"),
        ("the third of March", "2026-03-03"),
        ("Tuesday the 19th", "2026-05-19"),
        ("Friday 27 March", "2026-03-27"),
        ("by the 24th", "2026-03-24"),
        ("the 20th of next month", "2026-04-20"),
        ("2026-06-24", "2026-06-24"),
        ("24.6.2026", "2026-06-24"),
        ("1-aug-2026", "2026-08-01"),
        ("the last Friday of April", "2026-04-24"),
        ("the first Tuesday in October", "2026-10-06"),
        ("the last working day of May", "2026-05-29"),
        ("Tuesday, next week", "2026-03-17"),
        ("by Christmas", "2026-12-25"),
        ("before Thanksgiving 2027", "2027-11-24"),
        ("Monday two weeks from now", "2026-03-23"),
        ("yesterday", "2026-03-10"),
        ("the Sunday before Easter", "2026-03-29"),
        ("on or before 5 April", "2026-04-05"),
        ("May twenty-nine", "2026-05-29"),
    ],
)
def test_the_day_that_is_meant(words: str, on: str) -> None:
    assert str(due(words).on) == on


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("end of month", "2026-03-31"),
        ("by the end of May", "2026-05-29"),
        ("end of next week", "2026-03-20"),
        ("EOQ", "2026-03-31"),
        ("the end of the year", "2026-12-31"),
        ("EOD", "2026-03-11"),
        ("COB Friday", "2026-03-13"),
        ("by the end of Friday", "2026-03-13"),
        ("before next week", "2026-03-13"),
        ("before June", "2026-05-29"),
    ],
)
def test_an_end_is_the_last_working_day_at_its_end(words: str, on: str) -> None:
    found = due(words)
    assert (str(found.on), found.at, found.end_of_day) == (on, None, True)


@pytest.mark.parametrize(
    ("words", "begins", "on"),
    [
        ("next week", "2026-03-16", "2026-03-20"),
        ("this month", "2026-03-01", "2026-03-31"),
        ("early next week", "2026-03-16", "2026-03-17"),
        ("mid-April", "2026-04-11", "2026-04-15"),
        ("late April", "2026-04-21", "2026-04-30"),
        ("Q3", "2026-07-01", "2026-09-30"),
        ("H2", "2026-07-01", "2026-12-31"),
        ("between the 16th and the 18th", "2026-03-16", "2026-03-18"),
        ("July 13 to 15", "2026-07-13", "2026-07-15"),
        ("between the 3rd and the 5th of April", "2026-04-03", "2026-04-05"),
        ("Monday to Wednesday", "2026-03-16", "2026-03-18"),
        ("in the summer", "2026-06-21", "2026-09-22"),
        ("this weekend", "2026-03-14", "2026-03-15"),
        ("the next three days", "2026-03-12", "2026-03-14"),
        ("the rest of the week", "2026-03-11", "2026-03-13"),
        ("the week of 6 April", "2026-04-06", "2026-04-10"),
        ("in June 2027", "2027-06-01", "2027-06-30"),
        ("July next year", "2027-07-01", "2027-07-30"),
        ("the second half of May", "2026-05-17", "2026-05-29"),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(words: str, begins: str, on: str) -> None:
    found = due(words)
    assert (str(found.begins), str(found.on)) == (begins, on)


@pytest.mark.parametrize(
    ("words", "on", "at"),
    [
        ("by Thursday noon", "2026-03-12", time(12)),
        ("tomorrow at half past three", "2026-03-12", time(15, 30)),
        ("at quarter to five", "2026-03-11", time(16, 45)),
        ("by 9:00", "2026-03-12", time(9)),
        ("tonight at 8", "2026-03-11", time(20)),
        ("Friday 5pm", "2026-03-13", time(17)),
        ("17:00 on Monday", "2026-03-16", time(17)),
        ("at seven thirty tomorrow", "2026-03-12", time(7, 30)),
        ("9 tomorrow morning", "2026-03-12", time(9)),
        ("in 90 minutes", "2026-03-11", time(11, 30)),
        ("2-4pm on Friday", "2026-03-13", time(16)),
        ("Monday between 9:30 and 11:00", "2026-03-16", time(11)),
        ("2026-06-24T09:30", "2026-06-24", time(9, 30)),
    ],
)
def test_the_time_on_that_day(words: str, on: str, at: time) -> None:
    assert (str(due(words).on), due(words).at) == (on, at)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("every other Tuesday", "week/2:2"),
        ("every weekday", "week/1:1,2,3,4,5"),
        ("daily", "day/1"),
        ("every 2 weeks", "week/2"),
        ("Mondays and Thursdays", "week/1:1,4"),
        ("each morning", "day/1"),
        ("every quarter", "month/3"),
        ("once a month", "month/1"),
        ("every Monday, Wednesday and Friday", "week/1:1,3,5"),
        ("every third Thursday", "week/3:4"),
        ("every two weeks on Tuesday", "week/2:2"),
        ("the first of every month", "month/1"),
    ],
)
def test_what_repeats_is_a_rhythm(words: str, code: str) -> None:
    found = due(words)
    assert found.rhythm is not None
    assert found.rhythm.code() == code
    assert found.on is not None
    assert found.on > NOW.date()


def test_a_rhythm_that_can_only_nearly_be_kept_says_so() -> None:
    found = due("the first Monday of each month")
    assert (str(found.on), found.nearly) == ("2026-04-06", True)


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("before our next conversation", "conversation"),
        ("by our next meeting", "meeting"),
        ("until we talk again", "conversation"),
        ("at our next 1:1", "meeting"),
    ],
)
def test_an_event_has_no_day(words: str, event: str) -> None:
    assert (due(words).on, due(words).event) == (None, event)


@pytest.mark.parametrize(
    "words", ["since May", "last Friday", "two weeks ago", "last night", "right now", "from Monday"]
)
def test_what_is_only_talked_about_is_aside(words: str) -> None:
    assert due(words).aside


def test_a_day_to_keep_goes_before_one_that_is_only_talked_about() -> None:
    assert str(due("Since last Friday nothing moved, so I call them by Thursday").on) == "2026-03-12"


@pytest.mark.parametrize(
    "words",
    [
        "It may need a second look",
        "march through the list",
        "3/4 of the team",
        "version 2.1.3",
        "24/7",
        "the sun was out",
        "Write up Monday's figures",
        "it costs $12 or 20 %",
        "room 4a",
        "two to four people",
        "one by one",
        "the Friday call",
        "call +49 30 123-12-1234",
        "see https://example.org/2026-05-01 or mail me@2026-05-01.org",
        "a daily report",
        "10 of 12",
        "the May figures",
        "May I ask",
        "a half-day",
        "in 3 months of work",
        "John 3:16",
        "the first floor",
        "9-to-5",
        "between 1 and 2 years",
        "on the second try",
        "fall in line",
        "two by two",
        "it costs 12.50 a head",
        "9 out of 10",
    ],
)
def test_other_words_name_no_day(words: str) -> None:
    assert find_all(words, NOW, date_words("en")) == ()


@pytest.mark.parametrize("words", ["by 31 June", "2026-02-30", "32 March", "30.2.", "by February 30"])
def test_a_day_that_does_not_exist_is_refused_and_left_out(words: str) -> None:
    with pytest.raises(Refusal) as refused:
        due(words)
    assert refused.value.because is Because.UNREADABLE_DATE
    assert refused.value.params["given"] in words
    assert find_all(words, NOW, date_words("en")) == ()


def test_the_order_of_day_and_month_can_be_asked_for() -> None:
    assert due("on 7/6/2026").on == date(2026, 6, 7)
    assert due("on 7/6/2026", day_first=False).on == date(2026, 7, 6)
    assert due("31/12/2026", day_first=False).on == date(2026, 12, 31)
    assert due("on 7/6").on == date(2026, 6, 7)


def test_every_time_in_a_sentence_is_found_in_its_place() -> None:
    words = "I send the draft tomorrow at noon, call Ben on Friday and write every Monday."
    found = find_all(words, NOW, date_words("en"))
    assert [words[one.start : one.end] for one in found] == ["tomorrow at noon", "Friday", "every Monday"]
