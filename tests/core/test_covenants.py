"""The rules of covenants: what a signature is bound to, and when everybody agreed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core import covenants as rules
from carefront.core.covenants import OPENINGS, CovenantPart, CovenantState, Opening
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind

DAY = date(2026, 6, 9)
WORDS = st.dictionaries(st.sampled_from(CovenantPart), st.text("ab\0é", max_size=4))
DAYS = st.sampled_from([DAY, DAY + timedelta(days=1)])


@given(WORDS, WORDS, DAYS, DAYS)
def test_a_digest_tells_any_two_covenants_apart(one, other, day, another):
    def whole(words):
        return {part: words.get(part, "") for part in CovenantPart}

    same = whole(one) == whole(other) and day == another
    assert (rules.digest(one, day) == rules.digest(other, another)) == same


def test_nobody_signs_other_words_than_were_read_or_none_at_all():
    words = {CovenantPart.CONDUCT: "We say it early"}
    rules.checked_for_signing(words, DAY, rules.digest(words, DAY))
    with pytest.raises(Refusal) as refused:
        rules.checked_for_signing(words, DAY + timedelta(days=1), rules.digest(words, DAY))
    assert refused.value.because is Because.WORDS_CHANGED
    with pytest.raises(Refusal) as refused:
        rules.checked_for_signing({}, DAY, rules.digest({}, DAY))
    assert refused.value == Refusal(Because.EMPTY, "words")


def test_everybody_who_is_in_it_has_to_say_yes_and_nobody_agrees_alone():
    one, other, gone = uuid4(), uuid4(), uuid4()
    assert rules.agreed([one, other], [other, one, gone])
    assert not rules.agreed([one, other], [one, gone])
    assert not rules.agreed([one], [one])


def test_a_part_has_room_and_an_end():
    assert rules.checked_words(CovenantPart.CONDUCT, "  We\r\nsay it \x00") == "We\nsay it"
    with pytest.raises(Refusal) as refused:
        rules.checked_words(CovenantPart.SHARING, "x" * (rules.LENGTH + 1))
    assert refused.value == Refusal(Because.TOO_LONG, "sharing")


def test_every_question_begins_some_part_and_they_take_turns():
    assert {one for several in OPENINGS.values() for one in several} == set(Opening)
    for part in CovenantPart:
        assert rules.opening(part, 1) is not rules.opening(part, 2)


def test_reviews_follow_each_other_at_the_first_distance():
    assert rules.first_review(DAY) == DAY + timedelta(days=90)
    assert rules.following_review(DAY, DAY + timedelta(days=30), DAY) == DAY + timedelta(days=30)
    assert rules.following_review(DAY, DAY, DAY) == DAY + timedelta(days=7)


def test_where_one_stands_follows_from_two_moments():
    stands = {(force, over): rules.state_of(was_in_force=force, is_over=over) for force in (0, 1) for over in (0, 1)}
    assert set(stands.values()) == set(CovenantState)
    assert [kind for kind in RelationshipKind if not rules.suits(kind)] == [RelationshipKind.SELF]
