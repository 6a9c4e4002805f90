"""Two accounts are compared promise by promise and part by part; a paraphrase stays quiet."""

import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.gaps.differing import How
from carefront.core.gaps.gap import SAID, Side, gap_between, gap_score, most_telling
from carefront.core.gaps.marks import Slot
from carefront.kit.languages import language

NOW = datetime(2026, 11, 18, 10)  # a Wednesday
ENGLISH = language("en")
NAMES = ("Ana", "Ben")


def compared(mine: str, theirs: str, names: tuple[str, str] | None = NAMES) -> tuple[Side, ...]:
    return gap_between(mine, theirs, NOW, ENGLISH, names)


@pytest.mark.parametrize(
    ("mine", "theirs", "slot", "here", "there"),
    [
        ("I send the plan on Thursday.", "Ana sends the plan on Friday.", Slot.DUE, "Thursday", "Friday"),
        ("I'll call at 8:30", "Ana will call at 9:30", Slot.DUE, "8:30", "9:30"),
        ("I'll call three clients", "Ana calls four customers", Slot.QUANTITY, "three clients", "four customers"),
        ("I will write it up", "Ana will try to write it up", Slot.MODALITY, "will", "try to"),
        ("I might join the fair", "Ana joins the fair", Slot.MODALITY, "might", None),
        ("I won't send the letter", "Ana sends the letter", Slot.POLARITY, "n't", None),
        ("I'll call the landlord", "I'll call the landlord", Slot.OWNER, "I", "I"),
        ("Ben calls Mia", "Ana calls Mia", Slot.OWNER, "Ben", "Ana"),
        ("I'll pay if Tom signs", "Ana will pay", Slot.CONDITION, "Tom signs", None),
        ("I will raise the budget", "Ana will lower the budget", Slot.ACTION, "raise", "lower"),
        ("Ben updates the map and the pricing page", "I update the map", Slot.OBJECT, "pricing page", None),
    ],
)
def test_what_differs_is_named(mine: str, theirs: str, slot: Slot, here: str, there: str | None) -> None:
    first = most_telling(compared(mine, theirs))
    assert first
    assert first.slot is slot
    said = [place.words if place else None for place in (first.mine, first.theirs)]
    if slot is Slot.POLARITY:
        assert first.how is How.ONLY_MINE
    else:
        assert said == [here, there]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("I'll call the landlord on Thursday.", "Ana rings the landlord on Thursday."),
        ("Ben will send me the figures by noon.", "I'll send Ana the numbers by 12:00."),
        ("The slides will be sent by Ben on Friday.", "I send the slides on Friday."),
        ("I will write three letters.", "Ana's going to write 3 letters."),
        ("If the client signs, I'll order the parts.", "Ana orders the parts if the client signs."),
        ("I send the plan and Ben calls Mia.", "I'll call Mia. Ana will send the plan."),
        ("I'll answer tomorrow", "Ana answers on Thursday"),
        ("Please review the contract, Ben.", "I will review the contract."),
        ("", ""),
    ],
)
def test_the_same_in_other_words_is_quiet(mine: str, theirs: str) -> None:
    assert gap_score(compared(mine, theirs)) < 0.25


def test_what_one_account_says_alone_stands_at_the_end() -> None:
    sides = compared("I'll send the slides. Ben talks to Mia about her workload.", "Ana sends the slides.")
    assert [side.theirs is None for side in sides] == [False, True]
    assert sides[1].differences[0].slot is Slot.PROMISE
    assert sides[1].mine
    assert sides[1].mine.words == "Ben talks to Mia about her workload."


def test_places_are_those_of_the_two_accounts() -> None:
    mine, theirs = "Hi! I send the plan on Thursday.", "As agreed: Ana sends the plan on Friday."
    first = most_telling(compared(mine, theirs))
    assert first
    assert first.mine
    assert first.theirs
    assert mine[first.mine.start : first.mine.end] == "Thursday"
    assert theirs[first.theirs.start : first.theirs.end] == "Friday"


SAID_OFTEN = "I you Ana Ben will won't might send call the plan Friday 5 pm 3 20 % if , . \n and not"
ACCOUNT = st.lists(st.sampled_from(SAID_OFTEN.split(" ")), max_size=30).map(" ".join)


@settings(deadline=None)  # the first text waits for the tables
@given(st.one_of(st.text(max_size=150), ACCOUNT), st.one_of(st.text(max_size=150), ACCOUNT))
def test_any_two_texts_are_compared(mine: str, theirs: str) -> None:
    sides = compared(mine, theirs)
    assert 0 <= gap_score(sides) <= 1
    for side in sides:
        for place, text in ((side.mine, mine), (side.theirs, theirs)):
            assert place is None or 0 <= place.start < place.end <= len(text)


@settings(deadline=None)  # the first text waits for the tables
@given(ACCOUNT)
def test_an_account_does_not_differ_from_itself(text: str) -> None:
    sides = compared(text, text, None)
    assert not [each for side in sides for each in side.differences if each.weight >= SAID]


@pytest.mark.parametrize("often", ["Aa ", "Jan ", ", ", "on Monday and Ben will ", "if I "])
def test_no_text_takes_long(often: str) -> None:
    """A read-back may be long, and whoever looks at it waits for the comparison."""
    text = often * (4000 // len(often))
    before = time.process_time()
    compared(text, text[1:], None)
    assert time.process_time() - before < 2  # it took five, on the same machine that now takes a third of one
