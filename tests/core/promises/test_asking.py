"""What a promise leaves open is asked in its own words."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carefront.core.clarity import Question
from carefront.core.promises.asking import LONGEST, Asked, OpenQuestion, answered_in, open_questions, says_what
from carefront.core.promises.reading import read
from carefront.kit.languages import language

NOW = datetime(2026, 11, 18, 10)
ENGLISH = language("en")


def asked_of(text: str) -> dict[Question, OpenQuestion]:
    return {asked.question: asked for asked in open_questions(read(text, NOW, ENGLISH), ENGLISH.words)}


def test_what_is_given_is_asked_for_by_the_one_who_waits() -> None:
    asked = asked_of("I'll send the proposal to Ana.")[Question.WHEN]
    assert (asked.asked, asked.thing, asked.whom) == (Asked.WHEN_WITH, "the proposal", "Ana")


def test_my_words_are_turned_around() -> None:
    asked = asked_of("I send you my notes")[Question.WHEN]
    assert (asked.asked, asked.thing) == (Asked.WHEN_WITH_THEM, "your notes")


def test_a_change_is_asked_for_what_will_have_changed() -> None:
    asked = asked_of("I will improve the handover")[Question.WHAT]
    assert (asked.asked, asked.done, asked.thing) == (Asked.WHAT_CHANGED, "improved", "the handover")


def test_we_leaves_open_who() -> None:
    asked = asked_of("We will call Karla by Friday")
    assert asked[Question.WHO].asked is Asked.WHICH_OF_US
    assert Question.WHEN not in asked


def test_nobody_named_leaves_open_who() -> None:
    assert asked_of("The report will be sent by Friday")[Question.WHO].asked is Asked.WHO_THING


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("I'll send the report by Friday because Tom waits", {"what", "why", "success", "who", "when"}),
        ("Ben will write the first chapter", {"what", "who"}),
        ("Reduce the waiting time to 18 weeks", {"what", "success"}),
        ("hello", set()),
    ],
)
def test_answers_are_found_in_the_words(text: str, answered: set[str]) -> None:
    assert {str(question) for question in answered_in(read(text, NOW, ENGLISH), ENGLISH.words)} == answered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Send the proposal", True),
        ("Try to finish the report by Friday", True),
        ("Dentist appointment", True),
        ("Improve communication", False),
        ("be better", False),
        ("work on my attitude", False),
        ("look into it", False),
        ("Call", False),
    ],
)
def test_more_than_an_intention(text: str, said: bool) -> None:
    assert says_what(text, read(text, NOW, ENGLISH), ENGLISH.words) is said


@settings(deadline=None)  # the first text waits for the tables
@given(st.text(max_size=300))
def test_any_text_gets_short_questions(text: str) -> None:
    for asked in open_questions(read(text, NOW, ENGLISH), ENGLISH.words):
        assert len(asked.deed) <= LONGEST + 60
        assert len(asked.thing) <= LONGEST + 60
