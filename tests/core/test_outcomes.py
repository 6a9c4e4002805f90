"""What an answer counts as, and where a promise stands after it."""

import pytest

from carefront.core.commitments import state_after
from carefront.core.outcomes import Counts, Outcome, State, counts_as


@pytest.mark.parametrize(
    ("outcome", "enough", "passed", "counts"),
    [
        (Outcome.DONE, False, True, Counts.KEPT),
        (Outcome.DONE, False, False, Counts.KEPT),
        (Outcome.PARTLY, True, True, Counts.KEPT),
        (Outcome.PARTLY, False, True, Counts.MISSED),
        (Outcome.NOT_YET, False, True, Counts.MISSED),
        (Outcome.NOT_YET, False, False, Counts.OPEN),
        (Outcome.NOT_APPLICABLE, False, True, Counts.APART),
        (None, False, True, Counts.UNKNOWN),
        (None, False, False, Counts.OPEN),
    ],
)
def test_an_outcome_counts(outcome: Outcome | None, enough: bool, passed: bool, counts: Counts) -> None:
    assert counts_as(outcome, enough=enough, date_passed=passed) is counts


def test_not_yet_with_a_new_day_is_a_miss_even_before_the_day() -> None:
    assert counts_as(Outcome.NOT_YET, enough=False, date_passed=False, recommitted=True) is Counts.MISSED


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("enough", [True, False])
def test_a_practice_goes_on_whatever_one_day_brought(outcome: Outcome, enough: bool) -> None:
    assert state_after(outcome, enough=enough, repeats=True) is State.OPEN


def test_not_yet_closes_nothing() -> None:
    assert state_after(Outcome.NOT_YET, enough=False, repeats=False) is State.OPEN
