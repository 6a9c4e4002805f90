"""What is told of a group tells no answer, whoever comes and goes and however it is subtracted."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.evidence.groups import People, may_tell, tellable, told_mean
from tests.core.evidence.cases import uid


def people(*numbers: int) -> People:
    return frozenset(uid(number) for number in numbers)


def test_at_least_five() -> None:
    assert not may_tell(people(*range(4)), [])
    assert may_tell(people(*range(5)), [])
    assert told_mean([4, 4, 4, 4]) is None
    assert told_mean([4, 4, 4, 4, 5]) == 4.0


@pytest.mark.parametrize("changed", range(8))
def test_not_again_while_one_to_four_came_or_went(changed: int) -> None:
    before = people(*range(12))
    come, gone = people(*range(12 + changed)), people(*range(changed, 12))
    assert may_tell(come, [before]) is (changed == 0 or changed >= 5)
    assert may_tell(gone, [before]) is (changed == 0 or changed in (5, 6, 7))


def test_the_publication_before_the_last_counts_too() -> None:
    first, second = people(*range(10)), people(*range(15))
    assert may_tell(second, [first])
    assert not may_tell(people(*range(11)), [first, second])


def test_three_views_that_pairwise_look_harmless() -> None:
    told = [people(*range(10)), people(*range(5, 15))]
    assert may_tell(told[1], told[:1])
    assert not may_tell(people(*range(2, 12)), told)


def test_a_small_part_is_not_left_over() -> None:
    parts = {"north": people(*range(8)), "south": people(*range(8, 14)), "west": people(*range(14, 17))}
    whole = people(*range(17))
    assert tellable(whole, parts, []) == (True, ("north",))  # south and west stay together
    assert tellable(whole, {"north": parts["north"], "rest": people(*range(8, 17))}, []) == (True, ("rest", "north"))
    assert tellable(people(*range(4)), {}, []) == (False, ())


def test_an_end_of_the_scale_is_never_told() -> None:
    assert told_mean([7] * 6) == 6.5
    assert told_mean([1] * 6) == 1.5
    assert told_mean([7] * 5 + [6]) == 6.5


@settings(max_examples=30, deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 30), min_size=5), max_size=8))
def test_whatever_is_told_is_a_set_of_sets_of_five(sets: list[frozenset[int]]) -> None:
    told: list[People] = []
    for some in sets:
        if may_tell(people(*some), told):
            told.append(people(*some))
    for one in range(31):
        always_with = [other for other in range(31) if all((uid(one) in some) == (uid(other) in some) for some in told)]
        assert not any(uid(one) in some for some in told) or len(always_with) >= 5


def test_a_thousand_histories_of_membership_tell_nobody_apart() -> None:
    """Solve all means ever told for every single answer: none follows, and no two means differ by fewer than five."""
    draw = random.Random(5)
    many = 0
    for _ in range(1000):
        members = set(range(draw.randint(5, 16)))
        told: list[People] = []
        for _ in range(12):
            for _ in range(draw.choice((0, 1, 1, 2, 5, 6))):
                members.symmetric_difference_update({draw.randrange(22)})
            answered = people(*(one for one in members if draw.random() < 0.95))
            if may_tell(answered, told):
                told.append(answered)
        many += len(set(told)) > 1
        rows = np.array([[uid(one) in some for one in range(22)] for some in set(told)], dtype=float).reshape(-1, 22)
        # What follows from the means is what they span; how far each single answer lies from that is never nothing.
        spanned = np.linalg.pinv(rows) @ rows if len(rows) else np.zeros((22, 22))
        assert np.diag(spanned).max() < 0.21  # a fifth where five people were always told of together
        assert all(len(one ^ other) in (0, *range(5, 23)) for one in told for other in told)
    assert many > 100
