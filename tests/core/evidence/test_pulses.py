"""Pulses of one person: a place with its uncertainty, and which change is worth a word."""

import pytest

from carefront.core.evidence.changes import Asked, changes_in
from carefront.core.evidence.pulses import Corner, Pulse, commitment_mean, point_of
from tests.core.evidence.cases import day, uid


def pulses(*answers: tuple[int | None, int | None, int | None], dose: int | None = None) -> list[Pulse]:
    return [Pulse(uid(place), day(2 * place), *one, dose) for place, one in enumerate(answers)]


@pytest.mark.parametrize(
    ("answer", "corner"),
    [
        ((6, 6, 6), Corner.BOTH),
        ((6, 6, 2), Corner.TRUST),
        ((2, 2, 6), Corner.ACCOUNTABILITY),
        ((2, 2, 2), Corner.NEITHER),
        ((4, 4, 6), None),
        ((6, 6, 4), None),
    ],
)
def test_a_corner_is_named_from_three_pulses_on(answer: tuple[int, int, int], corner: Corner | None) -> None:
    two, three = point_of(pulses(answer, answer)), point_of(pulses(answer, answer, answer))
    assert two is not None
    assert three is not None
    assert (two.corner, three.corner) == (None, corner)


def test_a_corner_is_not_named_within_one_standard_error_of_a_line() -> None:
    near = point_of(pulses((4, 5, 6), (4, 5, 6), (4, 5, 6)))  # trust half a point above the middle
    assert near is not None
    assert near.trust_error == pytest.approx(0.9 / 2**0.5 / 3**0.5)
    assert near.corner is Corner.BOTH
    scattered = point_of(pulses((1, 1, 6), (7, 7, 6), (6, 5, 6)))
    assert scattered is not None
    assert scattered.corner is None


def test_equal_answers_are_not_certain_ones() -> None:
    point = point_of(pulses((7, 7, 7), (7, 7, 7), (7, 7, 7)))
    assert point is not None
    assert point.accountability_error > 0.5


def test_what_was_skipped_is_left_out_and_the_dose_is_an_arrow_of_ones_own() -> None:
    assert point_of(pulses((6, None, 6))) is None
    some = [*pulses((6, 6, 6), dose=1), Pulse(uid(9), day(9), None, 3, None, -2)]
    point = point_of(some)
    assert point is not None
    assert (point.n, point.dose) == (1, -2)


def test_the_latest_six_are_the_place() -> None:
    point = point_of(pulses(*[(1, 1, 1)] * 10, *[(7, 7, 7)] * 6))
    assert point is not None
    assert (point.n, point.trust, point.accountability) == (6, 7, 7)


def test_two_less_than_last_time_is_nothing() -> None:
    assert changes_in(pulses(*[(5, 5, 5)] * 6, (3, 5, 5))) == ()
    assert changes_in(pulses((7, 7, 7), (1, 1, 1))) == ()  # nothing to hold it against yet


def test_three_points_on_one_answer_are_worth_a_word() -> None:
    (change,) = changes_in(pulses(*[(5, 5, 5)] * 6, (2, 5, 5)))
    assert (change.asked, change.points, change.lasting) == (Asked.SAFE, -3, False)
    (rise,) = changes_in(pulses(*[(3, 5, 4)] * 6, (6, 5, 4)))
    assert rise.points == 3


def test_less_on_each_of_three_may_be_worth_a_word_together() -> None:
    found = changes_in(pulses(*[(5, 5, 5)] * 6, (3, 3, 4)))
    assert found == ()
    (change,) = changes_in(pulses(*[(5, 5, 5)] * 6, (3, 3, 3)))
    assert (change.asked, change.points) == (Asked.MEAN, -2)


def test_three_pulses_two_below_the_six_before_last() -> None:
    found = changes_in(pulses(*[(6, 5, 5)] * 6, *[(4, 5, 5)] * 3))
    assert [(one.asked, one.points, one.lasting) for one in found] == [(Asked.SAFE, -2, True)]
    assert len(found[0].evidence) == 9


def test_the_commitment_items_are_a_mean() -> None:
    assert commitment_mean((5, 4, 4, 3)) == 4
