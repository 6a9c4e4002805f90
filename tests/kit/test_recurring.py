"""How a meeting comes round, in words."""

from datetime import date

import pytest

from carefront.core.recurrence import Recurrence
from carefront.kit.recurring import recurrence, recurrence_ending


@pytest.mark.parametrize(
    ("code", "words", "ending"),
    [
        ("day/1", "every day", ""),
        ("day/3", "every 3 days", ""),
        ("week/1", "every week", ""),
        ("week/2", "every other week", ""),
        ("week/2:2 -20260331", "every other Tuesday", ""),
        ("week/1:1,3,5 x6", "every Monday, Wednesday and Friday", "6 times"),
        ("week/4:4 x1", "Thursday, every 4 weeks", "1 time"),
        ("month/1:5#-1", "the last Friday of every month", ""),
        ("month/2:1#2 to20270303", "the second Monday of every other month", "until 3 March 2027"),
        ("month/3@31", "the last day of every 3 months", ""),
        ("month/1@15", "day 15 of every month", ""),
    ],
)
def test_a_recurrence_is_said_in_words(code: str, words: str, ending: str) -> None:
    rec = Recurrence.from_code(code)
    assert rec is not None
    assert (recurrence(rec), recurrence_ending(rec)) == (words, ending)


def test_an_end_is_a_day_in_words() -> None:
    rec = Recurrence.from_code("day/1 to20261231")
    assert rec is not None
    assert rec.until == date(2026, 12, 31)
