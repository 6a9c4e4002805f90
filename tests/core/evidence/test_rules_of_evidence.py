"""What must hold of every measure: bounds, directions, symmetries, and honesty under peeking."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.evidence.cancelled import Cells, association, log_association
from carefront.core.evidence.dropped import dropped, likeliest_change, log_changes, log_dropped
from carefront.core.evidence.low import log_low, low
from carefront.core.evidence.rates import rate_of
from carefront.core.evidence.runs import run_chance
from carefront.core.evidence.thresholds import ORDER, Kind, Strength, at_least, strength_of


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_more_kept_is_less_evidence_of_low(kept: int, missed: int) -> None:
    n = kept + missed + 1
    assert log_low(kept + 1, n) < log_low(kept, n)


@pytest.mark.parametrize("n", [1, 4, 12])
def test_the_e_value_of_low_is_one_on_average_at_the_edge_and_less_beyond(n: int) -> None:
    at_half, at_more = (
        sum(math.comb(n, kept) * p**kept * (1 - p) ** (n - kept) * low(kept, n) for kept in range(n + 1))
        for p in (0.5, 0.6)
    )
    assert at_half == pytest.approx(1)
    assert at_more < 1


def test_low_stays_below_one_in_twenty_however_often_it_is_looked_at() -> None:
    draw = random.Random(1)
    alarms = 0
    for _ in range(800):
        kept, most = 0, 0.0
        for n in range(1, 61):
            kept += draw.random() < 0.5
            most = max(most, low(kept, n))
        alarms += most >= 20
    assert alarms / 800 < 0.05


@pytest.mark.parametrize(("p", "q"), [(0.5, 0.3), (0.7, 0.5)])
def test_the_e_value_of_cancelled_stays_below_one_in_ten_likewise(p: float, q: float) -> None:
    draw = random.Random(2)
    alarms = 0
    for _ in range(500):
        cells, most = [0, 0, 0, 0], 0.0
        for _ in range(40):
            cells[2 * (draw.random() < p) + (draw.random() >= q)] += 1
            most = max(most, association(Cells(*cells))[1])
        alarms += most >= 10
    assert alarms / 500 < 0.1


def test_the_bayes_factor_of_a_drop_is_one_on_average_where_nothing_dropped() -> None:
    a, b, n = 3, 2, 9
    average = 0.0
    for number in range(2**n):
        sequence = [bool(number >> place & 1) for place in range(n)]
        kept = sum(sequence)
        chance = math.exp(math.lgamma(a + kept) + math.lgamma(b + n - kept) - math.lgamma(a + b + n))
        average += chance * math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)) * (dropped(sequence) or 0)
    assert average == pytest.approx(1)


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=6, max_size=40))
def test_a_rise_is_no_drop(sequence: list[bool]) -> None:
    falling = sorted(sequence, reverse=True)
    found = log_dropped(sequence)
    assert found is not None
    assert found <= (log_dropped(falling) or 0.0) + 1e-9
    assert (log_dropped(sorted(sequence)) or 0.0) <= found + 1e-9


@settings(deadline=None)
@given(st.integers(3, 20), st.integers(3, 20))
def test_the_likeliest_change_is_where_it_is(kept: int, missed: int) -> None:
    assert likeliest_change([True] * kept + [False] * missed) == kept


def test_places_left_out_would_have_added_nothing() -> None:
    sequence = [True] * 60 + [False] * 60
    assert any(one == -math.inf for one in log_changes(sequence))
    doubled = log_dropped([True] * 600 + [False] * 600)
    assert doubled is not None
    assert math.isfinite(doubled)


@settings(deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_the_e_value_is_more_cautious_than_the_bayes_factor(a: int, b: int, c: int, d: int) -> None:
    factor, evidence = log_association(Cells(a, b, c, d))
    assert evidence <= factor + 1e-9


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(1, 30))
def test_what_goes_together_is_more_evidence_than_what_does_not(many: int, more: int) -> None:
    together, against = Cells(many, 0, 0, more), Cells(0, many, more, 0)
    assert log_association(together)[0] > 0 > log_association(against)[0]


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_rate_lies_between_its_bounds_and_narrows(kept: int, missed: int) -> None:
    rate = rate_of(kept, kept + missed)
    wider = rate_of(kept // 2, kept // 2 + missed // 2)
    assert 0 < rate.low < rate.mean < rate.high < 1
    assert rate.high - rate.low <= wider.high - wider.low + 0.05


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 6), st.integers(0, 40))
def test_a_run_is_likelier_in_more_dates(miss: float, length: int, n: int) -> None:
    assert 0 <= run_chance(miss, length, n) <= run_chance(miss, length, n + 1) <= 1 + 1e-12
    assert run_chance(miss, length + 1, n) <= run_chance(miss, length, n) + 1e-12


@settings(deadline=None)
@given(st.sampled_from((Kind.LOW, Kind.DROPPED, Kind.CANCELLED)), st.floats(0, 100), st.floats(0, 100))
def test_more_evidence_is_never_weaker(kind: Kind, less: float, more: float) -> None:
    less, more = sorted((less, more))
    weaker, stronger = strength_of(kind, less), strength_of(kind, more)
    assert weaker is None or at_least(stronger, weaker)


@pytest.mark.parametrize(
    ("kind", "measures"), [(Kind.LOW, (10, 20, 20)), (Kind.DROPPED, (5, 10, 20)), (Kind.CANCELLED, (6, 10, 20))]
)
def test_the_table_of_strengths(kind: Kind, measures: tuple[float, ...]) -> None:
    assert strength_of(kind, measures[0] - 0.01) is None
    assert strength_of(kind, measures[0]) is Strength.HINT
    assert strength_of(kind, measures[2]) is Strength.STRICT
    if measures[1] < measures[2]:
        assert strength_of(kind, measures[1]) is Strength.NAME
    assert [at_least(Strength.NAME, needed) for needed in ORDER] == [True, True, False]
    assert not at_least(None, Strength.HINT)


@pytest.mark.parametrize("kind", [Kind.MOVED, Kind.UNCLEAR, Kind.OBSTACLE, Kind.HELP])
def test_counts_alone_have_no_strength(kind: Kind) -> None:
    assert strength_of(kind, 1e9) is None
