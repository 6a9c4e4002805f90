"""A plan over the API: every operation does its work and answers in the shape that the description promises."""

from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, day
from tests.doors.calling import Api


def planning(who: Any) -> None:
    """Plan a period over the API, from the first line to its closing."""
    now, place = timezone.now(), str(who.cast.team)
    all_ = f"/relationships/{place}/backlog"
    first = who.ada.post(all_, {"words": "Write the price list", "hours": 6.5, "why": "The fair"})
    second = who.ben.post(all_, {"words": "Call the printer"})
    one, two = f"/items/{first['id']}", f"/items/{second['id']}"
    assert who.eve.put(f"{two}/size", {"hours": 1})["hours"] == 1.0
    assert who.eve.put(f"{two}/place", {"places": -1})["place"] == 1
    assert who.eve.put(f"{two}/place", {"before_id": None})["place"] == 2
    worded = {"words": "Write the list of prices", "version": 1}
    assert who.ada.put(f"{one}/wording", worded)["version"] == 2
    assert who.ada("PUT", f"{one}/wording", worded).json()["code"] == "changed_meanwhile"
    days = {"starts_on": day(now, 1).isoformat(), "ends_on": day(now, 12).isoformat()}
    period = who.ada.post("/periods", {"relationship_id": place, "title": "Spring", **days})
    assert who.mia.get(f"/periods?relationship_id={place}")["items"][0]["title"] == "Spring"
    here = f"/periods/{period['id']}"
    assert who.ben.put(f"{here}/days", days | {"title": "Early spring"})["title"] == "Early spring"
    for item in (one, two):
        assert who.ada.put(f"{item}/period", {"period_id": period["id"]})["period_id"] == period["id"]
    assert who.ben.post(f"{one}/taking", {"due": {"on": days["ends_on"]}})["owner"]["name"] == "Ben"
    assert who.mia("POST", f"{one}/taking", {}).json()["code"] == "taken"
    asked = who.ada.post(f"{two}/asking", {"owner_id": str(who.cast.ben.id)})
    assert (asked["stands"], asked["pending"]["to"]["name"], asked["request_id"] is None) == ("asked", "Ben", False)
    said = who.ben.put(f"{here}/capacity", {"hours": 5, "elsewhere": 1, "away_days": 0, "note": "Two jobs"})
    mine = next(load for load in said["people"] if load["who"]["is_me"])
    assert (mine["capacity"]["note"], mine["over"], mine["gives"]) == ("Two jobs", 3.5, [second["id"], first["id"]])
    other = next(load for load in who.ada.get(here)["people"] if load["who"]["name"] == "Ben")
    assert (other["capacity"]["note"], other["all_promises"]) == ("", None)
    over = who.ben.post(f"{one}/handing-over", {"owner_id": str(who.cast.mia.id), "words": "I am away"})
    assert over["pending"]["kind"] == "handed_over"
    promised = who.mia.post(f"/requests/{over['request_id']}/acceptance", {})
    assert who.ben.get(one)["owner"]["name"] == "Mia"
    assert who.ben("POST", f"{one}/another-day", {"due": {"on": days["ends_on"]}}).json()["code"] == "already_there"
    later = {"due": {"on": day(now, 20).isoformat()}, "words": "The fair moved"}
    assert who.ben.post(f"{one}/another-day", later)["pending"]["kind"] == "moved"
    who.ada.post(f"{two}/drop", {"words": "The printer closed"}, 200)
    assert who.eve.get(two)["dropped"]["why"] == "The printer closed"
    assert who.eve.post(f"{two}/return", None, 200)["stands"] == "free"
    closed = who.eve.post(f"{here}/closing", None, 200)
    assert [each["id"] for each in closed["returned"]] == [first["id"]]
    backlog = who.ada.get(all_)
    assert [each["id"] for each in backlog["items"]] == [first["id"], second["id"]]
    assert (backlog["items"][0]["carried"], promised["state"]) == (1, "open")


@pytest.mark.django_db
def test_a_plan_over_the_api(cast: Cast) -> None:
    everybody = {name: Api(getattr(cast, name)) for name in ("ada", "ben", "mia", "eve")}
    planning(type("Callers", (), {**everybody, "cast": cast}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("backlog", {"words": "x", "hours": -1}),
        ("backlog", {"words": "x", "hours": 1e9}),
        ("backlog", {"words": "x", "hours": "4"}),
        ("backlog", {"words": "  "}),
        ("backlog", {"words": "x" * 400}),
        ("backlog", {"words": "x", "hours": 0.1}),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(cast: Cast, path: str, body: dict[str, Any]) -> None:
    ada = Api(cast.ada)
    told = ada("POST", f"/relationships/{cast.team}/{path}", body)
    assert told.status_code == 422, told.content
    assert ada.get(f"/relationships/{cast.team}/backlog")["items"] == []
