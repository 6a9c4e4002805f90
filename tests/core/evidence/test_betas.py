"""Exact sums beside the special functions of SciPy, small chances and large counts above all."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special, stats

from carefront.core.evidence.betas import log_above, log_below, log_beta, quantile

counts = st.integers(1, 60)
many = st.integers(1, 4000)


@settings(deadline=None)
@given(st.floats(0.01, 0.99), many, many)
def test_the_chance_to_lie_below_is_the_incomplete_beta_function(x: float, a: int, b: int) -> None:
    said = stats.beta.logcdf(x, a, b)
    if said > -600:  # below, SciPy answers minus infinity
        assert log_below(x, a, b) == pytest.approx(said, rel=1e-9, abs=1e-9)


@settings(deadline=None)
@given(st.sampled_from((0.1, 0.5, 0.9)), many, many)
def test_a_quantile_is_the_inverse(part: float, a: int, b: int) -> None:
    assert quantile(part, a, b) == pytest.approx(special.betaincinv(a, b, part), rel=1e-9)


@settings(deadline=None)
@given(counts, counts, counts, counts)
def test_one_of_two_rates_lies_above_the_other(a: int, b: int, c: int, d: int) -> None:
    both = math.exp(log_above((a, b), (c, d))) + math.exp(log_above((c, d), (a, b)))
    assert both == pytest.approx(1, abs=1e-10)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 25), st.integers(1, 25), st.integers(1, 25), st.integers(1, 25))
def test_how_likely_it_does_is_the_integral(a: int, b: int, c: int, d: int) -> None:
    said, _ = integrate.quad(lambda x: stats.beta.pdf(x, a, b) * special.betainc(c, d, x), 0, 1, limit=200)
    assert math.exp(log_above((a, b), (c, d))) == pytest.approx(said, abs=1e-7)


def test_a_chance_too_small_for_a_number_keeps_its_logarithm() -> None:
    assert log_above((1, 3000), (3000, 1)) == pytest.approx(special.betaln(3000, 3001) - special.betaln(3000, 1))
    assert log_below(0.5, 5000, 1) == pytest.approx(5000 * math.log(0.5))


@settings(deadline=None)
@given(many, many)
def test_the_beta_function_is_itself(a: int, b: int) -> None:
    assert log_beta(a, b) == pytest.approx(special.betaln(a, b), rel=1e-9, abs=1e-9)
