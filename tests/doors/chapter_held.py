"""The chapter of the API's story in which conversations are held."""

from datetime import timedelta
from types import SimpleNamespace as Callers
from typing import Any

from django.utils import timezone


def at(days: int, clock: str = "10:00") -> dict[str, Any]:
    """Name a time some days from now."""
    return {"on": (timezone.now() + timedelta(days=days)).date().isoformat(), "at": clock, "zone": "Europe/Berlin"}


def held(who: Callers) -> None:
    """Plan, prepare, hold and end conversations, alone and in a pair."""
    place = str(who.cast.coaching)
    own = who.ben.post("/conversations", at(3) | {"kind": "reflection", "minutes": 30})
    assert who.ben.get(f"/conversations/{own['id']}")["relationship_id"] == own["relationship_id"]
    planned = at(2) | {"relationship_id": place, "kind": "coaching", "purpose": "Where we stand", "minutes": 45}
    first = who.ada.post("/conversations", planned)
    one = f"/conversations/{first['id']}"
    assert [each["reply"] for each in first["participants"]] == ["accepted", ""]
    assert who.ben.post(f"{one}/reply", {"reply": "tentative", "words": "A train"}, 200)["reply"] == "tentative"
    moved = who.ben.post(f"{one}/move", at(4) | {"words": "Trains"}, 200)
    assert [each["words"] for each in moved["shifts"]] == ["Trains"]
    _topics(who, one, place)
    assert who.ada.post(f"{one}/cancellation", {"words": "Ill"}, 200)["state"] == "cancelled"
    assert {each["id"] for each in who.ben.get("/conversations?which=past")["items"]} == {first["id"]}
    _series(who, place)
    _now(who, place)


def _topics(who: Callers, one: str, place: str) -> None:
    mine = who.ben.post(f"{one}/topics", {"words": "Alone with it", "private": True})
    assert who.ada.get(f"{one}/topics")["items"] == []
    assert who.ben.post(f"/topics/{mine['id']}/sharing", None, 200)["is_private"] is False
    other = who.ada.post(f"{one}/topics", {"words": "The brief", "minutes": 10})
    assert who.ada("PATCH", f"/topics/{other['id']}", {"words": "The whole brief"}).json()["words"] == "The whole brief"
    who.ada.post(f"/topics/{other['id']}/place", {"places": -1}, 200)
    assert [each["id"] for each in who.ben.get(f"{one}/topics")["items"]] == [other["id"], mine["id"]]
    ruling = {"ruling": "do", "words": "Call them", "owner_id": str(who.cast.ben.id), "due": {"on": at(9)["on"]}}
    made = who.ada.post(f"/topics/{mine['id']}/ruling", ruling, 200)
    assert (made["commitment_id"], made["request_id"]) == (None, None)
    assert who.ben.post(f"/decisions/{made['id']}/binding", None, 200)["commitment_id"]
    assert who.ben.get(f"/topics/{mine['id']}")["ruling"]["owner"]["name"] == "Ben"
    assert who.ada.post(f"/topics/{other['id']}/delay", None, 200)["carried"] == 1
    assert [each["id"] for each in who.ben.get(f"/relationships/{place}/topics")["items"]] == [other["id"]]
    later = who.ben.post(f"/relationships/{place}/topics", {"words": "For next time"})
    assert who.ben("DELETE", f"/topics/{later['id']}").status_code == 200


def _series(who: Callers, place: str) -> None:
    wish = at(5) | {"relationship_id": place, "kind": "coaching", "rhythm": "week/2"}
    first = who.ada.post("/conversations", wish)
    series = f"/series/{first['series_id']}"
    assert who.ben.get(series)["rhythm"] == "week/2"
    onward = who.ben.post(f"{series}/change", at(12, "15:30") | {"rhythm": "week/1"}, 200)
    assert onward["series_id"] != first["series_id"]
    assert who.ben.post(f"/series/{onward['series_id']}/ending", None, 200)["ended_on"]


def _now(who: Callers, place: str) -> None:
    talk = who.ada.post(f"/relationships/{place}/conversations", {})
    one = f"/conversations/{talk['id']}"
    assert talk["state"] == "open"
    assert who.ben.post(f"{one}/beginning", None, 200)["begun_at"]
    assert who.ben.get(f"{one}/brief")["last_time"] is None
    assert who.ada.post(f"{one}/timer", {"minutes": 5}, 200)["timer_ends_at"]
    turns = who.ada.post(f"{one}/turns", {"turn": 0}, 200)["turns"]
    assert (len(turns), "Ben" in {each["name"] for each in turns}) == (2, True)
    notes = who.ada.get(f"{one}/notes")
    who.ben.put(f"{one}/notes", {"words": "Ben was here", "version": notes["version"]})
    both = who.ada.put(f"{one}/notes", {"words": "Ada too", "version": notes["version"]})["words"]
    assert "Ben was here" in both
    assert "Ada too" in both
    own = who.ben.get(f"{one}/notes/own")
    assert who.ben.put(f"{one}/notes/own", own | {"words": "Mine"})["words"] == "Mine"
    assert who.ada.get(f"{one}/notes/own")["words"] == ""
    asked = who.ben.get(f"{one}/questions")["items"]
    assert len(asked) == 3
    assert who.ben.post(f"{one}/questions", {"code": asked[0]["code"]})["words"] == asked[0]["words"]
    who.ben.post(f"{one}/questions/aside", {"code": asked[1]["code"]}, 200)
    assert [each["code"] for each in who.ben.get(f"{one}/questions")["items"]] == [asked[2]["code"]]
    assert {each["kind"] for each in who.ben.get(f"/relationships/{place}/rituals")["items"]} >= {"coaching", "look"}
    assert who.ada.post(f"{one}/end", None, 200)["state"] == "closed"
    assert who.ben.post(f"{one}/reopening", None, 200)["state"] == "open"
    assert who.ben("POST", f"{one}/cancellation", {}).status_code == 409
