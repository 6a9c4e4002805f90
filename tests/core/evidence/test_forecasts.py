"""Forecasts beside outcomes: three looks, exact chances, and a line that moves slowly."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.evidence.calibrating import calibrated, calibration
from carefront.core.evidence.forecasts import Forecast, look_at, overconfidence, said_at_least
from tests.core.evidence.cases import day, uid

chances = st.floats(0, 1)


def forecasts(kept: int, n: int, likelihood: float = 0.8) -> list[Forecast]:
    return [Forecast(uid(place), day(place), likelihood, place < kept) for place in range(n)]


@settings(max_examples=40, deadline=None)
@given(st.lists(chances, max_size=7), st.integers(0, 7))
def test_the_chance_is_the_sum_over_everything_that_could_have_been(likelihoods: list[float], kept: int) -> None:
    kept = min(kept, len(likelihoods))
    said = 0.0
    for outcomes in product((False, True), repeat=len(likelihoods)):
        chance = math.prod(q if came else 1 - q for q, came in zip(likelihoods, outcomes, strict=True))
        said += chance * ((sum(outcomes) < kept) + (sum(outcomes) == kept) / 2)
    assert overconfidence(likelihoods, kept) == pytest.approx(said, abs=1e-12)


def test_forecasts_are_looked_at_three_times_only() -> None:
    assert look_at(forecasts(0, 9)) is None
    looks = [look_at(forecasts(0, n)) for n in (10, 19, 20, 29, 30, 60)]
    assert [look.n for look in looks if look] == [10, 10, 20, 20, 30, 30]


@pytest.mark.parametrize(("kept", "n", "told"), [(4, 10, True), (5, 10, False), (11, 20, True), (12, 20, False)])
def test_too_high_is_told_where_chance_alone_would_not_do(kept: int, n: int, told: bool) -> None:
    look = look_at(forecasts(kept, n))
    assert look is not None
    assert (look.told, look.kept, look.n) == (told, kept, n)
    assert look.expected == pytest.approx(0.8 * n)


def test_one_forecast_a_date_is_looked_at() -> None:
    twice = [Forecast(uid(n), day(n // 2), 0.9, False) for n in range(19)]
    assert look_at(twice) is not None
    assert look_at(twice[:18]) is None


def test_a_record_is_counts() -> None:
    assert said_at_least([*forecasts(6, 9, 0.9), *forecasts(0, 3, 0.5)], 0.8) == (6, 9)


@given(st.lists(st.tuples(chances, st.booleans()), max_size=60), chances)
@settings(max_examples=40, deadline=None)
def test_what_forecasts_came_to_is_a_chance_and_follows_outcomes(
    history: list[tuple[float, bool]], likelihood: float
) -> None:
    line = calibration(history)
    assert 0 < calibrated(likelihood, line) < 1
    kept, not_kept = (calibration([*history, (likelihood, came)]) for came in (True, False))
    assert calibrated(likelihood, kept) > calibrated(likelihood, not_kept)


def test_a_long_record_outweighs_the_prior() -> None:
    line = calibration([(0.8, place % 2 == 0) for place in range(4000)])
    assert calibrated(0.8, line) == pytest.approx(0.5, abs=0.01)


def test_nothing_yet_is_the_prior() -> None:
    assert calibrated(0.75, calibration([])) == pytest.approx(1 / (1 + math.exp(-0.4)))
