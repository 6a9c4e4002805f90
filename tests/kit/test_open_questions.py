"""The open questions of a promise, put in the words of the promise."""

from datetime import datetime

import pytest

from carefront.core.clarity import Question
from carefront.core.promises.asking import Asked
from carefront.kit.language import said_in
from carefront.kit.open_questions import WORDS, asked_of

NOW = datetime(2026, 11, 18, 10)


def test_every_way_of_asking_has_words() -> None:
    assert set(WORDS) == set(Asked)


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        ("I'll send the proposal to Ana", Question.WHEN, "By when will the proposal be with Ana?"),
        ("I will send the proposal", Question.WHEN, "By when will the proposal be with them?"),
        ("Ben will write my speech", Question.WHEN, "By when will Ben write your speech?"),
        ("Improve the handover", Question.WHAT, "What will have changed when you have improved the handover?"),
        ("We will call Karla", Question.WHO, "Which of you will call Karla?"),
        ("I'll call Karla", Question.WHY, "Why does it matter now to call Karla?"),
        ("I won't call Karla", Question.WHEN, "Until when will you not call Karla?"),
        ("Zzz", Question.WHEN, "By which day?"),
        ("Cut costs by 5 %", Question.WHEN, "By when will you cut costs by 5 %?"),
    ],
)
def test_a_question_is_asked_in_the_words_of_the_promise(text: str, question: Question, said: str) -> None:
    assert asked_of(text, (question,), NOW) == {question: said}


def test_only_what_is_open_is_asked() -> None:
    assert set(asked_of("Call Tom", (Question.WHY, Question.WHEN), NOW)) == {Question.WHY, Question.WHEN}
    assert asked_of("Call Tom", (), NOW) == {}


@pytest.mark.parametrize(("text", "said"), [("Send the plan", True), ("Den Plan schicken", True), ("be better", False)])
def test_whether_words_say_what(text: str, said: bool) -> None:
    assert (Question.WHAT in said_in(text)) is said


def test_no_question_mixes_two_languages() -> None:
    said = asked_of("Ich rufe die drei Kunden an", (Question.WHY, Question.WHEN), NOW)
    assert said == {Question.WHY: "Why does it matter now?", Question.WHEN: "By which day?"}


def test_a_promise_not_to_do_something_is_not_turned_round() -> None:
    said = asked_of("I won't answer mails after 8 pm", (Question.WHY, Question.SUCCESS), NOW)
    assert said == {Question.WHY: "Why does it matter now?", Question.SUCCESS: "How will you know it is done?"}
