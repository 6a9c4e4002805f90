"""A message about something that slipped is asked for care, fact and question; a thank-you is asked for nothing."""

from carefront.core.hints.finding import find
from carefront.core.hints.terms import Part
from tests.core.hints import words


def missing(text: str) -> set[Part]:
    return {one.part for one in find(text, words.of("en")).missing}


def test_a_judgement_alone_lacks_all_three() -> None:
    assert missing("You're useless.") == {Part.CARE, Part.FACT, Part.QUESTION}


def test_care_fact_and_question_leave_nothing_to_ask() -> None:
    text = "The figures were due on Tuesday and I haven't seen them. I'm worried. What got in the way?"
    hints = find(text, words.of("en"))
    assert hints.hard
    assert (hints.missing, hints.there) == ((), (Part.CARE, Part.FACT, Part.QUESTION))


def test_a_question_that_shames_asks_nothing() -> None:
    assert Part.QUESTION in missing("How could you forget the kickoff?")


def test_thanks_are_left_alone() -> None:
    hints = find("Thanks for the draft, it saved my morning.", words.of("en"))
    assert not hints.hard
    assert hints.missing == ()
