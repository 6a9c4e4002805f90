"""Requests on pages: asking, answering, offering something else, and what pressure raises."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from carefront.commitments import queries
from carefront.commitments.commands import answer, ask
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.outcomes import Outcome
from carefront.core.requests import RequestState
from carefront.people.models import Account
from tests.cast import Cast, in_days, promise

SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now, tick=False):
        yield


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """Answer a browser in which somebody is signed in."""

    def sign_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id))
        return client

    return sign_in


@pytest.fixture
def asked(cast: Cast, now: datetime) -> UUID:
    """Ada asked Ben for something."""
    return ask.make_request(by=cast.ada, draft=Draft("Send notes", cast.coaching, due=in_days(now, 2)), now=now)


def state(request_id: UUID) -> RequestState:
    """Answer where a request stands."""
    return RequestState(Request.objects.get(pk=request_id).state)


def test_asking_reads_the_day_from_the_words_and_once_is_enough(cast: Cast, signed_in: SignIn, now: datetime) -> None:
    client = signed_in(cast.ada)
    page = client.get(reverse("request_new") + f"?relationship={cast.coaching}")
    assert page.status_code == 200
    said = {"words": "Send me the figures by Friday noon", "to": str(cast.coaching), "once": "abc"}
    first, again = client.post(reverse("request_new"), said), client.post(reverse("request_new"), said)
    made = Request.objects.get()
    assert first["Location"] == again["Location"] == reverse("request", args=[made.pk]) + "?saved=request"
    assert (made.asked_id, str(made.due_on), str(made.due_time)) == (cast.ben.id, "2026-03-13", "12:00:00")
    shown = client.get(first["Location"]).content.decode()
    assert "Still open in what you asked" in shown
    assert "Why does it matter now?" in shown


def test_a_refused_request_keeps_every_word(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.ada)
    said = {"words": "Send it by 31 June", "to": str(cast.coaching), "why": "Because it\x00 matters"}
    page = client.post(reverse("request_new"), said)
    assert page.status_code == 422
    assert "Send it by 31 June" in page.content.decode()
    assert "matters" in page.content.decode()
    for bad in ({"words": "", "to": str(cast.coaching)}, {"words": "x y", "to": "self"}, {"words": "x" * 100_000}, {}):
        assert client.post(reverse("request_new"), bad).status_code == 422
    assert not Request.objects.exists()


def test_each_answer_has_its_page(cast: Cast, signed_in: SignIn, asked: UUID) -> None:
    ben, ada = signed_in(cast.ben), signed_in(cast.ada)
    assert "Ada asks you" in ben.get(reverse("request", args=[asked])).content.decode()
    offered = ben.post(
        reverse("request_counter", args=[asked]), {"words": "Send short notes by Friday", "reason": "Time"}
    )
    assert offered.status_code == 302
    assert state(asked) is RequestState.COUNTERED
    shown = ada.get(reverse("request", args=[asked])).content.decode()
    assert "Send short notes by Friday" in shown
    assert "Agree to it" in shown
    assert ada.post(reverse("request_agreement", args=[asked])).status_code == 302
    kept = Commitment.objects.get()
    assert (kept.owner_id, kept.words, str(kept.due_on)) == (cast.ben.id, "Send short notes by Friday", "2026-03-13")
    second = ben.post(reverse("request_decline", args=[asked]), {"reason": "No"})
    assert second.status_code == 302
    assert state(asked) is RequestState.ACCEPTED
    assert "settled meanwhile" in ben.get(second["Location"]).content.decode()


def test_accepting_adds_clarity_and_never_other_words(cast: Cast, signed_in: SignIn, asked: UUID) -> None:
    said = {"success": "You can act on them", "words": "Something else"}
    done = signed_in(cast.ben).post(reverse("request_acceptance", args=[asked]), said)
    kept = Commitment.objects.get()
    assert done["Location"] == reverse("commitment", args=[kept.pk])
    assert (kept.words, kept.success) == ("Send notes", "You can act on them")


def test_declining_needs_no_reason_and_taking_back_is_the_askers(
    cast: Cast, signed_in: SignIn, asked: UUID, now: datetime
) -> None:
    assert signed_in(cast.ben).post(reverse("request_withdrawal", args=[asked])).status_code == 403
    assert signed_in(cast.ben).post(reverse("request_decline", args=[asked])).status_code == 302
    assert state(asked) is RequestState.DECLINED
    other = ask.make_request(by=cast.ada, draft=Draft("Send more", cast.coaching), now=now)
    assert signed_in(cast.ada).post(reverse("request_withdrawal", args=[other])).status_code == 302
    assert state(other) is RequestState.WITHDRAWN


def test_others_find_nothing(cast: Cast, signed_in: SignIn, asked: UUID) -> None:
    absent = UUID(int=7)
    for who in (cast.rob, cast.eve, cast.sam, cast.zoe):
        client = signed_in(who)
        hidden = client.get(reverse("request", args=[asked]))
        assert hidden.status_code == 404
        assert hidden.content == client.get(reverse("request", args=[absent])).content
        for name in ("acceptance", "counter", "agreement", "decline", "withdrawal"):
            assert client.post(reverse(f"request_{name}", args=[asked]), {"words": "x y"}).status_code == 404
        assert "Send notes" not in client.get(reverse("requests") + "?which=to_me").content.decode()
    assert state(asked) is RequestState.ASKED


def test_asking_again_more_clearly_takes_the_place_of_the_first(cast: Cast, signed_in: SignIn, asked: UUID) -> None:
    client = signed_in(cast.ada)
    page = client.get(reverse("request_new") + f"?again={asked}").content.decode()
    assert "Send notes" in page
    assert "helps more than asking twice" in page
    said = {"words": "Send notes", "to": str(cast.coaching), "success": "One page", "again": str(asked)}
    assert client.post(reverse("request_new"), said).status_code == 302
    assert state(asked) is RequestState.WITHDRAWN
    assert Request.objects.filter(state="asked").count() == 1


def test_support_that_was_wished_for_becomes_a_request_in_one_tap(cast: Cast, signed_in: SignIn, now: datetime) -> None:
    promised = promise(cast.ben, cast.coaching, now)
    draft = AnswerDraft(Outcome.NOT_YET, support="Listen to my opening once")
    told = answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=draft, now=now)
    client = signed_in(cast.ben)
    assert "Ask Ada for this" in client.get(reverse("answer", args=[told.answer_id])).content.decode()
    for _ in range(2):
        assert client.post(reverse("answer_support", args=[told.answer_id])).status_code == 302
    wish = Request.objects.get()
    assert (wish.asked_id, wish.words, wish.from_answer_id) == (
        cast.ada.id, "Listen to my opening once", told.answer_id,
    )  # fmt: skip
    assert signed_in(cast.ada).post(reverse("answer_support", args=[told.answer_id])).status_code == 302
    assert Request.objects.count() == 1


def test_the_list_pages_and_costs_the_same_at_any_size(
    cast: Cast, signed_in: SignIn, now: datetime, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = signed_in(cast.ben)
    for number in range(30):
        ask.make_request(by=cast.ada, draft=Draft(f"Send note {number}", cast.coaching), now=now)
    client.get(reverse("requests"))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = client.get(reverse("requests") + "?which=to_me").content.decode()
    assert page.count("Send note") == 25
    assert client.get(reverse("requests") + "?page=2").content.decode().count("Send note") == 5
    for odd in ("0", "-1", "99999999999999999999", "x", "²"):
        assert client.get(reverse("requests") + f"?page={odd}").status_code == 200
    assert queries.requests(cast.ben, now=now, which="to_me")[1]
