"""Pulses over the API: every operation does its work and answers in the shape that the description promises."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.doors.calling import Api


def pulses(who: Any) -> None:
    """Answer, share, take back, and say what would make it more useful, over the API."""
    pair, team = (f"/relationships/{key}" for key in (who.cast.coaching, who.cast.team))
    made = who.ben.post(f"{pair}/pulses", {"safe": 5, "care": 6, "clear": 3, "dose": 1})
    assert (made["safe"], made["dose"], made["shared_at"], made["may_share"]) == (5, 1, None, True)
    again = who.ben.post(f"{pair}/pulses", {"safe": 5, "care": 6, "clear": 3, "dose": 1})
    assert again["id"] == made["id"]
    one = f"/pulses/{made['id']}"
    assert who.ada("GET", one).status_code == 404
    assert who.ada.get(f"{pair}/pulses/map") == {"sides": []}
    who.ben.post(f"{one}/sharing", None, 200)
    assert who.ada.get(one)["clear"] == 3
    assert who.ada("POST", f"{one}/sharing").status_code == 403
    [side] = who.ada.get(f"{pair}/pulses/map")["sides"]
    assert (side["who"]["name"], side["dose"], side["path"][0]["trust"], side["path"][0]["corner"]) == (
        "Ben", 1, 5.5, None,
    )  # fmt: skip
    assert who.ben("POST", f"{pair}/pulses", {"safe": 1}).json()["code"] == "already_settled"
    assert who.ben("DELETE", f"{one}/sharing").json()["shared_at"] is None
    assert who.ada.get(f"{pair}/pulses")["shared"] == []
    mine = who.ben.get(f"{pair}/pulses")
    assert ([each["id"] for each in mine["mine"]], mine["weeks"], mine["is_due"]) == ([made["id"]], 3, False)
    passed = who.ada.post(f"{pair}/pulses/passing", None, 200)
    assert passed["mine"] == []
    assert who.ada.put(f"{pair}/pulses/rhythm", {"weeks": 0})["next_on"] is None
    assert who.ada("PUT", f"{pair}/pulses/rhythm", {"weeks": 1}).json()["code"] == "unknown_choice"
    of_team = who.eve.post(f"{team}/pulses", {"safe": 2})
    assert who.eve("POST", f"/pulses/{of_team['id']}/sharing").json()["code"] == "wrong_size"
    assert who.mia.get(f"{team}/pulses/told") == {"items": []}
    assert who.ada.get("/pulses/told") == {"items": []}
    assert who.mia("GET", "/pulses/told").status_code == 404
    _wishes(who, pair)


def _wishes(who: Any, pair: str) -> None:
    wish = who.ben.post(f"{pair}/wishes", {"words": "Ask about one thing"})
    here = f"/wishes/{wish['id']}"
    assert (wish["shared_at"], who.ada("GET", here).status_code) == (None, 404)
    who.ben.post(f"{here}/sharing", None, 200)
    met = who.ada.post(f"{here}/adjustments", {"words": "I ask about one", "on": "2020-02-03"})
    [change] = met["adjustments"]
    assert (change["by"]["is_me"], change["on"], change["may_judge"]) == (True, "2020-02-03", False)
    far = {"words": "I will", "on": "2999-01-01"}
    assert who.ada("POST", f"{here}/adjustments", far).json()["code"] == "future_date"
    help_ = f"/adjustments/{change['id']}/help"
    assert who.ada("PUT", help_, {"helps": "yes"}).status_code == 403
    assert who.ben.put(help_, {"helps": "partly", "words": "Mostly"})["adjustments"][0]["helps"] == "partly"
    assert who.ada.get(here)["adjustments"][0]["helps_words"] == "Mostly"
    assert [each["id"] for each in who.ada.get(f"{pair}/wishes")["items"]] == [wish["id"]]
    assert who.ben("DELETE", f"{here}/sharing").json()["shared_at"] is None
    assert who.ada("GET", here).status_code == 404
    assert who.ada.get(f"{pair}/wishes")["items"] == []


@pytest.mark.django_db
def test_pulses_over_the_api(cast: Cast) -> None:
    everybody = {name: Api(getattr(cast, name)) for name in ("ada", "ben", "mia", "eve")}
    pulses(type("Callers", (), {**everybody, "cast": cast}))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        {}, {"safe": 0}, {"safe": 8}, {"safe": "4"}, {"safe": 4.5}, {"safe": True}, {"safe": 10**30}, {"dose": -3},
        {"safe": 4, "words": "x"}, {"safe": None, "care": None}, [], None, {"safe": [4]},
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_and_nothing_is_kept(cast: Cast, body: Any) -> None:
    ben = Api(cast.ben)
    assert ben("POST", f"/relationships/{cast.coaching}/pulses", "null" if body is None else body).status_code == 422
    assert ben.get(f"/relationships/{cast.coaching}/pulses")["mine"] == []
