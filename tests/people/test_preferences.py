"""What a person chose: hours, look, name; and what a steward does with the workspace."""

from datetime import datetime, time

import pytest
from django.test import Client

from carefront.core.actors import Actor
from carefront.people import commands, queries
from carefront.people.models import Account

GIVEN = {
    "name": "Fay Q.",
    "zone": "Asia/Tokyo",
    "ask_time": "09:30",
    "quiet_from": "21:00",
    "quiet_to": "06:15",
    "theme": "dark",
    "language": "en",
    "letters": "on",
}


def test_what_is_chosen_is_kept_and_followed(at_home: Client, founder: Actor) -> None:
    assert at_home.post("/preferences/", GIVEN)["Location"] == "/preferences/"
    actor = queries.actor_of_person(founder.id)
    assert (actor.name, actor.zone, actor.ask_time) == ("Fay Q.", "Asia/Tokyo", time(9, 30))
    assert (actor.quiet_from, actor.quiet_to) == (time(21), time(6, 15))
    assert 'data-theme="dark"' in at_home.get("/preferences/").content.decode()
    assert queries.address_of(founder.id) == "fay@quay.example"
    at_home.post("/preferences/", {name: value for name, value in GIVEN.items() if name != "letters"})
    assert queries.address_of(founder.id) is None
    assert not queries.addressees_of([founder.id])[founder.id].wants_letters


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("zone", "Mars/Olympus"),
        ("zone", "../../etc/passwd"),
        ("language", "xx"),
        ("theme", "\x00"),
        ("quiet_from", "25:99"),
        ("ask_time", ""),
        ("name", "\u202e"),
        ("name", "x" * 1_000_000),
    ],
)
def test_what_cannot_be_chosen_is_said_beside_its_field(at_home: Client, field: str, given: str) -> None:
    answer = at_home.post("/preferences/", GIVEN | {field: given})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert answer.context["form"]["theme" if field != "theme" else "zone"].value()
    assert Account.objects.get().zone == "Europe/Berlin"


def test_a_steward_runs_the_workspace_and_others_find_nothing_there(
    at_home: Client, founder: Actor, guest: Actor, now: datetime
) -> None:
    theirs = Client()
    theirs.force_login(Account.objects.get(pk=guest.account_id))
    for method, url in (("get", "/steward/"), ("post", "/steward/"), ("post", "/steward/letters/")):
        assert getattr(theirs, method)(url).status_code == 404
    assert theirs.post(f"/people/{founder.id}/stewardship/").status_code == 404
    assert at_home.post("/steward/", {"workspace": "Harbour"})["Location"] == "/steward/"
    assert at_home.get("/steward/").context["nav"].workspace_name == "Harbour"
    at_home.post(f"/people/{guest.id}/stewardship/")
    assert queries.actor_of_person(guest.id).is_steward
    at_home.post(f"/people/{guest.id}/stewardship/", {"deed": "end"})
    assert not queries.actor_of_person(guest.id).is_steward
    at_home.post(f"/people/{founder.id}/stewardship/", {"deed": "end"})
    assert "at least one steward" in at_home.get("/steward/").content.decode()
    assert at_home.post("/steward/letters/", {"deed": "nothing"}).status_code == 404
    for deed in ("again", "release", "drop"):
        assert at_home.post("/steward/letters/", {"deed": deed})["Location"] == "/steward/"


def test_another_workspace_keeps_its_people_to_itself(at_home: Client, founder: Actor, now: datetime) -> None:
    other = commands.found_workspace(workspace="Dock", name="Zoe", email="zoe@dock.example", password="x", now=now)
    assert at_home.post(f"/people/{other.person_id}/stewardship/").status_code == 404
    assert at_home.get(f"/people/{other.person_id}/departure/").status_code == 404
    assert "Zoe" not in at_home.get("/people/").content.decode()
