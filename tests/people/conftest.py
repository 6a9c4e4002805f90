"""A workspace with its founder, and a browser in which the founder is signed in."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.core import mail
from django.test import Client
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.people import commands, queries
from carefront.people.keys import invitation_token
from carefront.people.models import Account, Invitation
from tests.cast import PASSWORD


@pytest.fixture
def now() -> datetime:
    """The moment of the test: these stories go through pages, which look at the clock."""
    return timezone.now()


@pytest.fixture
def founder(db: None, now: datetime) -> Actor:
    """Fay, who founded the workspace "Quay"."""
    founded = commands.found_workspace(
        workspace="Quay", name="Fay", email="fay@quay.example", password=PASSWORD, zone="Europe/Berlin", now=now
    )
    return queries.actor_of_person(founded.person_id)


@pytest.fixture
def guest(founder: Actor, now: datetime) -> Actor:
    """Gil, whom Fay invited."""
    return arrive(founder, "Gil", now)


def arrive(host: Actor, name: str, now: datetime) -> Actor:
    """Invite somebody and let them accept; answer who they are."""
    email = f"{name.lower()}@quay.example"
    invitation = commands.invite_person(by=host, email=email, now=now)
    arrived = commands.accept_invitation(token=token_of(invitation), name=name, email=email, password=PASSWORD, now=now)
    return queries.actor_of_person(arrived.person_id)


def token_of(invitation_id: UUID) -> str:
    """Answer the token that stands in an invitation's letter."""
    invitation = Invitation.objects.get(pk=invitation_id)
    return invitation_token(invitation.id, invitation.nonce)


@pytest.fixture
def at_home(client: Client, founder: Actor, now: datetime) -> Client:
    """A browser in which Fay is signed in."""
    account = Account.objects.get(pk=founder.account_id)
    client.force_login(account)
    signed_in_at(client, account, now)
    return client


def signed_in_at(client: Client, account: Account, moment: datetime) -> None:
    """Let a browser's last sign-in, by password, have been at `moment`."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": moment.timestamp()}]
    session["account_authentication_methods_user"] = user_id_to_str(account)
    session.save()


def code_in_letter() -> str:
    """Answer the code in the letter that went out last."""
    found = re.search(r"\n\n(\S{6,12})\n", str(mail.outbox[-1].body))
    assert found
    return found[1]
