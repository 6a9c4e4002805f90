"""Who asks: the person of the signed-in account, in the workspace it is looking at."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.people import commands
from carefront.people.asking import AskingPerson
from carefront.people.models import Account


def test_costs_three_queries_and_none_when_signed_out(
    at_home: Client, client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        Client().get("/account/inactive/")
    at_home.get("/workspaces/")
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert at_home.get("/workspaces/").status_code == 200


def test_is_the_real_actor_and_speaks_its_time(founder: Actor) -> None:
    seen = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen["actor"], seen["zone"] = request.actor, timezone.get_current_timezone_name()  # type: ignore[attr-defined]
        return HttpResponse()

    request = RequestFactory().get("/")
    request.user, request.session = Account.objects.get(), {}  # type: ignore[assignment]
    AskingPerson(view)(request)
    assert seen == {"actor": founder, "zone": "Europe/Berlin"}
    assert type(seen["actor"]) is Actor
    assert timezone.get_current_timezone_name() == "UTC"


def test_nobody_is_none_whatever_the_request_lacks() -> None:
    request = RequestFactory().get("/?in=%00nonsense")
    AskingPerson(lambda asked: HttpResponse())(request)
    assert request.actor is None  # type: ignore[attr-defined]


def test_the_address_switches_to_a_workspace_of_mine(at_home: Client, founder: Actor, now: datetime) -> None:
    other = commands.found_workspace(workspace="Dock", name="Fay", account_id=founder.account_id, now=now)
    for given, shown in (("", "Dock"), (str(founder.workspace_id), "Quay"), ("", "Quay"), (str(uuid4()), "Quay")):
        page = at_home.get("/workspaces/", {"in": given} if given else {})
        assert page.context["nav"].workspace_name == shown
    at_home.post("/workspaces/", {"workspace": str(other.workspace_id)})
    assert at_home.get("/workspaces/").context["nav"].workspace_name == "Dock"
    assert at_home.post("/workspaces/", {"workspace": str(uuid4())}).status_code == 404
    assert at_home.post(f"/workspaces/{founder.workspace_id}/enter/").status_code == 302
    assert at_home.get("/workspaces/").context["nav"].workspace_name == "Quay"


def test_an_account_without_a_workspace_goes_to_the_start(at_home: Client, founder: Actor, now: datetime) -> None:
    commands.leave_workspace(by=founder, now=now)
    assert at_home.get("/preferences/")["Location"] == "/start/"
    assert at_home.get("/start/").status_code == 200
    answer = at_home.post("/start/", {"workspace": "Again", "name": "Fay"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert at_home.get("/workspaces/").context["nav"].workspace_name == "Again"


def test_signed_out_people_are_sent_to_sign_in_and_back(client: Client, db: None) -> None:
    assert client.get("/preferences/?in=x")["Location"] == "/account/login/?next=/preferences/%3Fin%3Dx"
