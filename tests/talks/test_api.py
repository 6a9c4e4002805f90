"""A talk over the API: every operation does its work and answers in the shape that the description promises."""

from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, day
from tests.doors.calling import Api
from tests.talks.conftest import missed


def talking(who: Any) -> None:
    """Talk about Ben's promises over the API, from the first fact to consequences that are ended."""
    now, place, ben = timezone.now(), str(who.cast.coaching), str(who.cast.ben.id)
    missed(who.cast.ben, who.cast.coaching, now)
    all_ = f"/relationships/{place}/talks"
    found = who.ada.get(f"{all_}/facts?other_id={ben}&subject_id={ben}")["items"]
    made = who.ada.post(all_, {"subject_id": ben, "facts": [one["id"] for one in found[:2]]})
    assert who.ben.get(all_)["items"][0]["id"] == made["id"]
    here = f"/talks/{made['id']}"
    assert who.eve("GET", here).status_code == who.rob("GET", here).status_code == 404
    more = who.ben.post(f"{here}/facts", {"facts": [found[2]["id"]]}, 200)["facts"]
    assert [one["may_drop"] for one in more].count(True) == 1
    assert len(who.ben("DELETE", f"{here}/facts/{found[2]['id']}").json()["facts"]) == 2
    assert who.ada.put(f"{here}/parts/impact", {"words": "I prepare twice"})["mine"][0]["shown_at"] is None
    assert who.ada("PUT", f"{here}/parts/secret", {"words": "x"}).json()["code"] == "unknown_choice"
    assert who.ben.get(here)["theirs"] == []
    who.ada.post(f"{here}/parts/impact/showing", None, 200)
    assert who.ben.get(here)["theirs"][0]["words"] == "I prepare twice"
    redesign = {"words": "Fridays are full", "choices": ["smaller"]}
    assert who.ben.put(f"{here}/parts/redesign", redesign)["mine"][0]["choices"] == ["smaller"]
    asked = who.ada.post(f"{here}/questions", {"code": "easy_time"})["questions"][0]
    own = who.ada.post(f"{here}/questions", {"words": "And on Mondays?"})["questions"][1]
    assert len(who.ada("DELETE", f"/talk-questions/{own['id']}").json()["questions"]) == 1
    assert who.ben.get(here)["questions"] == []
    assert who.ada.put(f"{here}/readiness", {"ready": True})["state"] == "preparing"
    assert who.ben.put(f"{here}/readiness", {})["state"] == "open"
    assert who.ben.put(f"/talk-questions/{asked['id']}/answer", {"words": "Tuesdays"})["questions"][0]["answer"]
    who.ben.put(f"{here}/parts/will", {"words": "send two lines on Wednesday"})
    meets = who.ben.put(f"{here}/meeting", {"on": day(now, 2).isoformat(), "at": "10:00"})
    assert meets["conversation_id"]
    terms = {"together": "talk at once", "look_on": day(now, 20).isoformat()}
    read = who.ada.put(f"{here}/terms", terms)["digest"]
    assert who.ada.post(f"{here}/agreement", {"read": read}, 200)["my_yes"]
    assert who.ada("DELETE", f"{here}/agreement").json()["my_yes"] is None
    assert who.ada("POST", f"{here}/agreement", {"read": "0" * 64}).json()["code"] == "words_changed"
    for one in (who.ada, who.ben):
        agreed = one.post(f"{here}/agreement", {"read": read}, 200)
    assert agreed["state"] == "agreed"
    due = {"due": {"on": day(now, 3).isoformat()}}
    assert who.ben.post(f"{here}/lines/0/promise", due)["my_lines"][0]["commitment_id"]
    assert who.ben.post(f"{here}/look", {"came": "partly", "words": "Better"}, 200)["came"][0]["came"] == "partly"
    days = {"ends_on": day(now, 30).isoformat(), "closing_on": day(now, 29).isoformat()}
    bound = who.ada.post(f"{here}/consequences", days)
    there = f"/consequences/{bound['id']}"
    assert who.ada.put(f"{there}/conduct", {"words": "I pay 20 €"})["cues"] == ["money"]
    assert who.ben.get(there)["cues"] == []
    who.ada.put(f"{there}/conduct", {"words": "I plan the week without it"})
    who.ben.put(f"{there}/conduct", {"words": "I say so on Monday"})
    read = who.ben.put(f"{there}/time", days | {"closing_on": days["ends_on"]})["digest"]
    levels = f"/relationships/{place}/levels"
    level = {"owner_id": ben, "level": 4, "reason": "x", "look_on": days["ends_on"]}
    assert who.ada("POST", levels, level).json()["code"] == "needs_conversation"
    who.ben.post(f"{there}/agreement", {"read": read}, 200)
    assert who.ben("DELETE", f"{there}/agreement").json()["my_yes"] is None
    assert who.ada.get(there)["their_yes"] is None
    who.ben.post(f"{there}/agreement", {"read": read}, 200)
    assert who.ada.post(f"{there}/agreement", {"read": read}, 200)["state"] == "in_force"
    assert {one["level"] for one in who.ben.get(levels)["owners"]} == {2, 4}
    assert who.ben.post(f"{there}/ending", None, 200)["ending"] == "stopped"
    assert who.ben.post(f"{here}/closing", None, 200)["state"] == "closed"


@pytest.mark.django_db
def test_a_talk_over_the_api(cast: Cast) -> None:
    class Who:
        pass

    who: Any = Who()
    who.cast = cast
    for name in ("ada", "ben", "rob", "eve"):
        setattr(who, name, Api(getattr(cast, name)))
    talking(who)
