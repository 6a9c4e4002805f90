"""A promise that others can see kept ranks above rhetoric."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.promises.verifying import verifiability
from carefront.kit.languages import promise_words, weights

WORDS, WEIGHTS = promise_words("en"), weights("en", "clarity")


@pytest.mark.parametrize(
    ("clear", "rhetoric"),
    [
        ("We will cut waiting times to 18 weeks by 2015", "We will build a better future for all"),
        ("I'll send the minutes to Tom on Monday", "I'll always be there for my team"),
        ("The council will reopen two libraries", "The council will put people first"),
        ("We publish the pay gap every year", "We believe in fairness and respect"),
    ],
)
def test_what_can_be_checked_ranks_higher(clear: str, rhetoric: str) -> None:
    assert verifiability(clear, WORDS, WEIGHTS) > verifiability(rhetoric, WORDS, WEIGHTS)


@settings(deadline=None)  # the first text waits for the tables
@given(st.text(max_size=400))
def test_any_text_has_a_rank(text: str) -> None:
    assert 0 <= verifiability(text, WORDS, WEIGHTS) <= 1


def test_weights_stay_small() -> None:
    assert len(WEIGHTS) < 60
