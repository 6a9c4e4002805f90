"""Every page of this room and of the sign-in library answers, in the product's own frame."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from carefront.core.actors import Actor
from carefront.people.models import Account
from tests.cast import PASSWORD

SIGNED_OUT = [
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_signup",
    "account_inactive",
    "account_email_verification_sent",
    "account_password_reset_completed",
    "account_confirm_login_code",
    "mfa_authenticate",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "start",
]
SIGNED_IN = [
    "people",
    "preferences",
    "tokens",
    "steward",
    "workspaces",
    "workspace_new",
    "workspace_leave",
    "account_erase",
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
    "socialaccount_connections",
]


def is_ours(html: str) -> bool:
    """Answer whether a page stands in the product's frame, with nothing that the policy of the site refuses."""
    assert not re.search(r'\sstyle="|\son[a-z]+="', html)
    assert not re.search(r"<script(?![^>]*(\bsrc=|type=\"application/json\"))", html)
    return 'class="wordmark"' in html and "<h1>" in html and "Are you sure" not in html


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_signed_out_pages(client: Client, founder: Actor, name: str) -> None:
    answer = client.get(reverse(name), follow=True)
    assert answer.status_code in (200, 401), answer.status_code
    assert is_ours(answer.content.decode())


@pytest.mark.parametrize("name", SIGNED_IN)
def test_signed_in_pages(at_home: Client, name: str) -> None:
    at_home.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = at_home.get(reverse(name))
    assert answer.status_code == 200, answer.headers
    assert is_ours(answer.content.decode())


def test_pages_of_somebody_without_a_password(client: Client, founder: Actor) -> None:
    account = Account.objects.get()
    account.set_password(None)
    account.save()
    client.force_login(account)
    for name in ("account_set_password", "mfa_index"):
        answer = client.get(reverse(name))
        assert answer.status_code == 200
        assert is_ours(answer.content.decode())
