"""When things get done, and what came of another day: counts, and only where they can say something."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from carefront.core.evidence.counting import Fact, days_of
from carefront.core.evidence.good import Again, find_new_day, find_weekday, words_named
from carefront.core.evidence.patterns import History, arose_on, next_change, pattern_of, patterns_of
from carefront.core.evidence.thresholds import GOOD, STANDS_FOR, Kind
from carefront.core.outcomes import Counts

MONDAY = date(2026, 3, 2)
TODAY = MONDAY + timedelta(days=60)


def fact(number: int, on: date, kept: bool) -> Fact:
    """Make a fact of a clear promise."""
    return Fact(UUID(int=number), on, Counts.KEPT if kept else Counts.MISSED)


def weeks(kept_on: dict[int, int], of: int = 5) -> list[Fact]:
    """Make facts: on each weekday (0 is Monday) so many of some weeks kept."""
    return [
        fact(10 * week + day, MONDAY + timedelta(days=7 * week + day), week < kept)
        for day, kept in kept_on.items()
        for week in range(of)
    ]


def test_a_weekday_needs_another_one_to_stand_beside() -> None:
    assert find_weekday(days_of(weeks({4: 5})), TODAY) is None
    assert find_weekday(days_of(weeks({1: 5, 4: 5})), TODAY) is None  # everything was kept: no day says more
    found = find_weekday(days_of(weeks({1: 5, 4: 2})), TODAY)
    assert found is not None
    assert [(one.tag, one.times, one.of) for one in found.counts] == [("2", 5, 5), ("5", 2, 5)]
    assert found.strength is None


def test_another_day_counts_what_came_then() -> None:
    some_dates = [
        Again(UUID(int=n), MONDAY + timedelta(days=7 * n), kept) for n, kept in enumerate((True, False, True))
    ]
    found = find_new_day(some_dates, TODAY)
    assert found is not None
    assert [(one.times, one.of) for one in found.counts] == [(0, 3), (2, 3)]
    assert find_new_day([*some_dates[:2], Again(UUID(int=9), MONDAY, None)], TODAY) is None
    assert find_new_day(some_dates, TODAY + STANDS_FOR) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ()),
        ("A walk", ("a walk",)),
        ("A walk, early start; a walk.", ("a walk", "early start")),
        ("It helped a great deal that we had talked about it the day before", ()),
        (" , ;\n", ()),
    ],
)
def test_what_is_named_in_few_words_can_be_counted(text: str, named: tuple[str, ...]) -> None:
    assert words_named(text) == named


@given(some.lists(some.tuples(some.integers(0, 120), some.booleans()), min_size=1, max_size=40))
def test_nothing_changes_before_the_day_that_is_named(looks: list[tuple[int, bool]]) -> None:
    history = History(tuple(fact(n, MONDAY + timedelta(days=day), kept) for n, (day, kept) in enumerate(looks)))
    today = MONDAY + timedelta(days=90)
    turn = next_change(history, today)
    found = patterns_of(history, today)
    until = min(turn, today + timedelta(days=200)) if turn else today + timedelta(days=200)
    for days in {1, 7, (until - today).days - 1}:
        if today < today + timedelta(days=days) < until:
            assert patterns_of(history, today + timedelta(days=days)) == found


@given(some.lists(some.booleans(), min_size=8, max_size=30))
def test_it_arose_on_the_first_of_the_days_on_which_it_stands(kept: list[bool]) -> None:
    history = History(tuple(fact(n, MONDAY + timedelta(days=2 * n), one) for n, one in enumerate(kept)))
    today = MONDAY + timedelta(days=2 * len(kept))
    for one in patterns_of(history, today):
        since = arose_on(one.kind, history, today)
        assert since in history.dates()
        assert pattern_of(one.kind, history, since) is not None
        before = max((on for on in history.dates() if on < since), default=None)
        assert before is None or pattern_of(one.kind, history, before) is None


def test_what_is_stopped_is_not_computed() -> None:
    history = History(tuple(fact(n, MONDAY + timedelta(days=n), False) for n in range(8)))
    assert Kind.LOW in {one.kind for one in patterns_of(history, TODAY)}
    assert Kind.LOW not in {one.kind for one in patterns_of(history, TODAY, {Kind.LOW})}
    assert Kind.LOW not in GOOD
