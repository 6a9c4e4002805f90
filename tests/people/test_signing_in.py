"""Signing in: by password and by code, throttled, telling nobody who has an account, and calm when no letter can go."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client, RequestFactory

from carefront.core.actors import Actor
from carefront.people.adapters import NOWHERE, address_of_caller
from carefront.people.models import Account
from tests.cast import PASSWORD
from tests.people.conftest import code_in_letter

DOWN = "django.core.mail.backends.smtp.EmailBackend"


def body(client: Client, url: str, given: dict[str, str], address: str) -> tuple[int, str]:
    """Answer how a page looks after `given` was posted, with the address and everything random taken out."""
    answer = client.post(url, given, follow=True)
    html = answer.content.decode().replace(address, "ADDRESS")
    return answer.status_code, re.sub(r'value="[A-Za-z0-9]{64}"', "", html)


def test_by_password(client: Client, founder: Actor) -> None:
    given = {"login": "FAY@quay.example", "password": PASSWORD, "next": "/people/"}
    assert client.post("/account/login/", given)["Location"] == "/people/"
    assert client.get("/people/").status_code == 200
    assert client.post("/account/logout/")["Location"] == "/account/login/"
    assert client.get("/people/").status_code == 302
    away = {"login": "fay@quay.example", "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post("/account/login/", away)["Location"] == "/"


def test_by_code(client: Client, founder: Actor) -> None:
    client.post("/account/login/code/", {"email": "fay@quay.example"})
    assert "code" in mail.outbox[-1].subject
    assert "text/html" in mail.outbox[-1].message().as_string()
    wrong = client.post("/account/login/code/confirm/", {"code": "000000"})
    assert "That is not the code" in wrong.content.decode()
    assert client.post("/account/login/code/confirm/", {"code": code_in_letter()})["Location"] == "/"
    assert client.get("/people/").status_code == 200


def test_a_forgotten_password_is_chosen_anew_by_code(client: Client, founder: Actor) -> None:
    client.post("/account/password/reset/", {"email": "fay@quay.example"})
    step = client.post("/account/password/reset/confirm/", {"code": code_in_letter()}, follow=True)
    assert "Choose a new password" in step.content.decode()
    chosen = {"password1": "quite another one", "password2": "quite another one"}
    done = client.post(step.request["PATH_INFO"], chosen, follow=True)
    assert done.status_code == 200
    given = {"login": "fay@quay.example", "password": "quite another one"}
    assert Client().post("/account/login/", given).status_code == 302


@pytest.mark.parametrize("url", ["/account/login/code/", "/account/password/reset/"])
def test_nobody_learns_who_has_an_account(founder: Actor, url: str) -> None:
    pages = [body(Client(), url, {"email": address}, address) for address in ("fay@quay.example", "eve@quay.example")]
    assert pages[0] == pages[1]
    assert [letter.to for letter in mail.outbox] == [["fay@quay.example"], ["eve@quay.example"]]


def test_a_wrong_password_and_an_unknown_address_look_alike(founder: Actor) -> None:
    pages = [
        body(Client(), "/account/login/", {"login": address, "password": "not it"}, address)
        for address in ("fay@quay.example", "eve@quay.example")
    ]
    assert pages[0] == pages[1]
    assert "do not go together" in pages[0][1]


def test_an_address_that_somebody_merely_asks_to_change_to_opens_nothing(
    at_home: Client, founder: Actor, guest: Actor
) -> None:
    Account.objects.filter(pk=guest.account_id).update(password="!")
    at_home.post("/account/reauthenticate/", {"password": PASSWORD})
    at_home.post("/account/email/", {"action_add": "", "email": "free@quay.example"})
    Account.objects.filter(pk=guest.account_id).update(email="free@quay.example")
    theirs = Client()
    theirs.post("/account/login/code/", {"email": "free@quay.example"})
    theirs.post("/account/login/code/confirm/", {"code": code_in_letter()})
    assert theirs.get("/workspaces/").context["nav"].person_name == "Gil"


@pytest.mark.parametrize("address", ["gil@quay.example", "new@quay.example"])
def test_changing_ones_address_tells_nobody_who_has_an_account(
    at_home: Client, founder: Actor, guest: Actor, address: str
) -> None:
    at_home.post("/account/reauthenticate/", {"password": PASSWORD})
    page = at_home.post("/account/email/", {"action_add": "", "email": address}, follow=True).content.decode()
    assert f"A letter is on its way to {address}" in page
    assert page.count(address) == 1
    assert mail.outbox[-1].to == [address]
    assert Account.objects.get(pk=founder.account_id).email == "fay@quay.example"


def test_a_new_address_counts_once_its_letter_was_answered(at_home: Client, founder: Actor) -> None:
    at_home.post("/account/reauthenticate/", {"password": PASSWORD})
    at_home.post("/account/email/", {"action_add": "", "email": "new@quay.example"})
    link = re.search(r"http://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert link
    assert Client().get(link[1]).status_code == 200
    assert Account.objects.get().email == "fay@quay.example"
    assert Client().post(link[1]).status_code == 302
    assert Account.objects.get().email == "new@quay.example"
    assert "done its work" in Client().get("/account/confirm-email/nonsense/").content.decode()


def test_forged_headers_do_not_get_round_the_throttle(client: Client, founder: Actor) -> None:
    def tries(count: int) -> list[str]:
        return [
            client.post(
                "/account/login/",
                {"login": "fay@quay.example", "password": "guess"},
                headers={"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.1.0.{number}"},
            ).content.decode()
            for number in range(count)
        ]

    assert "many tries" not in "".join(tries(5))
    assert "many tries" in tries(1)[0]
    right = client.post("/account/login/", {"login": "fay@quay.example", "password": PASSWORD})
    assert "many tries" in right.content.decode()


@pytest.mark.parametrize("url", ["/start/", "/invitation/x/"])
def test_the_doors_of_this_room_ask_for_patience_too(client: Client, db: None, url: str) -> None:
    seen = {client.post(url, {"name": "x"}, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(32)}
    assert 429 in seen


@pytest.mark.parametrize(
    ("proxies", "header", "found"),
    [
        (0, "1.2.3.4", "9.9.9.9"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 5.5.5.5", "1.2.3.4"),
        (2, "1.2.3.4", "9.9.9.9"),
        (1, "nonsense\x00, ' OR 1=1", "9.9.9.9"),
        (1, "", "9.9.9.9"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_which_address_a_throttle_counts(
    settings: pytest.FixtureRequest, proxies: int, header: str, found: str
) -> None:
    settings.TRUSTED_PROXIES = proxies  # type: ignore[attr-defined]
    request = RequestFactory().get("/", REMOTE_ADDR="9.9.9.9", HTTP_X_FORWARDED_FOR=header)
    assert address_of_caller(request) == found
    request.META["REMOTE_ADDR"] = ""
    assert address_of_caller(request) in {NOWHERE, found}


@pytest.mark.parametrize("url", ["/account/login/code/", "/account/password/reset/"])
def test_when_no_letter_can_go_the_page_says_so(
    client: Client, founder: Actor, settings: pytest.FixtureRequest, url: str
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = DOWN, "127.0.0.1", 9  # type: ignore[attr-defined]
    pages = [body(Client(), url, {"email": address}, address) for address in ("fay@quay.example", "eve@quay.example")]
    assert pages[0] == pages[1]
    assert pages[0][0] == 200
    assert "The letter could not go out" in pages[0][1]


@pytest.mark.parametrize("given", ["\x00", "a\x00@x.example", "x" * 1_000_000, "\ud800", "a@b.example\r\nBcc: x@y.z"])
def test_hostile_input_never_ends_in_an_error_page(client: Client, founder: Actor, given: str) -> None:
    given = given.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for url, fields in (
        ("/account/login/", {"login": given, "password": given}),
        ("/account/login/", {"login": "fay@quay.example", "password": given}),
        ("/account/login/code/", {"email": given}),
        ("/account/login/code/confirm/", {"code": given}),
        ("/account/password/reset/", {"email": given}),
        ("/account/2fa/webauthn/login/", {"credential": given}),
    ):
        assert client.post(url, fields).status_code < 500
    assert not mail.outbox


def test_an_address_taken_meanwhile_is_not_confirmed(at_home: Client, founder: Actor, guest: Actor) -> None:
    at_home.post("/account/reauthenticate/", {"password": PASSWORD})
    at_home.post("/account/email/", {"action_add": "", "email": "new@quay.example"})
    link = re.search(r"http://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert link
    Account.objects.filter(pk=guest.account_id).update(email="new@quay.example")
    assert Client().post(link[1], follow=True).status_code == 200
    for deed in ("action_primary", "action_remove"):
        at_home.post("/account/email/", {deed: "", "email": "new@quay.example"})
    assert Account.objects.get(pk=founder.account_id).email == "fay@quay.example"


@pytest.mark.parametrize(
    "given",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        "[]",
        "1",
        "null",
        "{}",
        '{"id": "\\ud800", "response": {"userHandle": "\\ud800"}}',
        '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "AA", "clientDataJSON": "AA", '
        '"authenticatorData": "AA", "signature": "AA"}}',
    ],
)
def test_a_passkey_that_is_none_is_turned_away(client: Client, db: None, given: str) -> None:
    client.get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"})
    answer = client.post("/account/2fa/webauthn/login/", {"credential": given})
    assert answer["Location"] == "/account/login/"
    assert client.get("/preferences/").status_code == 302


@pytest.mark.parametrize(
    "given", ['{"id": 1}', '{"id": "AA", "rawId": "AA", "response": {}}', '{"response": "\\u0000"}']
)
def test_a_new_passkey_that_is_none_is_not_added(at_home: Client, given: str) -> None:
    at_home.post("/account/reauthenticate/", {"password": PASSWORD})
    at_home.get("/account/2fa/webauthn/add/")
    answer = at_home.post("/account/2fa/webauthn/add/", {"name": "\x00" * 200, "credential": given})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Authenticator.objects.exists()


def test_headers_that_no_browser_sends_do_no_harm(client: Client, founder: Actor) -> None:
    given = {"login": "fay@quay.example", "password": PASSWORD}
    odd = {"User-Agent": "a\x00b\ud800", "X-Forwarded-For": "\x00"}
    assert client.post("/account/login/", given, headers=odd).status_code == 302
    client.cookies["sessionid"] = '"\\000\\000\\000\\000abcdefgh"'
    assert client.get("/preferences/", headers=odd).status_code == 302


def test_single_sign_on_that_does_not_answer_is_said_so(
    client: Client, db: None, settings: pytest.FixtureRequest
) -> None:
    app = {"provider_id": "oidc", "name": "House key", "client_id": "a", "secret": "b"}
    app |= {"settings": {"server_url": "http://127.0.0.1:9"}}  # type: ignore[dict-item]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}  # type: ignore[attr-defined]
    assert "Sign in with House key" in client.get("/account/login/").content.decode()
    answer = client.post("/account/oidc/oidc/login/?process=login")
    assert answer.status_code == 503
    assert "did not come through" in answer.content.decode()
