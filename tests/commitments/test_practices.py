"""Practices: how a promise repeats, said in its fields or in its own words, and what says no day at all."""

from typing import Any

import pytest

from carefront.commitments.models import CheckIn, Commitment
from tests.cast import Cast
from tests.commitments.test_promising import NEW, written
from tests.doors.calling import Api


@pytest.fixture
def ben(cast: Cast, visit: Any) -> Any:
    """Ben's browser."""
    return visit(cast.ben)


@pytest.mark.parametrize(
    ("given", "code", "weekday"),
    [({"rhythm": "daily"}, "day/1", 3), ({"rhythm": "chosen", "weekdays": ["1", "4"], "every": "2"}, "week/2:1,4", 4)],
)
def test_a_practice_begins_today_and_is_looked_at_each_time(ben: Any, given: Any, code: str, weekday: int) -> None:
    ben.post(NEW, written("Twenty minutes of Spanish", cue="After breakfast", **given))
    row = Commitment.objects.get()
    assert (row.rhythm, row.cue) == (code, "After breakfast")
    assert CheckIn.objects.get(commitment=row).occurs_on.isoweekday() == weekday


@pytest.mark.parametrize(
    ("words", "more", "code", "first"),
    [
        ("Run every weekday before work", {}, "week/1:1,2,3,4,5", "2026-03-12"),
        ("Call Ben every other Tuesday at 9am", {}, "week/2:2", "2026-03-17"),
        ("Write ten lines daily", {}, "day/1", "2026-03-12"),
        ("Run every weekday before work", {"rhythm": "once"}, "", None),
        ("Run every weekday before work", {"rhythm": "daily"}, "day/1", "2026-03-11"),
    ],
)
def test_a_rhythm_in_the_words_is_a_practice(ben: Any, words: str, more: Any, code: str, first: str | None) -> None:
    ben.post(NEW, written(words, **more))
    row = Commitment.objects.get()
    assert (row.rhythm, row.due_on and row.due_on.isoformat()) == (code, first)


@pytest.mark.parametrize("words", ["Answer no mails after 8 pm", "Call Ben after Friday", "Ich rufe nach Freitag an"])
def test_what_happens_after_a_day_has_no_day_by_which(ben: Any, words: str) -> None:
    ben.post(NEW, written(words))
    assert Commitment.objects.get().due_on is None


def test_a_rhythm_that_cannot_be_held_is_not_read(ben: Any) -> None:
    ben.post(NEW, written("Call Ben every first Monday of the month"))
    assert Commitment.objects.get().rhythm == ""


def test_a_rhythm_is_said_back_and_the_api_reads_it_too(cast: Cast, ben: Any) -> None:
    said = ben.post(f"{NEW}reading/", {"words": "Run every weekday at 7:30"}).content.decode()
    assert "every weekday, beginning" in said
    made = Api(cast.ben).post("/commitments", {"words": "Run every weekday at 7:30"})
    assert (made["rhythm"], made["understood"]["said"]) == ("week/1:1,2,3,4,5", "every weekday at 7:30")
