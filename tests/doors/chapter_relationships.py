"""The chapters of the API's story in which people come together, and agree on what holds between them."""

from types import SimpleNamespace as Callers
from typing import Any

from tests.doors.chapter_promises import DAY, LATER, promise


def relationships(who: Callers) -> None:
    """Begin, rest, decline and end relationships, and come to a team and leave it."""

    def begun(**more: Any) -> str:
        body = {"kind": "peer", "with_ids": [str(who.cast.sam.id)]} | more
        made: str = who.eve.post("/relationships", body)["id"]
        return made

    one = begun()
    assert who.sam.post(f"/relationships/{one}/acceptance", None, 200)["state"] == "active"
    assert who.sam.post(f"/relationships/{one}/pause", {"until": None}, 200)["state"] == "paused"
    assert who.sam.post(f"/relationships/{one}/resumption", None, 200)["state"] == "active"
    assert who.eve.post(f"/relationships/{one}/ending", {"words": "Thank you"}, 200)["state"] == "ended"
    assert who.sam("POST", f"/relationships/{begun()}/decline", {}).status_code in {200, 204}
    assert who.eve.post(f"/relationships/{begun()}/withdrawal", None, 200)["state"] == "withdrawn"
    team = begun(kind="team", name="Quay", with_ids=[str(who.cast.sam.id), str(who.cast.rob.id)])
    who.sam.post(f"/relationships/{team}/acceptance", None, 200)
    who.eve.post(f"/relationships/{team}/members", {"person_id": str(who.cast.mia.id)}, 200)
    who.sam.post(f"/relationships/{team}/departure", None, 200)
    assert who.eve.get(f"/relationships/{team}")["may_invite"]
    assert who.eve.get("/relationships")["items"]
    assert who.eve.get("/policy")


def covenants(who: Callers) -> None:
    """Draft, sign, review and let go of covenants."""
    place = f"/relationships/{who.cast.coaching}/covenants"
    one = f"/covenants/{who.ada.post(place)['id']}"
    seen = who.ben.get(one)["lines"][0]["seen"]
    who.ben.put(f"{one}/line", {"part": "conduct", "words": "We say it early", "seen": seen})
    read = who.ada.put(f"{one}/review-day", DAY)["digest"]
    assert who.ada.put(f"{one}/signature", {"read": read})["may_take_back"]
    assert who.ada("DELETE", f"{one}/signature").status_code == 200
    for each in (who.ada, who.ben):
        each.put(f"{one}/signature", {"read": read})
    assert who.ben.post(f"{one}/reviews", {"next_on": LATER["on"]}, 200)["reviews"]
    spare = who.ben.post(place)["id"]
    assert who.ada.post(f"/covenants/{spare}/release", None, 200)["state"] == "let_go"
    assert len(who.ada.get(place)["earlier"]) == 1


def levels(who: Callers) -> None:
    """Propose, answer, look at and lower how firm accountability is, also for one promise."""
    place = f"/relationships/{who.cast.peers}/levels"
    body = {"owner_id": str(who.cast.rob.id), "level": 3, "reason": "You asked for it", "look_on": LATER["on"]}
    one = f"/levels/{who.ben.post(place, body)['id']}"
    assert who.rob.post(f"{one}/acceptance", None, 200)["state"] == "in_force"
    assert who.rob.post(f"{one}/look", {"look_on": DAY["on"]}, 200)["look_on"] == DAY["on"]
    assert who.ben.post(f"{one}/aside", None, 200)["asks_me"] is False
    assert who.ben("POST", place, body | {"level": 4}).json()["code"] == "needs_conversation"
    spare = who.ben.post(place, body | {"level": 2})["id"]
    assert who.rob.post(f"/levels/{spare}/decline", {"words": "Not now"}, 200)["words"] == "Not now"
    spare = who.ben.post(place, body | {"level": 1})["id"]
    assert who.ben.post(f"/levels/{spare}/withdrawal", None, 200)["state"] == "withdrawn"
    who.rob.post(f"{place}/lowering", {"level": 1})
    assert who.ben.get(one)["state"] == "replaced"
    assert [each["level"] for each in who.ben.get(place)["owners"]] == [2, 1]
    made = promise(who, by="rob", relationship_id=str(who.cast.peers))["id"]
    own = f"/commitments/{made}/level"
    who.rob.post(own, {"level": 3, "reason": "This one matters", "look_on": LATER["on"]})
    assert who.ben.get(own)["is_own"]
    who.rob.post(f"{own}/lowering", {"level": 2})
    assert who.rob("DELETE", own).json()["level"] == 1


def releases(who: Callers) -> None:
    """Propose, answer, look at and end a time off from promises."""
    place = f"/relationships/{who.cast.peers}/releases"
    spare = who.ben.post(place, {"until": LATER["on"]})["id"]
    assert who.rob.post(f"/releases/{spare}/decline", None, 200)["state"] == "declined"
    spare = who.ben.post(place, {"until": LATER["on"]})["id"]
    assert who.ben.post(f"/releases/{spare}/withdrawal", None, 200)["state"] == "withdrawn"
    one = f"/releases/{who.ben.post(place, {'until': LATER['on'], 'reason': 'A full week'})['id']}"
    assert who.rob.post(f"{one}/acceptance", None, 200)["state"] == "on"
    assert who.rob.post(f"{one}/look", None, 200)["may_end"]
    assert who.ben.post(f"{one}/ending", None, 200)["state"] == "ended"
    assert who.rob.get(one)["reason"] == "A full week"
    assert len(who.ben.get(place)["history"]) == 3
