"""Arriving at an installation: the first person opens it, and later ones come by invitation."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.people import commands
from carefront.people.models import Account, Person, Workspace
from tests.cast import PASSWORD

FORM = {
    "name": "Fay",
    "email": "Fay@Quay.example",
    "password": PASSWORD,
    "workspace": "Quay",
    "zone": "Europe/Berlin",
}


def test_the_first_page_opens_the_installation_and_signs_in(client: Client, db: None) -> None:
    assert "Welcome" in client.get("/start/").content.decode()
    answer = client.post("/start/", FORM)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    page = client.get("/workspaces/")
    assert (page.context["nav"].workspace_name, page.context["nav"].person_name) == ("Quay", "Fay")
    account, person = Account.objects.get(), Person.objects.get()
    assert (account.email, account.zone) == ("fay@quay.example", "Europe/Berlin")
    assert person.is_steward
    assert client.get("/start/")["Location"] == "/"


def test_afterwards_the_door_is_closed(client: Client, founder: Actor) -> None:
    assert "by invitation" in client.get("/start/").content.decode()
    assert "by invitation" in client.post("/start/", FORM | {"email": "eve@x.example"}).content.decode()
    assert Account.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_founder() -> None:
    def arrive(number: int) -> object:
        try:
            return commands.found_workspace(
                workspace=f"W{number}",
                name="F",
                email=f"f{number}@x.example",
                password="x",
                only_first=True,
                now=timezone.now(),
            )
        except Refusal as refusal:
            return refusal.because
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(arrive, range(6)))
    assert answers.count(Because.ALREADY_SETTLED) == 5
    assert (Workspace.objects.count(), Account.objects.count()) == (1, 1)


def test_an_open_installation_tells_nobody_who_has_an_account(
    client: Client, founder: Actor, settings: pytest.FixtureRequest
) -> None:
    settings.OPEN_SIGNUP = True  # type: ignore[attr-defined]
    answers = []
    for email in ("new@x.example", "fay@quay.example"):
        browser = Client()
        answer = browser.post("/start/", FORM | {"email": email, "workspace": "Mine"})
        answers.append((answer.status_code, answer["Location"], browser.get(answer["Location"]).status_code))
        assert mail.outbox[-1].to == [email]
        assert "code" in mail.outbox[-1].subject
    assert answers[0] == answers[1]
    assert Workspace.objects.filter(name="Mine").count() == 1


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", "a\nb\x00c\u202e"),
        ("name", "x" * 1_000_000),
        ("name", "\x00\x01"),
        ("email", "no address"),
        ("email", "a@b\r\nBcc: c@d.example"),
        ("email", "\x00@x.example"),
        ("password", "short"),
        ("password", "x" * 1_000_000),
        ("workspace", "\u2066\u2069"),
        ("zone", "Mars/Olympus"),
        ("zone", "\x00"),
    ],
)
def test_hostile_input_is_cleaned_or_answered_in_the_form(client: Client, db: None, field: str, given: str) -> None:
    answer = client.post("/start/", FORM | {field: given})
    if field == "name" and given.startswith("a"):
        assert answer.status_code == 302
        assert Person.objects.get().name == "a bc"
    else:
        assert answer.status_code == 200
        assert answer.context["form"].errors
        assert not Account.objects.exists()


def test_a_further_workspace_keeps_its_names_clean(founder: Actor, now: datetime) -> None:
    for name in ("", " \x00", "x" * 121):
        with pytest.raises(Refusal):
            commands.found_workspace(workspace=name, name="F", account_id=founder.account_id, now=now)
    with pytest.raises(Refusal) as taken:
        commands.found_workspace(workspace="W", name="F", email="FAY@quay.example", password="x", now=now)
    assert taken.value == Refusal(Because.ALREADY_THERE, "email")
