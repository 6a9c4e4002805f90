"""What opens or closes a way to an account asks for a fresh sign-in first, and keeps what was typed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils.http import urlencode

from carefront.core.actors import Actor
from carefront.people.models import Account, Person, Token
from tests.cast import PASSWORD
from tests.people.conftest import code_in_letter, signed_in_at

NEW_KEY = {"name": "laptop", "scopes": ["read"], "days": "90"}
AGAIN, BY_CODE = "/account/reauthenticate/", "/account/reauthenticate/code/"


@pytest.fixture
def long_here(client: Client, founder: Actor, now: datetime) -> Client:
    """A browser in which Fay signed in an hour ago."""
    account = Account.objects.get(pk=founder.account_id)
    client.force_login(account)
    signed_in_at(client, account, now - timedelta(hours=1))
    return client


def by_password(browser: Client, next_url: str) -> Any:
    return browser.post(AGAIN, {"password": PASSWORD, "next": next_url})


def by_code(browser: Client, next_url: str) -> Any:
    sent = browser.post(BY_CODE, {"send": "1", "next": next_url})
    assert sent["Location"] == f"{BY_CODE}?{urlencode({'next': next_url})}"
    assert "A code is on its way to fay@quay.example" in browser.get(sent["Location"]).content.decode()
    return browser.post(BY_CODE, {"code": code_in_letter(), "next": next_url})


WAYS = pytest.mark.parametrize("way", [by_password, by_code])
Way = Callable[[Client, str], Any]


@WAYS
def test_a_key_is_made_after_a_fresh_sign_in_with_what_was_typed(long_here: Client, way: Way) -> None:
    asked = long_here.post("/tokens/", NEW_KEY)
    assert asked["Location"] == f"{AGAIN}?next=%2Ftokens%2F"
    assert not Token.objects.exists()
    page = long_here.get(asked["Location"]).content.decode()
    assert "Take a code by e-mail" in page
    made = way(long_here, "/tokens/")
    assert Token.objects.get().name == "laptop"
    assert made.context["secret"].startswith("cf_")
    assert long_here.post("/tokens/", NEW_KEY | {"name": "second"}).status_code == 200  # asked once, not each time
    assert Token.objects.count() == 2


@WAYS
def test_a_calendar_address_is_opened_after_a_fresh_sign_in(long_here: Client, way: Way) -> None:
    assert long_here.post("/calendar-key/")["Location"].startswith(AGAIN)
    assert not Person.objects.filter(feed_hash__isnull=False).exists()
    assert "/feed/" in way(long_here, "/calendar-key/").content.decode()


@WAYS
def test_an_account_is_erased_after_a_fresh_sign_in(long_here: Client, founder: Actor, way: Way) -> None:
    assert long_here.get("/account/erasure/")["Location"].startswith(AGAIN)
    typed = {"email": "fay@quay.example"}
    assert long_here.post("/account/erasure/", typed)["Location"].startswith(AGAIN)
    assert Account.objects.get(pk=founder.account_id).erased_at is None
    assert "only steward" not in (done := way(long_here, "/account/erasure/").content.decode())
    assert "erased" in done
    assert Account.objects.get(pk=founder.account_id).erased_at is not None


def test_closing_and_revoking_ask_for_nothing(long_here: Client) -> None:
    assert long_here.post("/calendar-key/end/")["Location"] == "/tokens/"


def test_somebody_without_a_password_is_asked_for_a_code(long_here: Client, founder: Actor) -> None:
    account = Account.objects.get(pk=founder.account_id)
    account.set_unusable_password()
    account.save()
    long_here.force_login(account)
    assert long_here.post("/tokens/", NEW_KEY)["Location"].startswith(BY_CODE)
    page = long_here.get(BY_CODE).content.decode()
    assert "fay@quay.example" in page
    assert not mail.outbox  # looking at the page sends nothing


def test_a_code_works_once_for_three_tries_and_not_for_nobody(long_here: Client) -> None:
    long_here.post("/tokens/", NEW_KEY)
    assert "run out" in long_here.post(BY_CODE, {"code": "ABCDEF", "next": "/tokens/"}).content.decode()
    long_here.post(BY_CODE, {"send": "1", "next": "/tokens/"})
    right = code_in_letter()
    for _number in range(3):
        assert long_here.post(BY_CODE, {"code": "WRONG1", "next": "/tokens/"}).status_code == 200
    long_here.post(BY_CODE, {"code": right, "next": "/tokens/"})
    assert not Token.objects.exists()
    assert Client().post(BY_CODE, {"send": "1"})["Location"].startswith("/account/login/")
    assert len(mail.outbox) == 1
