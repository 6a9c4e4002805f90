"""People's words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core import words
from carefront.core.refusals import Because, Refusal


@given(st.text(max_size=300))
def test_what_is_kept_is_clean_and_stays_as_it_is(text: str) -> None:
    kept = words.clean(text)
    assert words.clean(kept) == kept
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in kept)


@given(st.text(max_size=300))
def test_a_line_is_one_line(text: str) -> None:
    assert not set("\n\r\t\x0b\x0c\u2028\u2029\x85") & set(words.clean_line(text))


def test_direction_marks_go_and_joiners_stay() -> None:
    assert words.clean("ab\u202ecd\u2066ef") == "abcdef"
    assert words.clean("नमस्\u200dते") == "नमस्\u200dते"


@pytest.mark.parametrize("text", ["", "  ", "\x00", "\u202e"])
def test_nothing_is_not_a_promise(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        words.line(text, "words")
    assert (refusal.value.because, refusal.value.field) == (Because.EMPTY, "words")


def test_a_million_characters_are_refused_with_the_room_there_is() -> None:
    with pytest.raises(Refusal) as refusal:
        words.prose("a" * 1_000_000, "happened")
    assert refusal.value.because is Because.TOO_LONG
    assert refusal.value.params == {"limit": words.TEXT, "length": 1_000_000}
