"""Pages of the lobby are visited at the moment of the story."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from carefront.core.actors import Actor
from carefront.people.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def at_now(now: datetime) -> Iterator[None]:
    """Let the doors' clock show the moment of the story."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visit(db: None, at_now: None) -> Callable[[Actor], Client]:
    """Answer a browser in which a person is signed in."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(Account.objects.get(pk=actor.account_id), BACKEND)
        return client

    return signed_in
