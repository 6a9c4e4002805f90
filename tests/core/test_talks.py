"""The rules of a talk: what is offered, what is a line, and what tells one agreement from another."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.refusals import Because, Refusal
from carefront.core.talks import Curious, TalkState, checked_yes, digest, lines_of, offered, state_of


def test_questions_are_others_each_time_and_run_out() -> None:
    seen: set[Curious] = set()
    before: tuple[Curious, ...] = ()
    while shown := offered(seen):
        assert not set(shown) & seen
        assert shown != before
        before = shown
        seen.add(shown[0])
    assert seen == set(Curious)


def test_lines_lose_the_marks_of_a_list() -> None:
    assert lines_of("- send it\n\n* say so \n• ask\n  ") == ("send it", "say so", "ask")


@given(st.lists(st.text(max_size=20), min_size=2, max_size=2), st.lists(st.text(max_size=20), min_size=2, max_size=2))
def test_other_words_have_another_digest(one: list[str], two: list[str]) -> None:
    keys, day = [uuid4(), uuid4()], date(2026, 4, 1)
    first, second = (digest(dict(zip(keys, words, strict=True)), "", day) for words in (one, two))
    assert (first == second) is (one == two)
    assert digest({keys[0]: "a"}, "b", day) != digest({keys[0]: "a"}, "b", date(2026, 4, 2))
    assert digest({keys[0]: "a"}, "b", day) != digest({keys[0]: "ab"}, "", day)


def test_nothing_is_agreed_without_words_and_a_day() -> None:
    key, day = uuid4(), date(2026, 4, 1)
    for parts, look_on, read, because in (
        ({key: "x"}, day, "other", Because.WORDS_CHANGED),
        ({key: " \n-"}, day, "now", Because.EMPTY),
        ({}, day, "now", Because.EMPTY),
        ({key: "x"}, None, "now", Because.EMPTY),
    ):
        with pytest.raises(Refusal) as told:
            checked_yes(parts, look_on, read, "now")
        assert told.value.because is because
    checked_yes({key: "x"}, day, "now", "now")


def test_where_a_talk_stands() -> None:
    assert state_of(opened=False, agreed=True, closed=False) is TalkState.AGREED
    assert state_of(opened=True, agreed=False, closed=False) is TalkState.OPEN
    assert state_of(opened=False, agreed=False, closed=False) is TalkState.PREPARING
    assert state_of(opened=True, agreed=True, closed=True) is TalkState.CLOSED
