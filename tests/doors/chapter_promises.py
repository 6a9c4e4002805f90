"""The chapters of the API's story in which promises are made, asked for, expected and looked at."""

from datetime import timedelta
from types import SimpleNamespace as Callers
from typing import Any

from django.utils import timezone

AWAY = timezone.now() + timedelta(days=3)
DAY = {"on": AWAY.date().isoformat()}
LATER = {"on": (AWAY + timedelta(days=4)).date().isoformat(), "at": "12:30", "zone": "Europe/Berlin"}


def promise(who: Callers, by: str = "ben", **more: Any) -> dict[str, Any]:
    """Let somebody promise something in the coaching."""
    body = {"words": "Call the three accounts", "relationship_id": str(who.cast.coaching), "due": DAY} | more
    return getattr(who, by).post("/commitments", body)


def changes(who: Callers) -> None:
    """Word, move, pause, question, replace and let go of a promise."""
    made = promise(who)
    one = f"/commitments/{made['id']}"
    clear = who.ben("PATCH", one, {"version": made["version"], "success": "Three calls logged"}).json()
    assert clear["success"] == "Three calls logged"
    assert "success" not in clear["open_questions"]
    assert who.ben("PATCH", one, {"version": made["version"], "why": "x"}).json()["code"] == "changed_meanwhile"
    moved = who.ben.post(f"{one}/moves", {"due": LATER, "reason": "They are away"}, 200)
    assert moved["due"]["zone"] == "Europe/Berlin"
    assert who.ben.post(f"{one}/at-risk", {"words": "Two do not answer"}, 200)["at_risk"]
    assert who.ben.post(f"{one}/pause", {"until": LATER["on"]}, 200)["state"] == "paused"
    assert who.ben.post(f"{one}/resumption", None, 200)["state"] == "open"
    assert who.ada.post(f"{one}/question", None, 200) == {"done": True}
    again = who.ada("POST", f"{one}/question", {})
    assert (again.status_code, again.json()["code"]) == (422, "too_many")
    other = who.ben.post(f"{one}/successor", {"words": "Write to the three accounts", "due": DAY, "reason": "Quieter"})
    assert (other["predecessor_id"], other["success"]) == (made["id"], "Three calls logged")
    assert who.ben.post(f"/commitments/{other['id']}/release", {"words": "Enough"}, 200)["state"] == "released"
    kinds = [fact["kind"] for fact in who.ada.get(f"{one}/facts")["items"]]
    assert kinds[0] == "commitment.made"
    assert "commitment.changed" in kinds
    assert who.ada.get(f"/relationships/{who.cast.coaching}/facts?limit=3")["next"]


def around(who: Callers) -> None:
    """Foresee, support, wait for and repair what is promised."""
    made, other = promise(who), promise(who, by="ada", words="Read the plan")
    one = f"/commitments/{made['id']}"
    assert who.ben.get(f"{one}/foresight")["rating"] is None
    kept = who.ben.put(f"{one}/foresight", {"rating": 7, "likelihood": 80, "obstacle": "No time", "plan": "Mornings"})
    assert (kept["likelihood"], kept["is_shared"]) == (80, False)
    assert who.ada("GET", f"{one}/foresight").status_code == 404
    who.ben.put(f"{one}/foresight/sharing", {"shared": True})
    assert who.ada.get(f"{one}/foresight")["plan"] == "Mornings"
    who.ben.post(f"{one}/supporters", {"person_id": str(who.cast.sam.id), "ask": "Listen to one call"})
    assert who.sam.post(f"{one}/support/acceptance", None, 200)["may_end_support"]
    assert who.sam("DELETE", f"{one}/supporters/{who.cast.sam.id}").status_code == 200
    assert who.sam("GET", one).status_code == 404
    assert who.ben.post(f"{one}/waits", {"on_id": other["id"]})["waits_on"][0]["id"] == other["id"]
    assert who.ben("DELETE", f"{one}/waits/{other['id']}").status_code == 200
    who.ben.put(f"{one}/repair", {"shame": "I never do", "useful": "I did not", "repair": "Call today"})
    assert who.ben.get(f"{one}/repair")["repair"] == "Call today"
    assert who.ada("GET", f"{one}/repair").status_code == 404


def looks(who: Callers) -> None:
    """Look at a promise: say how it went, respond, and read what was written."""
    made = promise(who)
    check_in = who.ben.get(f"/commitments/{made['id']}")["check_in"]["id"]
    assert who.ben.get("/check-ins") == {"items": []}
    assert who.ben.get(f"/check-ins/{check_in}")["may_answer"]
    when = (timezone.now() + timedelta(days=1)).isoformat()
    assert who.ben.put(f"/check-ins/{check_in}/question", {"to": when})["next_question_at"]
    told = who.ben.post(f"/check-ins/{check_in}/answer", {"outcome": "partly", "learned": "Mornings work"})
    assert told["check_in_id"] == check_in
    assert who.ada.get("/answers")["items"][0]["learned"] == "Mornings work"
    assert who.ada.get(f"/answers/{told['answer_id']}")["awaits_me"]
    who.ada.post(f"/answers/{told['answer_id']}/responses", {"kind": "question", "words": "What made it hard?"})
    who.ada.post(f"/answers/{told['answer_id']}/accounts", {"outcome": "not_yet", "words": "I heard of none"})
    shown = who.ben.get(f"/commitments/{made['id']}/answers")["items"][0]
    assert [len(shown["responses"]), len(shown["other_accounts"])] == [1, 1]
    follow = {"outcome": "not_yet", "next": {"kind": "recommit", "due": LATER}}
    second = who.ben.post(f"/commitments/{made['id']}/outcome", follow)
    assert who.ada.post(f"/answers/{second['answer_id']}/aside", None, 200) == {"done": True}
    assert who.ben("POST", f"/commitments/{made['id']}/outcome", {}).json()["code"] == "empty"
    assert who.ben.post("/reading", {"words": "Call"}, 200)["answered"] == ["who"]
    assert who.ben.post("/hints", {"text": "You never call"}, 200)["hints"]


def requests(who: Callers) -> None:
    """Ask, and be answered in every way that there is."""
    asked = {"words": "Send the plan", "relationship_id": str(who.cast.coaching), "due": DAY}
    first, second, third, fourth = (who.ada.post("/requests", asked) for _ in range(4))
    assert len(who.ben.get("/requests?which=to_me")["items"]) == 4
    assert who.ben.get(f"/requests/{first['id']}")["may_answer"]
    assert who.ben.post(f"/requests/{first['id']}/acceptance", {"success": "It is in your box"})["request_id"]
    offered = who.ben.post(f"/requests/{second['id']}/counter", {"words": "Send half of it", "due": LATER}, 200)
    assert offered["state"] == "countered"
    assert who.ada.post(f"/requests/{second['id']}/agreement", None, 200)["commitment_id"]
    assert who.ben.post(f"/requests/{third['id']}/decline", {"reason": "Not mine"}, 200)["state"] == "declined"
    assert who.ada.post(f"/requests/{fourth['id']}/withdrawal", None, 200)["state"] == "withdrawn"


def expectations(who: Callers) -> None:
    """Expect something, hear it read back, and close it."""
    about = {"words": "Ten calls a week", "relationship_id": str(who.cast.reporting), "look_on": LATER["on"]}
    made = who.mia.post("/expectations", about)
    one = f"/expectations/{made['id']}"
    assert who.rob.get("/expectations")["items"][0]["may_read_back"]
    back = who.rob.post(f"{one}/read-backs", {"words": "Two calls each day"})
    assert who.rob.get(f"{one}/read-backs/{back['id']}/gap")["sides"]
    assert who.mia.post(f"/read-backs/{back['id']}/answer", {"meant": True}, 200) == {"done": True}
    towards = {"words": "Two calls a day", "relationship_id": about["relationship_id"], "expectation_id": made["id"]}
    who.rob.post("/commitments", towards | {"due": DAY})
    assert len(who.mia.get(one)["promises"]) == 1
    revised = who.mia("PATCH", one, {"version": 1, "success": "Ten lines in the book"}).json()
    assert (revised["version"], revised["look_on"]) == (2, LATER["on"])
    assert who.mia.post(f"{one}/closing", None, 200)["closed"]
