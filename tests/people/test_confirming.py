"""Proving an address for the first time: who made the account before with it must not stay in it."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.test import Client

from carefront.core.actors import Actor
from carefront.core.scopes import Scope
from carefront.people import commands, queries
from carefront.people.models import Account
from tests.cast import PASSWORD
from tests.people.conftest import code_in_letter, token_of


def by_code(client: Client, address: str) -> None:
    """Sign in by the code in a letter."""
    client.post("/account/login/code/", {"email": address})
    client.post("/account/login/code/confirm/", {"code": code_in_letter()})


def test_whoever_sat_on_an_address_is_out_when_its_owner_comes(founder: Actor, now: datetime) -> None:
    EmailAddress.objects.filter(user_id=founder.account_id).update(verified=False)
    sitting = Client()
    sitting.post("/account/login/", {"login": "fay@quay.example", "password": PASSWORD})
    key = commands.make_token(by=founder, name="k", scopes=(Scope.READ,), now=now)
    owner = Client()
    by_code(owner, "fay@quay.example")
    assert owner.get("/people/").status_code == 200
    assert sitting.get("/people/").status_code == 302
    assert queries.actor_of_token(key.secret, now=now) is None
    assert not Account.objects.get(pk=founder.account_id).has_usable_password()


def test_who_arrived_by_the_letter_to_an_address_keeps_what_they_set_up(founder: Actor, guest: Actor) -> None:
    assert EmailAddress.objects.get(user_id=guest.account_id).verified
    there = Client()
    there.post("/account/login/", {"login": "gil@quay.example", "password": PASSWORD})
    by_code(Client(), "gil@quay.example")
    assert there.get("/people/").status_code == 200
    assert Account.objects.get(pk=guest.account_id).has_usable_password()


def test_another_address_than_the_invited_one_is_not_proven_by_the_invitation(founder: Actor, now: datetime) -> None:
    invitation = commands.invite_person(by=founder, email="one@quay.example", now=now)
    arrived = commands.accept_invitation(
        token=token_of(invitation), name="One", email="two@quay.example", password=PASSWORD, now=now
    )
    assert not EmailAddress.objects.get(user_id=arrived.account_id).verified
