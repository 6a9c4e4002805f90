"""Whatever is typed or pasted, reading it ends soon and every hint lies inside it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.hints.finding import MOST, find
from carefront.core.hints.phrases import book_from
from carefront.core.hints.words import words_from
from tests.core.hints import words

PIECES = st.sampled_from(
    [
        "you",
        "You're",
        "always",
        "never",
        "lazy",
        "must",
        "your fault",
        "because of",
        '"',
        "'",
        ">",
        "\n",
        ".",
        "?",
        ",",
        "İ",
        "ﬁ",
        "“",
        "\0",
        "—",
        "no",
        "how could",
        "just do it",
        "Sie",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "de"]))
def test_every_hint_lies_inside_the_text(text: str, language: str) -> None:
    hints = find(text, words.of(language))
    for hint in hints.hints:
        assert 0 <= hint.start < hint.end <= len(text)
        assert hint.words == text[hint.start : hint.end]
    assert {one.part for one in hints.missing}.isdisjoint(hints.there)


@pytest.mark.parametrize(
    "piece", ["you ", "you never ", "'", '"', ">", "you, ", "because of you ", "a-", "you are so "]
)
def test_a_long_repetition_is_read_soon(piece: str) -> None:
    start = time.process_time()
    find(piece * 5_000, words.of("en"))
    assert time.process_time() - start < 3


def test_a_phrase_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match="no list"):
        book_from({"label": ["you <nowhere>"]}, {}, [])
    with pytest.raises(ValueError, match="begins with a word"):
        book_from({"label": ["you?"]}, {}, [])
    with pytest.raises(ValueError, match="list inside itself"):
        words_from({"lists": {"one": ["<one>"]}})


def test_a_language_without_words_hints_nothing() -> None:
    assert find("You never listen.", words_from({})).hints == ()


def test_no_more_hints_than_anybody_reads() -> None:
    found = find("you always do this. " * 400, words.of("en"))
    assert len(found.hints) == MOST
    assert [hint.start for hint in found.hints] == sorted(hint.start for hint in found.hints)
