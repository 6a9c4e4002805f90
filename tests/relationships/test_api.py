"""The same deeds over the API: what it takes, what it gives, what it refuses."""

from uuid import UUID

import pytest
from ninja.testing import TestClient

from carefront.core.refusals import Because, Refusal
from carefront.core.scopes import Scope
from carefront.kit.api import Caller
from carefront.relationships import queries
from tests.conftest import NOW


@pytest.fixture(scope="module")
def api():
    from carefront.relationships.api import router

    return TestClient(router)


def me(actor):
    """Answer a call by `actor`, let in with a key that may do everything."""
    return Caller(actor, tuple(Scope), NOW)


def test_a_pair_over_the_api(cast, api):
    given = {"kind": "coaching", "role": "coach", "with_ids": [str(cast.eve.id)], "purpose": "Weekly"}
    made = api.post("/relationships", json=given, auth=me(cast.sam))
    assert made.status_code == 201
    body = made.json()
    assert (body["state"], body["may_withdraw"], body["title"]) == ("proposed", True, "Eve")
    assert body["who_sees_what"]
    place = f"/relationships/{body['id']}"
    assert api.post(f"{place}/acceptance", auth=me(cast.eve)).json()["state"] == "active"
    assert api.post(f"{place}/pause", json={}, auth=me(cast.sam)).json()["state"] == "paused"
    assert api.post(f"{place}/resumption", auth=me(cast.eve)).json()["state"] == "active"
    assert (
        api.post(f"{place}/ending", json={"words": "Enough"}, auth=me(cast.eve)).json()["ending"]["words"] == "Enough"
    )
    with pytest.raises(Refusal) as caught:
        api.get(place, auth=me(cast.ada))
    assert caught.value.because is Because.HIDDEN


def test_a_declined_one_answers_nothing(cast, api):
    made = api.post("/relationships", json={"kind": "peer", "with_ids": [str(cast.eve.id)]}, auth=me(cast.sam)).json()
    assert api.post(f"/relationships/{made['id']}/decline", auth=me(cast.eve)).json() == {"done": True}


def test_a_team_over_the_api(cast, api):
    place = f"/relationships/{cast.team}"
    asked = api.post(f"{place}/members", json={"person_id": str(cast.sam.id)}, auth=me(cast.ben)).json()
    assert [m["name"] for m in asked["members"] if not m["accepted"]] == ["Sam"]
    assert api.post(f"{place}/departure", auth=me(cast.ben)).json()["state"] == "ended"


def test_the_list_pages_by_cursor(cast, api):
    seen, cursor = [], None
    while True:
        suffix = f"&cursor={cursor}" if cursor else ""
        page = api.get(f"/relationships?limit=1{suffix}", auth=me(cast.ben)).json()
        seen += [UUID(item["id"]) for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(seen) == sorted(card.id for card in queries.relationships(cast.ben))
    assert len(seen) == 3


UNREADABLE = [
    {"kind": "friend"},
    {"kind": "peer", "with_ids": "x"},
    {"kind": "peer", "with_ids": [1]},
    {"kind": "peer", "with_ids": [], "owner": "somebody"},
    {"kind": "peer", "purpose": 3},
    {},
]


def test_what_the_api_cannot_read(cast, api):
    for given in UNREADABLE:
        assert api.post("/relationships", json=given, auth=me(cast.sam)).status_code == 422, given


def test_the_policy_over_the_api(cast, api):
    things = {row["thing"]: row for row in api.get("/policy", auth=me(cast.sam)).json()}
    assert things["foresight"]["seen_by"]["other"] == "if_shared"
    assert set(things["commitment"]["seen_by"]) == {"owner", "other", "group", "supporter", "steward", "stranger"}
