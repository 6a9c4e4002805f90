"""What a check-in counts as, and that a date is one observation."""

import pytest

from carefront.core.evidence.counting import Apart, Reading, counted, days_of, readings_of, tally_of
from carefront.core.evidence.rates import follow_through
from carefront.core.outcomes import Counts, Next, Outcome
from tests.core.evidence.cases import days, facts

TABLE = [
    # outcome, what was decided, enough, date passed, counts as, apart because
    (Outcome.DONE, None, False, False, Counts.KEPT, None),
    (Outcome.DONE, None, False, True, Counts.KEPT, None),  # late is a date beside it
    (Outcome.DONE, Next.RELEASE, False, True, Counts.KEPT, None),
    (Outcome.PARTLY, None, True, True, Counts.KEPT, None),
    (Outcome.PARTLY, None, False, True, Counts.MISSED, None),
    (Outcome.NOT_YET, None, False, True, Counts.MISSED, None),
    (Outcome.NOT_YET, Next.RECOMMIT, False, False, Counts.MISSED, None),
    (Outcome.NOT_YET, Next.RECOMMIT, False, True, Counts.MISSED, None),
    (Outcome.NOT_YET, Next.RELEASE, False, True, Counts.MISSED, None),  # what was said of its date stands
    (Outcome.NOT_YET, None, False, False, Counts.OPEN, None),
    (Outcome.NOT_YET, Next.KEEP, False, False, Counts.OPEN, None),
    (None, None, False, False, Counts.OPEN, None),  # at risk: no word yet, before the date
    (None, None, False, True, Counts.UNKNOWN, None),
    (None, Next.RECOMMIT, False, False, Counts.OPEN, None),  # moved in time
    (None, Next.MODIFY, False, False, Counts.APART, Apart.CHANGED),
    (None, Next.RELEASE, False, False, Counts.APART, Apart.RELEASED),
    (None, Next.RELEASE, False, True, Counts.APART, Apart.RELEASED),
    (None, Next.PAUSE, False, False, Counts.APART, Apart.PAUSED),
    (Outcome.NOT_YET, Next.MODIFY, False, False, Counts.APART, Apart.CHANGED),
    (Outcome.NOT_APPLICABLE, None, False, True, Counts.APART, Apart.NOT_APPLICABLE),
    (Outcome.NOT_APPLICABLE, Next.RELEASE, False, True, Counts.APART, Apart.NOT_APPLICABLE),
]


@pytest.mark.parametrize(("outcome", "then", "enough", "passed", "counts", "apart"), TABLE)
def test_the_table(
    outcome: Outcome | None, then: Next | None, enough: bool, passed: bool, counts: Counts, apart: Apart | None
) -> None:
    assert counted(outcome, then, enough=enough, date_passed=passed) == (counts, apart)


def test_handed_over_before_its_date_is_counted_apart() -> None:
    assert counted(None, date_passed=False, handed_over=True) == (Counts.APART, Apart.HANDED_OVER)


@pytest.mark.parametrize("outcome", [*Outcome, None])
@pytest.mark.parametrize("then", [Next.RELEASE, Next.MODIFY, Next.PAUSE])
def test_letting_go_in_time_is_never_a_miss(outcome: Outcome | None, then: Next) -> None:
    assert counted(outcome, then, date_passed=False)[0] is not Counts.MISSED


def test_promises_are_tallied_with_what_is_apart_told_by_its_reason() -> None:
    tally = tally_of(facts("k m o ? - k* m*"))
    assert (tally.kept, tally.missed, tally.open, tally.unknown) == (1, 1, 1, 1)
    assert dict(tally.apart) == {Apart.NOT_APPLICABLE: 1, Apart.UNCLEAR: 2}


@pytest.mark.parametrize(
    ("word", "kept"), [("kkm", True), ("kmm", False), ("km", True), ("m", False), ("k-m", True), ("km*", True)]
)
def test_a_date_is_one_observation_kept_when_half_of_it_was(word: str, kept: bool) -> None:
    (day,) = days_of(facts(word))
    assert day.was_kept(Reading.LEFT_OUT) is kept


def test_what_is_open_apart_or_unclear_makes_no_date() -> None:
    assert days_of(facts("o - k*")) == ()


def test_a_missing_word_is_read_both_ways_and_never_guessed() -> None:
    found = follow_through(days("kkkm?m?"))
    assert (found.kept, found.n, found.unknown) == (3, 5, 2)
    assert (found.at_least, found.at_most, found.n_all) == (3, 5, 7)
    assert found.rate is not None
    assert found.bounds is not None
    assert found.bounds[0].mean < found.rate.mean < found.bounds[1].mean


def test_below_five_there_are_counts_alone() -> None:
    found = follow_through(days("kkmk"))
    assert (found.kept, found.n, found.rate, found.bounds) == (3, 4, None, None)
    assert follow_through(days("kkmkk")).rate is not None
    assert follow_through(()).n == 0


def test_readings_are_asked_for_only_where_a_word_is_missing() -> None:
    assert readings_of(days("kmk")) == (Reading.LEFT_OUT,)
    assert set(readings_of(days("km?"))) == set(Reading)
