"""Counts alone: moved again, unclear again, and the owner's own tags."""

from datetime import timedelta

import pytest

from carefront.core.evidence.found import Count, What
from carefront.core.evidence.tallies import Move, Named, Promise, find_moved, find_tagged, find_unclear
from carefront.core.evidence.thresholds import Kind
from tests.core.evidence.cases import day, facts, uid

TODAY = day(12)


def promise(*weeks: int, clear: bool = True, made: int = 0) -> Promise:
    return Promise(day(made), clear, tuple(Move(uid(100 * made + week), day(week)) for week in weeks))


def test_one_promise_moved_on_three_dates_is_counted() -> None:
    found = find_moved([promise(1, 2, 3), promise()], TODAY)
    assert found is not None
    assert found.counts == (Count(What.PROMISES_MOVED, 1, 2), Count(What.ONE_MOVED, 3, 3))
    assert found.evidence == (uid(1), uid(2), uid(3))
    assert (found.strength, found.by_chance, found.measure) == (None, None, None)


@pytest.mark.parametrize(
    "promises",
    [
        [promise(1, 2)],
        [promise(1, 1, 1)],  # one date
        [promise(1, 2, 3, clear=False)],
        [promise(1), promise(2), promise(3), promise()],  # four: too few for "half of them"
        [promise(1), promise(2), promise(3), *[promise()] * 4],  # fewer than half
    ],
)
def test_less_is_not(promises: list[Promise]) -> None:
    assert find_moved(promises, TODAY) is None


def test_half_of_five_promises_moved_on_three_dates_is_counted() -> None:
    found = find_moved([promise(1), promise(2), promise(3), promise(), promise()], TODAY)
    assert found is not None
    assert found.counts[0] == Count(What.PROMISES_MOVED, 3, 5)


def test_only_the_last_ninety_days_are_counted() -> None:
    assert find_moved([promise(1, 2, 3)], TODAY + timedelta(60)) is None


def test_unclear_again_needs_three_dates_and_half_of_five() -> None:
    found = find_unclear(facts("k* m* k k o*"), TODAY)
    assert found is not None
    assert found.counts == (Count(What.UNCLEAR, 3, 5),)
    assert found.strength is None
    assert find_unclear(facts("k* m* k k k"), TODAY) is None
    assert find_unclear(facts("k* m* k* k"), TODAY) is None
    assert find_unclear(facts("k* m* k* k k k k"), TODAY) is None


def test_tags_are_counted_by_date_the_most_frequent_first() -> None:
    named = [Named(uid(n), day(n), tags) for n, tags in enumerate([("time",)] * 3 + [("time", "energy"), ("energy",)])]
    found = find_tagged(Kind.OBSTACLE, [*named, Named(uid(9), day(0), ("time",))], TODAY)
    assert found is not None
    assert found.counts == (Count(What.TAG, 4, 5, "time"), Count(What.TAG, 2, 5, "energy"))
    assert found.strength is None


def test_two_dates_with_one_tag_are_not_yet_a_count() -> None:
    assert find_tagged(Kind.HELP, [Named(uid(n), day(n), ("mornings",)) for n in range(2)], TODAY) is None
