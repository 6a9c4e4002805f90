"""Letters: every kind says what it should to whom it should, and nothing when its reason has gone."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from time_machine import travel

from carefront.commitments.commands import answer, ask, change, expect, foresee, meet, nudge
from carefront.commitments.models import CheckIn
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Outcome
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.kit.posting.message import compose
from carefront.kit.posting.registry import Rendered
from carefront.kit.posting.sender import filled
from carefront.people import queries as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise

LATER = timedelta(days=1, hours=8)
CANARY = "canary-in-a-private-field"


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now + LATER, tick=False):
        yield


@pytest.fixture
def promised(cast: Cast, now: datetime) -> UUID:
    """Ben promised Ada something for tomorrow, with thoughts of his own kept to himself."""
    made = promise(cast.ben, cast.coaching, now, "Call the three <b>stalled</b> accounts")
    foresee.foresee(by=cast.ben, commitment_id=made, draft=ForesightDraft(4, CANARY, 20, CANARY, CANARY), now=now)
    meet.write_repair(by=cast.ben, commitment_id=made, shame=CANARY, useful=CANARY, repair=CANARY, now=now)
    return made


def the(kind: str, to: UUID | None = None) -> Letter:
    """Answer the newest letter of a kind, perhaps to somebody."""
    found = Letter.objects.filter(kind=kind)
    return (found.filter(to_person_id=to) if to else found).latest("written_at")


def rendered(letter: Letter) -> Rendered:
    """Answer a letter's words, once they were seen to make a message."""
    words = registry.render(letter)
    assert words is not None
    assert words.html is not None
    to = people.addressees_of([letter.to_person_id])[letter.to_person_id] if letter.to_person_id else None
    compose(letter.pk, filled(words, letter, to), letter.written_at)
    assert CANARY not in words.text + words.html + words.subject
    assert "{{" not in words.text + words.html
    assert "{%" not in words.text + words.html
    return words


def test_a_check_in_shows_the_words_and_four_ways_to_answer(
    cast: Cast, promised: UUID, now: datetime, settings: Any
) -> None:
    settings.REPLY_ADDRESS = "carefront@site.example"
    nudge.ask_due(now + LATER, "worker")
    words = rendered(the("check_in"))
    assert "Call the three <b>stalled</b> accounts" in words.text
    assert "Call the three &lt;b&gt;stalled&lt;/b&gt; accounts" in str(words.html)
    assert "You promised Ada, for Thursday 12 March" in words.text
    assert "what did you learn?" in words.text
    links = re.findall(r"http\S+/c/\S+", words.text)
    assert [link.rpartition("=")[2] for link in links] == ["done", "partly", "not_yet", "changed"]
    assert words.reply_to is not None
    local = words.reply_to.partition("@")[0]
    assert local.startswith("carefront+c.")
    assert len(local) <= 64
    assert ("List-Unsubscribe", f"<{site.SITE_URL}/preferences/>") in words.headers
    assert "begin with “done”" in words.text


def test_nudges_are_kinder_and_say_which_is_the_last(cast: Cast, promised: UUID, now: datetime) -> None:
    moment = now + LATER
    for _ in range(3):
        nudge.ask_due(moment, "worker")
        moment += timedelta(days=4)
    first, last = Letter.objects.filter(kind="nudge").order_by("written_at")
    assert "asks once more" in rendered(first).text
    assert "the last time" in rendered(last).text
    assert len(rendered(first).text) < len(rendered(the("check_in")).text) + 200


def test_it_is_not_sent_when_its_reason_has_gone(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_due(now + LATER, "worker")
    letter = the("check_in")
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.coaching, until=None, now=now + LATER)
    assert registry.render(letter) is None
    relationships.resume_relationship(by=cast.ada, relationship_id=cast.coaching, now=now + LATER)
    assert registry.render(letter) is not None
    change.pause_commitment(by=cast.ben, commitment_id=promised, until=None, now=now + LATER)
    assert registry.render(letter) is None
    change.resume_commitment(by=cast.ben, commitment_id=promised, now=now + LATER)
    draft = AnswerDraft(Outcome.NOT_YET)
    answer.answer_check_in(by=cast.ben, check_in_id=CheckIn.objects.get().pk, draft=draft, now=now + LATER)
    assert registry.render(letter) is None


def test_each_deed_tells_whom_it_concerns(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_about(by=cast.ada, commitment_id=promised, now=now)
    words = rendered(the("asked_about", cast.ben.id))
    assert "Ada asks what is still open" in words.subject
    assert "- Why does it matter now to call the three" in words.text
    assert "/clarity/" in words.text
    foresee.invite_supporter(by=cast.ben, commitment_id=promised, person_id=cast.sam.id, ask="Lend an ear", now=now)
    assert "Lend an ear" in rendered(the("supporter_invited", cast.sam.id)).text
    foresee.accept_support(by=cast.sam, commitment_id=promised, now=now)
    assert registry.render(the("supporter_invited", cast.sam.id)) is None
    assert "Sam helps you" in rendered(the("supporter_joined", cast.ben.id)).text
    own = promise(cast.ada, cast.coaching, now, "Plan the next month")
    foresee.say_waits_on(by=cast.ada, commitment_id=own, on_id=promised, now=now)
    change.say_at_risk(by=cast.ben, commitment_id=promised, words="The week is full", now=now)
    assert "The week is full" in rendered(the("at_risk", cast.ada.id)).text
    assert "That one is at risk now" in rendered(the("waited_on", cast.ada.id)).text
    change.recommit_commitment(by=cast.ben, commitment_id=promised, due=in_days(now, 9), now=now + timedelta(hours=1))
    assert "another day now: Friday 20 March" in rendered(the("waited_on", cast.ada.id)).text
    change.release_commitment(by=cast.ben, commitment_id=promised, now=now + timedelta(hours=2))
    assert registry.render(the("at_risk", cast.ada.id)) is None
    assert "was let go" in rendered(the("waited_on", cast.ada.id)).text


def test_requests_and_their_answers(cast: Cast, now: datetime) -> None:
    draft = Draft("Send notes", cast.coaching, due=in_days(now, 2), success="One page", why="For the board")
    wish = ask.make_request(by=cast.ada, draft=draft, now=now)
    words = rendered(the("request_made", cast.ben.id))
    assert "One page" in words.text
    assert f"?in={cast.harbour}" in words.text
    ask.counter_request(
        by=cast.ben, request_id=wish, words="Send short notes", due=in_days(now, 3), reason="Time", now=now
    )
    assert registry.render(the("request_made", cast.ben.id)) is None
    words = rendered(the("request_answered", cast.ada.id))
    assert "Send short notes" in words.text
    assert "offers something else" in words.subject
    ask.agree_to_counter(by=cast.ada, request_id=wish, now=now + timedelta(minutes=1))
    assert "Ada agrees" in rendered(the("request_answered", cast.ben.id)).subject
    other = ask.make_request(by=cast.ada, draft=Draft("Send more", cast.coaching), now=now)
    ask.decline_request(by=cast.ben, request_id=other, reason="Not mine", now=now + timedelta(minutes=2))
    assert "Not mine" in rendered(the("request_answered", cast.ada.id)).text


def test_an_expectation_is_told_as_nobodys_promise(cast: Cast, now: datetime) -> None:
    made = expect.write_expectation(by=cast.mia, draft=ExpectationDraft("Ten calls a week", cast.reporting), now=now)
    assert "nobody's promise" in rendered(the("expectation_written", cast.rob.id)).text
    expect.close_expectation(by=cast.mia, expectation_id=made, now=now)
    assert registry.render(the("expectation_written", cast.rob.id)) is None


def test_news_gathers_what_was_answered_and_ends_when_all_is_met(cast: Cast, promised: UUID, now: datetime) -> None:
    draft = AnswerDraft(Outcome.PARTLY, happened="Two of three", learned="Mornings")
    told = answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=draft, now=now)
    assert told.answer_id is not None
    letter = the("news", cast.ada.id)
    words = rendered(letter)
    assert "Ben says how it went" in words.subject
    assert "Partly. Two of three" in words.text
    meet.give_other_account(by=cast.ada, answer_id=told.answer_id, outcome=Outcome.DONE, words="All", now=now)
    assert registry.render(letter) is None
    assert "saw it differently" in rendered(the("news", cast.ben.id)).text
    meet.respond_to_answer(
        by=cast.ada, answer_id=told.answer_id, kind=meet.ResponseKind.WORDS, words="You stayed with it", now=now
    )
    assert "2 answers for you" in rendered(the("news", cast.ben.id)).subject
    made = expect.write_expectation(by=cast.mia, draft=ExpectationDraft("Ten calls", cast.reporting), now=now)
    back = expect.read_back(by=cast.rob, expectation_id=made, words="I call ten people", now=now)
    assert "I call ten people" in rendered(the("news", cast.mia.id)).text
    expect.answer_read_back(by=cast.mia, read_back_id=back, meant=False, reply="Ten that answer", now=now)
    assert "Ten that answer" in rendered(the("news", cast.rob.id)).text


def test_one_letter_goes_in_place_of_many(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_due(now + LATER, "worker")
    joined = list(Letter.objects.filter(kind="check_in"))
    letter = Letter(kind="digest", to_person_id=cast.ben.id, workspace_id=cast.harbour, written_at=now)
    render = registry.digest_renderer()
    assert render is not None
    words = render(letter, joined)
    assert words is not None
    assert "Call the three" in words.text
    change.release_commitment(by=cast.ben, commitment_id=promised, now=now + LATER)
    assert render(letter, joined) is None


def test_a_letter_needs_few_statements(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_due(now + LATER, "worker")
    nudge.ask_about(by=cast.ada, commitment_id=promised, now=now)
    ask.make_request(by=cast.ada, draft=Draft("Send notes", cast.coaching), now=now)
    change.say_at_risk(by=cast.ben, commitment_id=promised, now=now)
    for kind in ("check_in", "asked_about", "request_made", "at_risk"):
        letter = the(kind)
        rendered(letter)
        with CaptureQueriesContext(connection) as told:
            registry.render(letter)
        assert len(told) <= 3, (kind, [query["sql"][:80] for query in told])


def test_names_and_words_cannot_bend_a_message(cast: Cast, now: datetime) -> None:
    words = "Send it\r\nBcc: all@site.example\u202e <script>alert(1)</script>"
    ask.make_request(by=cast.ada, draft=Draft(words, cast.coaching, success="=cmd|'/c'!A1"), now=now)
    made = rendered(the("request_made"))
    _to, raw = compose(
        the("request_made").pk, filled(made, the("request_made"), people.addressees_of([cast.ben.id])[cast.ben.id]), now
    )
    assert b"\r\nBcc:" not in raw.partition(b"\r\n\r\n")[0]
    assert "<script>" not in str(made.html)


def test_letters_to_others_never_hold_what_is_private(
    cast: Cast, promised: UUID, now: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    draft = AnswerDraft(Outcome.NOT_YET, happened="The week was full")
    told = answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=draft, now=now)
    change.say_at_risk(by=cast.ben, commitment_id=promised, now=now)
    assert told.answer_id is not None
    for letter in Letter.objects.exclude(to_person_id=cast.ben.id):
        words = registry.render(letter)
        assert words is None or CANARY not in words.text + str(words.html) + words.subject


def test_it_speaks_in_the_language_in_force(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_due(now + LATER, "worker")
    with translation.override("en"):
        assert 'lang="en"' in str(rendered(the("check_in")).html)
