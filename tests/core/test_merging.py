"""Two people's changes to one text: neither loses a word."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carefront.core.merging import applied, changes, joined

PIECE = st.sampled_from(["call ", "Ann ", "on ", "Monday", ". ", "\n", "é ", "😀", "a", "  ", "the ", "plan"])
TEXT = st.lists(PIECE, max_size=25).map("".join)


def join(base: str, mine: str, theirs: str) -> str:
    return applied(theirs, joined(base, mine, theirs))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("call Ann on Monday", "call Anna on Monday", "call Ann on Monday morning", "call Anna on Monday morning"),
        ("one two three", "one three", "one two new three", "one new three"),
        ("", "from me", "from them", "from mefrom them"),
        ("a b c", "a b c d", "z a b c", "z a b c d"),
        ("same", "same", "other", "other"),
        ("gone words", "", "gone words and new ones", " and new ones"),
    ],
)
def test_what_each_changed_stands_in_both(base: str, mine: str, theirs: str, both: str) -> None:
    assert join(base, mine, theirs) == both


@given(base=TEXT, mine=TEXT, theirs=TEXT)
def test_one_change_alone_is_exact(base: str, mine: str, theirs: str) -> None:
    assert join(base, mine, base) == mine
    assert join(base, base, theirs) == theirs
    assert join(base, mine, mine) == mine
    assert applied(base, changes(base, mine)[::-1]) == mine


@given(base=TEXT, cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.booleans()), max_size=6))
def test_no_new_word_is_lost(base: str, cuts: list[tuple[int, int, bool]]) -> None:
    mine = theirs = base
    for number, (at, gone, by_me) in enumerate(cuts):
        if by_me:
            mine = mine[:at] + f" new{number} " + mine[at + gone :]
        else:
            theirs = theirs[:at] + f" new{number} " + theirs[at + gone :]
    both = join(base, mine, theirs)
    assert {*re.findall(r"new\d", mine), *re.findall(r"new\d", theirs)} <= set(re.findall(r"new\d", both))


def test_two_long_texts_with_nothing_in_common_are_joined_soon() -> None:
    base = " ".join(f"w{n}" for n in range(25_000))
    mine = " ".join(f"v{n}" for n in range(25_000))
    assert join(base, mine, base + " last").endswith(" last")


def woven(mark: str, every: int) -> str:
    return ((", " * every + mark + " ") * 600)[:190_000]


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (woven(";", 150), woven(":", 151), woven("!", 152)),
        ("a," * 95_000, ",a" * 95_000, "a,," * 63_000),
        ("x " * 95_000, "y " * 95_000, "z " * 95_000),
    ],
)
def test_the_longest_texts_are_joined_soon_and_lose_nothing(base: str, mine: str, theirs: str) -> None:
    start = time.thread_time()
    both = join(base, mine, theirs)
    assert time.thread_time() - start < 2
    for new in set(mine + theirs) - set(base):
        assert both.count(new) >= (mine + theirs).count(new)
