"""Two accounts of one agreement, side by side: on the page, beside the read-back, and over the API."""

from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from carefront.commitments.commands import expect
from carefront.core.actors import Actor
from carefront.core.expectations import ExpectationDraft
from carefront.people.models import Account
from tests.cast import Cast
from tests.doors.calling import Api

MEANT = "Rob calls the three stalled accounts by Thursday and sends me the pricing page."
UNDERSTOOD = "I will try to call the stalled accounts by Friday."


def browser(actor: Actor) -> Client:
    """Answer a browser in which somebody is signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.fixture
def told(cast: Cast, now: datetime) -> tuple[UUID, UUID]:
    """Mia expects something of Rob, and Rob reads it back otherwise."""
    written = expect.write_expectation(by=cast.mia, draft=ExpectationDraft(MEANT, cast.reporting), now=now)
    return written, expect.read_back(by=cast.rob, expectation_id=written, words=UNDERSTOOD, now=now)


def page_of(actor: Actor, told: tuple[UUID, UUID]) -> str:
    """Answer what the page of the gap says to somebody."""
    return browser(actor).get(reverse("read_back_gap", args=told)).content.decode()


def test_each_reads_the_difference_from_where_they_stand(cast: Cast, told: tuple[UUID, UUID]) -> None:
    assert f"The day: you wrote “Thursday”, {cast.rob.name} wrote “Friday”." in page_of(cast.mia, told)
    assert f"The day: you wrote “Friday”, {cast.mia.name} wrote “Thursday”." in page_of(cast.rob, told)
    assert "How firmly: only you mention “try to”." in page_of(cast.rob, told)


def test_the_first_differences_stand_beside_the_read_back(cast: Cast, told: tuple[UUID, UUID]) -> None:
    text = browser(cast.mia).get(reverse("expectation", args=[told[0]])).content.decode()
    assert "you wrote “Thursday”" in text
    assert reverse("read_back_gap", args=told) in text


def test_what_was_confirmed_is_not_questioned_again(cast: Cast, told: tuple[UUID, UUID], now: datetime) -> None:
    expect.answer_read_back(by=cast.mia, read_back_id=told[1], meant=True, reply="", now=now)
    text = browser(cast.mia).get(reverse("expectation", args=[told[0]])).content.decode()
    assert "you wrote “Thursday”" not in text


def test_words_of_people_are_only_ever_words(cast: Cast, now: datetime) -> None:
    written = expect.write_expectation(
        by=cast.mia, draft=ExpectationDraft("Send <b>three</b> & more by Thursday", cast.reporting), now=now
    )
    back = expect.read_back(by=cast.rob, expectation_id=written, words="Send <script>x</script> by Friday", now=now)
    text = page_of(cast.rob, (written, back))
    assert "<b>three" not in text
    assert "<script>x" not in text


def test_nobody_else_sees_it_and_absent_answers_alike(cast: Cast, told: tuple[UUID, UUID]) -> None:
    hidden = browser(cast.sam).get(reverse("read_back_gap", args=told))
    absent = browser(cast.mia).get(reverse("read_back_gap", args=[told[0], told[0]]))
    assert hidden.status_code == absent.status_code == 404


def test_the_api_says_the_same(cast: Cast, told: tuple[UUID, UUID]) -> None:
    found = Api(cast.rob).get(f"/expectations/{told[0]}/read-backs/{told[1]}/gap")
    [first, *_others] = found["sides"][0]["differences"]
    assert [first["slot"], first["author"]["words"], first["reader"]["words"]] == ["due", "Thursday", "Friday"]
    start, end = first["author"]["start"], first["author"]["end"]
    assert found["account"][start:end] == "Thursday"
    assert first["sentence"] in page_of(cast.rob, told)
