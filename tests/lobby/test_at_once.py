"""Home's one step: what is asked is promised there and then, and said in other words a tap away."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from carefront.commitments import queries
from carefront.commitments.commands import ask
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days

Visit = Callable[[Actor], Client]


@pytest.fixture
def asked(cast: Cast, now: datetime) -> UUID:
    """Let Ada ask Ben for something."""
    return ask.make_request(by=cast.ada, draft=Draft("Read my draft", cast.coaching, due=in_days(now, 3)), now=now)


def test_what_is_asked_is_promised_in_one_step(cast: Cast, now: datetime, visit: Visit, asked: UUID) -> None:
    client = visit(cast.ben)
    text = client.get("/").content.decode()
    assert f'action="/requests/{asked}/acceptance/"' in text
    assert f'href="/requests/{asked}/?other=1#counter"' in text
    told = client.post(f"/requests/{asked}/acceptance/", follow=True)
    made = Commitment.objects.get(request_id=asked)
    assert (made.owner_id, made.promisee_id, made.words) == (cast.ben.id, cast.ada.id, "Read my draft")
    assert "It is your promise now" in told.content.decode()
    client.post(f"/requests/{asked}/acceptance/")
    assert Commitment.objects.count() == 1


def test_other_words_are_a_tap_away(cast: Cast, visit: Visit, asked: UUID) -> None:
    opened = visit(cast.ben).get(f"/requests/{asked}/?other=1").content.decode()
    assert '<details id="counter" class="more" open>' in opened
    assert '<details id="counter" class="more">' in visit(cast.ben).get(f"/requests/{asked}/").content.decode()


def test_an_offer_is_agreed_to_in_one_step(cast: Cast, now: datetime, visit: Visit, asked: UUID) -> None:
    ask.counter_request(by=cast.ben, request_id=asked, words="Read half of it", due=None, now=now)
    client = visit(cast.ada)
    assert f'action="/requests/{asked}/agreement/"' in client.get("/").content.decode()
    client.post(f"/requests/{asked}/agreement/")
    assert Commitment.objects.get(request_id=asked).words == "Read half of it"


def test_in_a_rest_no_button_is_shown_that_the_gate_refuses(
    cast: Cast, now: datetime, visit: Visit, asked: UUID
) -> None:
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    for path in ("/", f"/requests/{asked}/"):
        text = visit(cast.ben).get(path).content.decode()
        assert f"/requests/{asked}/" in text
        assert "acceptance/" not in text
        assert "counter/" not in text
    card = queries.request(cast.ben, asked, now=now)
    assert (card.may_answer, card.may_promise) == (True, False)
    visit(cast.ben).post(f"/requests/{asked}/decline/")
    assert Request.objects.get(pk=asked).state == "declined"
