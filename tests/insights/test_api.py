"""The chapter of the API's story in which somebody looks into their mirror, and says what being asked means to them."""

from types import SimpleNamespace as Callers

from tests.doors.calling import Api


def mirrors(who: Callers) -> None:
    """Look, write, reword, delete; say what it means, share it, take it back, be left be."""
    who.ben.post("/commitments", {"words": "Something with the plan", "relationship_id": str(who.cast.peers)})
    grid = who.ben.get("/clarity")
    (first, *_) = grid["items"]
    assert first["open"]
    assert (first["asks"] is None) == (first["sort"] != "promise")
    there = who.ben.get(f"/relationships/{first['relationship_id']}/clarity")
    assert first in there["items"]
    assert {one["relationship_id"] for one in there["items"]} == {first["relationship_id"]}
    assert who.rob("GET", f"/relationships/{who.cast.coaching}/clarity").status_code == 404
    assert who.ada.get("/clarity/months") == {"items": []}
    assert who.rob("GET", "/clarity/months").status_code == 404
    shown = who.ben.get("/mirror")
    assert shown["days"] == 90
    assert [one["level"] for one in shown["levels"]] == [1, 2, 3, 4]
    made = who.ben.post("/reflections", {"words": "I fear the silence", "prompt": "fear"})
    assert (made["prompt"], made["version"]) == ("fear", 1)
    one = f"/reflections/{made['id']}"
    assert who.ben.get(one) == made == who.ben.get("/reflections")["items"][0]
    assert who.ada("GET", one).status_code == 404
    changed = who.ben("PUT", one, {"words": "I feared the silence", "version": 1}).json()
    assert (changed["words"], changed["version"]) == ("I feared the silence", 2)
    assert who.ben("PUT", one, {"words": "Late", "version": 1}).status_code == 409
    assert who.ben("DELETE", one).status_code == 200
    assert who.ben.get("/reflections")["items"] == []
    _meanings(who.ben, who.ada, f"/relationships/{who.cast.peers}/meaning", who.rob)


def _meanings(me: Api, stranger: Api, place: str, other: Api) -> None:
    assert me.get(place) == {"own": None, "others": [], "is_turned_away": False}
    said = {"means": ["shame", "help"], "words": "School", "structures": ["rest", "fewer"], "wish": "Slower"}
    own = me("PUT", place, said).json()["own"]
    assert (own["means"], own["structures"], own["shared_at"]) == (["help", "shame"], ["fewer", "rest"], None)
    assert me("PUT", place, {"means": ["fame"]}).status_code == 422
    assert me("PUT", place, {}).status_code == 422
    assert other.get(place)["others"] == []
    assert stranger("GET", place).status_code == 404
    assert me("POST", f"{place}/sharing").status_code == 200
    assert [one["words"] for one in other.get(place)["others"]] == ["School"]
    assert me("DELETE", f"{place}/sharing").status_code == 200
    assert other.get(place)["others"] == []
    assert me("POST", f"{place}/turning-away").json()["is_turned_away"]
    assert me("DELETE", place).json()["own"] is None
