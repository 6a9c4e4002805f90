"""What is found in a history, what it needs, and when it goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from carefront.core.evidence.cancelled import Conversation, dated
from carefront.core.evidence.counting import days_of
from carefront.core.evidence.detecting import find_cancelled, find_dropped, find_low
from carefront.core.evidence.found import Count, Finding, What, stands
from carefront.core.evidence.patterns import History, patterns_of
from carefront.core.evidence.thresholds import BY_CHANCE, Kind, Strength
from tests.core.evidence.cases import conversations, day, days, facts, uid


def told(finding: Finding | None) -> Finding:
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("letters", "strength"),
    [("mmmmm", None), ("mmmmmm", Strength.HINT), ("mmmmmmm", Strength.STRICT), ("kmmmmmmmmm", Strength.HINT)],
)
def test_low_needs_six_dates(letters: str, strength: Strength | None) -> None:
    found = find_low(days(letters))
    assert (found and found.strength) == strength


def test_low_is_told_by_its_counts_dates_and_evidence() -> None:
    found = told(find_low(days("kmmmmmmmmmm")))
    assert found.counts == (Count(What.KEPT, 1, 11),)
    assert (found.first, found.last) == (day(0), day(10))
    assert set(found.evidence) == {uid(n) for n in range(11)}
    assert found.by_chance == BY_CHANCE[Strength.STRICT]


def test_two_promises_on_three_dates_are_three_observations() -> None:
    assert find_low(days_of(facts("mm mm mm"))) is None
    assert find_low(days("mmmmmm")) is not None


def test_three_in_a_row_are_nothing() -> None:
    assert find_low(days("kkkkmmm")) is None
    assert patterns_of(History(facts(" ".join("kkkmmmk"))), day(7)) == ()


def test_a_drop_needs_eight_dates_and_says_where() -> None:
    assert find_dropped(days("kkkkmmm")) is None
    found = told(find_dropped(days("kkkkkkkkmmmm")))
    assert found.strength is Strength.NAME
    assert found.counts == (Count(What.KEPT_BEFORE, 8, 8), Count(What.KEPT_AFTER, 0, 4))
    assert found.changed == day(8)


def test_getting_better_is_no_drop() -> None:
    assert find_dropped(days("mmmmmmmkkkkkkkkk")) is None


def test_a_missing_word_must_not_decide() -> None:
    assert told(find_low(days("mmmmmmm"))).strength is Strength.STRICT
    with_one = told(find_low(days("mmmmmmmm?m")))
    assert with_one.strength is Strength.HINT  # read as kept, one of ten
    assert with_one.counts == (Count(What.KEPT, 0, 9), Count(What.WITHOUT_A_WORD, 1, 10))
    assert find_low(days("mmmmmmm????")) is None


def test_cancelled_needs_eight_conversations_and_three_together() -> None:
    found = told(find_cancelled(dated(conversations("aaaabcdddddddd"))))
    assert found.counts == (Count(What.CANCELLED_NOT_DONE, 4, 5), Count(What.CANCELLED_DONE, 1, 9))
    assert found.measure == pytest.approx(22.07, abs=0.01)
    assert found.strength is Strength.STRICT
    assert find_cancelled(dated(conversations("aaadddd"))) is None
    assert find_cancelled(dated(conversations("aabdddddddddddd"))) is None


def test_cancelled_is_held_against_both_readings_too() -> None:
    assert find_cancelled(dated(conversations("aaaabcdddddddd" + "xxxx"))) is None
    assert told(find_cancelled(dated(conversations("aaaabcdddddddd" + "h")))).counts[-1].what is What.WITHOUT_A_WORD


def test_what_was_recorded_in_the_conversation_itself_means_nothing() -> None:
    some = tuple(replace(one, apart=False) for one in conversations("aaaabcdddddddd"))
    assert find_cancelled(dated(some)) is None


def test_two_conversations_on_one_date_are_one() -> None:
    (one,) = dated((Conversation(uid(1), day(0), True, False, True), Conversation(uid(2), day(0), False, None, True)))
    assert (one.cancelled, one.done) == (False, False)


def test_a_finding_goes_after_ninety_days_without_anything_new() -> None:
    history = History(facts(" ".join("mmmmmmm")))
    assert [one.kind for one in patterns_of(history, day(6))] == [Kind.LOW]
    (found,) = patterns_of(history, day(6) + timedelta(90))
    assert found.until == day(6) + timedelta(90)
    assert stands(found, found.until)
    assert patterns_of(history, day(6) + timedelta(91)) == ()


def test_what_lies_ahead_is_not_looked_at() -> None:
    history = History(facts(" ".join("mmmmmmm")))
    assert patterns_of(history, day(4)) == ()


def test_unclear_promises_raise_nothing_about_keeping() -> None:
    assert not [one for one in patterns_of(History(facts("m* " * 12)), day(12)) if one.kind is not Kind.UNCLEAR]


def test_a_finding_fades_with_what_is_kept_later() -> None:
    assert find_low(days("mmmmmmm")) is not None
    assert find_low(days("mmmmmmmkkkkkkk")) is None


def test_the_same_facts_give_the_same_findings_in_any_order() -> None:
    some = facts(" ".join("kkkkkkkkkmmmmm"))
    assert patterns_of(History(some), day(14)) == patterns_of(History(some[::-1]), day(14))
    assert [one.kind for one in patterns_of(History(some), day(14))] == [Kind.DROPPED]
