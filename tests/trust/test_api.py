"""Patterns over the API: the same commands as on the pages, told in shapes that the description promises."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from carefront.core.evidence.thresholds import Kind
from carefront.trust.commands import following
from tests.cast import Cast
from tests.doors.calling import Api
from tests.trust.conftest import follow, found, looks


def patterns(who: Any) -> None:
    """Do everything that can be done with a pattern and with a suggestion."""
    ben, ada, cast = who.ben, who.ada, who.cast
    now = timezone.now()
    looks(cast.ben, cast.coaching, now, [0] * 8)
    following.follow_due(now, "worker")
    [listed] = [one for one in ben.get("/patterns?whose=mine")["items"] if one["kind"] == "low"]
    one = f"/patterns/{listed['id']}"
    assert len(ben.get(one)["facts"]) >= 8
    assert ada("GET", one).status_code == 404
    assert ben.post(f"{one}/seen", status=200)["seen_at"]
    assert ben.put(f"{one}/note", {"words": "The week of the move"})["note"] == "The week of the move"
    assert ben.post(f"{one}/confirmation", status=200)["confirmed_at"]
    assert ben.post(f"{one}/sharing", status=200)["shown"] == "shared"
    told = ada.get(one)
    assert (told["seen_at"], told["may_share"], told["apart"]) == (None, False, [])
    assert told["note"] == "The week of the move"
    assert ada("POST", f"{one}/aside", {}).status_code == 403
    suggesting = f"/relationships/{cast.coaching}/level-suggestions"
    assert [one["level"] for one in ada.get(suggesting)] == [3]  # from what was shared with her
    ada.post(f"{suggesting}/not-now", {"owner_id": str(cast.ben.id), "level": 3}, 200)
    assert ada.get(suggesting) == []
    assert ben("DELETE", f"{one}/sharing").json()["shown"] is None
    assert ben.post(f"{one}/aside", status=200)["aside_at"]
    assert ben("DELETE", f"{one}/aside").json()["aside_at"] is None
    ben.post(f"/relationships/{cast.coaching}/patterns/stop", {"kind": "low"}, 200)
    assert ben.get("/patterns")["stopped"][0]["kind"] == "low"
    ben.post(f"/relationships/{cast.coaching}/patterns/start", {"kind": "low"}, 200)
    assert ben("POST", f"/relationships/{cast.coaching}/patterns/stop", {"kind": "bad"}).status_code == 422


def test_what_has_gone_is_its_subjects_alone(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    ben, ada = Api(cast.ben, now=now), Api(cast.ada, now=now)
    ben.post(f"/patterns/{row.pk}/sharing", status=200)
    assert ada.get("/patterns?whose=theirs")["items"]
    follow(now + timedelta(days=91))
    assert ada.get("/patterns?whose=theirs")["items"] == []
    assert ada("GET", f"/patterns/{row.pk}").status_code == 404
    assert [one["id"] for one in ben.get("/patterns?over=true")["items"] if one["kind"] == "low"] == [str(row.pk)]
    assert ben("POST", f"/patterns/{row.pk}/sharing", {}).status_code == 409
