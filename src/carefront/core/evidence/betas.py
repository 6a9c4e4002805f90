"""Beta distributions with whole-number parameters: exact finite sums, in logarithms, for thousands of observations.

Every prior used here has whole numbers, so an incomplete beta function is a tail of a binomial distribution and the
chance that one rate lies above another is a sum of positive terms. No sum subtracts, so small chances stay exact.
"""

import math
from math import lgamma, log, log1p

SMALL = 1e-17  # of a sum: what is smaller than this no longer changes it
LARGEST = 709.7  # the largest logarithm whose number can be held
STEPS = 200  # more than halving ever needs


def log_beta(a: int, b: int) -> float:
    """Answer the logarithm of the beta function; `a` and `b` are 1 or more."""
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def number(logarithm: float) -> float:
    """Answer the number of a logarithm, at most the largest that can be held."""
    return math.exp(min(logarithm, LARGEST))


def log_below(x: float, a: int, b: int) -> float:
    """Answer the logarithm of the chance that a Beta(a, b) rate lies below `x` (0-1, both ends left out).

    I_x(a, b) is the chance of `a` or more successes in a + b - 1 trials: Abramowitz & Stegun (1964), 26.5.24.
    """
    trials = a + b - 1
    if a > trials * x:
        return _log_tail(trials, a, x)
    return log1p(-math.exp(_log_tail(trials, b, 1 - x)))


def _log_tail(trials: int, least: int, x: float) -> float:
    """Sum binomial chances from `least`, which lies above the mean, upwards: every term is smaller than the last."""
    first = lgamma(trials + 1) - lgamma(least + 1) - lgamma(trials - least + 1)
    first += least * log(x) + (trials - least) * log1p(-x)
    odds, term, total = x / (1 - x), 1.0, 1.0
    for count in range(least, trials):
        term *= (trials - count) / (count + 1) * odds
        total += term
        if term < SMALL * total:
            break
    return first + log(total)


def quantile(part: float, a: int, b: int) -> float:
    """Answer the rate below which `part` (0-1) of a Beta(a, b) lies, by Newton's steps held between two bounds."""
    wanted, low, high, at = log(part), 0.0, 1.0, a / (a + b)
    for _ in range(STEPS):
        here = log_below(at, a, b)
        if here > wanted:
            high = at
        else:
            low = at
        slope = number((a - 1) * log(at) + (b - 1) * log1p(-at) - log_beta(a, b) - here)
        step = at - (here - wanted) / slope if slope else low
        step = step if low < step < high else (low + high) / 2
        if abs(step - at) <= 1e-14 * at or high - low < 1e-15:
            return step
        at = step
    return at


def log_above(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Answer the logarithm of the chance that a rate of Beta `first` lies above one of Beta `second`.

    Cook, J. D. (2005): Exact calculation of beta inequalities; summed from the end where its terms are largest.
    """
    (a, b), (c, d) = first, second
    if a * (c + d) <= c * (a + b):
        return _log_sum_above(a, b, c, d)
    return log1p(-math.exp(_log_sum_above(c, d, a, b)))


def _log_sum_above(a: int, b: int, c: int, d: int) -> float:
    top = a - 1
    log_first = lgamma(top + c) - lgamma(top + c + b + d) + lgamma(b + d) - log_beta(c, d)
    log_first += lgamma(top + b) - lgamma(top + 1) - lgamma(b)
    term, total, all_but_one = 1.0, 1.0, c + b + d - 1
    for count in range(top, 0, -1):
        ratio = (count + all_but_one) * count / ((count + c - 1) * (count + b - 1))
        term *= ratio
        total += term
        if ratio < 1 and term < SMALL * total:
            break
    return log_first + log(total)


def log_mean(logarithms: list[float]) -> float:
    """Answer the logarithm of the mean of numbers given as logarithms."""
    largest = max(logarithms)
    return largest + log(math.fsum(math.exp(one - largest) for one in logarithms) / len(logarithms))
