"""Days in words: which one is understood, which words name none, and how a day is said back."""

import time as clock
from datetime import date, datetime, time

import pytest

from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.language import read_date

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


@pytest.mark.parametrize(
    ("words", "on", "at"),
    [
        ("Call them today", date(2026, 3, 11), None),
        ("Send it tomorrow", date(2026, 3, 12), None),
        ("Call the three stalled accounts by Thursday noon", date(2026, 3, 12), time(12)),
        ("by Wednesday", date(2026, 3, 18), None),
        ("this Wednesday", date(2026, 3, 11), None),
        ("next Friday at 5pm", date(2026, 3, 20), time(17)),
        ("on Fri", date(2026, 3, 13), None),
        ("in 3 days", date(2026, 3, 14), None),
        ("within two weeks", date(2026, 3, 25), None),
        ("in a month", date(2026, 4, 11), None),
        ("by the end of the week", date(2026, 3, 13), None),
        ("end of next month", date(2026, 4, 30), None),
        ("by the end of the quarter", date(2026, 3, 31), None),
        ("24 June", date(2026, 6, 24), None),
        ("June 24th, 2027 at 17:00", date(2027, 6, 24), time(17)),
        ("by the 24th", date(2026, 3, 24), None),
        ("bis 24.6.", date(2026, 6, 24), None),
        ("due 2026-06-24, 09:30", date(2026, 6, 24), time(9, 30)),
        ("31/12/2026", date(2026, 12, 31), None),
        ("2 January", date(2027, 1, 2), None),
        ("Friday 27 March, 12:00", date(2026, 3, 27), time(12)),
        ("by 5:30 pm on Thursday", date(2026, 3, 12), time(17, 30)),
        ("by noon", date(2026, 3, 11), time(12)),
        ("by 9:00", date(2026, 3, 12), time(9)),
        ("bis 24. Juni", date(2026, 6, 24), None),
        ("le 3 février", date(2027, 2, 3), None),
        ("29 February", date(2028, 2, 29), None),
        ("by May 3", date(2026, 5, 3), None),
    ],
)
def test_a_named_day_is_understood(words: str, on: date, at: time | None) -> None:
    read = read_date(words, WEDNESDAY)
    assert read is not None
    assert (read.on, read.at) == (on, at)
    assert words[read.start : read.end].strip()


@pytest.mark.parametrize(
    "words",
    [
        "", "Call 3 accounts", "It may need a second look", "march through the list", "May I ask for a second opinion",
        "Write up Monday's figures", "every Friday write a line", "on 3 accounts", "version 2.4.1", "24/7",
        "Finish chapter 12", "5 of 10", "the sun sat on the wed sheets", "since Tuesday", "\x00\u202e", "١٢",
    ],
)  # fmt: skip
def test_words_that_name_no_day_give_none(words: str) -> None:
    assert read_date(words, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["by 31 June", "2026-02-30", "32 March", "30.2.", "by February 30", "99.99.2026"])
def test_a_day_that_does_not_exist_is_said_so(words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_date(words, WEDNESDAY)
    assert refused.value.because is Because.UNREADABLE_DATE
    assert refused.value.params["given"] in words


@pytest.mark.parametrize(("words", "on"), [("yesterday", date(2026, 3, 10)), ("by 2 March", date(2026, 3, 2))])
def test_a_past_day_is_read_as_past(words: str, on: date) -> None:
    read = read_date(words, WEDNESDAY)
    assert read is not None
    assert read.on == on


def test_words_without_a_day_cost_next_to_nothing() -> None:
    words = ("Write down what was unclear in the draft and march through the accounts one by one " * 40)[:300]
    read_date(words, WEDNESDAY)
    started = clock.process_time()
    for _ in range(50):
        read_date(words, WEDNESDAY)
    assert (clock.process_time() - started) / 50 < 0.002
    started = clock.process_time()
    read_date("12 by the in 9 may " * 60_000, WEDNESDAY)
    assert clock.process_time() - started < 0.1


def test_days_are_said_from_the_readers_own_day() -> None:
    who = dates.Reader(date(2026, 3, 11), "Europe/Berlin")
    assert dates.day(date(2026, 3, 11), who.today) == "today"
    assert dates.day(date(2026, 3, 12), who.today) == "tomorrow"
    assert dates.day(date(2026, 3, 12), who.today, near=False) == "Thursday 12 March"
    assert dates.day(date(2027, 3, 12), who.today) == "Friday 12 March 2027"
    noon = Due(date(2026, 11, 26), time(12), "Europe/Berlin")
    assert dates.due(noon, who) == "Thursday 26 November, 12:00"
    assert dates.due(Due(noon.on, noon.at, "America/New_York"), who).endswith("12:00 (America/New York)")
    assert dates.due(Due(noon.on, None, "America/New_York"), who) == "Thursday 26 November"
    assert dates.understood(noon, who) == "Thursday 26 November, 12:00 – your time, Europe/Berlin"
