"""Covenants over the API, and taken out."""

import io
import json
import zipfile

import pytest

from carefront.core.covenants import CovenantPart
from carefront.lobby.queries.carrying import write_export
from carefront.relationships import commands
from carefront.relationships.queries import covenants
from tests.commitments.conftest import at_now
from tests.doors.calling import Api
from tests.relationships.agreeing import STEPS, agreed, drafted

__all__ = ["at_now"]

pytestmark = pytest.mark.usefixtures("at_now")


def test_a_pair_agrees_and_looks_again(cast, now):
    ada, ben = Api(cast.ada, now=now), Api(cast.ben, now=now)
    place = f"/relationships/{cast.coaching}/covenants"
    assert ada("GET", place).json() == {"current": None, "draft": None, "earlier": []}
    made = ada("POST", place)
    assert made.status_code == 201
    one = f"/covenants/{made.json()['id']}"
    line = next(line for line in ada("GET", one).json()["lines"] if line["part"] == "escalation")
    assert line["question"] == "What do we do first when we see something differently?"
    body = {"part": "escalation", "words": STEPS, "seen": line["seen"]}
    assert ada("PUT", f"{one}/line", body).json()["lines"][2]["words"] == STEPS
    stale = ben("PUT", f"{one}/line", body | {"words": "Other"})
    assert (stale.status_code, stale.json()["field"]) == (409, "escalation")
    assert ben("PUT", f"{one}/review-day", {"on": "2026-05-01"}).json()["review_on"] == "2026-05-01"
    refused = ben("PUT", f"{one}/signature", {"read": line["seen"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "words_changed")
    read = ben("GET", one).json()["digest"]
    for caller in (ada, ben, ben):
        assert caller("PUT", f"{one}/signature", {"read": read}).status_code == 200
    shown = ben("GET", place).json()["current"]
    assert (shown["state"], shown["may_sign"], shown["may_review"]) == ("in_force", False, True)
    assert ada("DELETE", f"{one}/signature").status_code == 409
    for caller in (ada, ben):
        assert caller("POST", f"{one}/reviews", {"next_on": "2026-08-01"}).status_code == 200
    assert ada("GET", one).json()["next_review_on"] == "2026-08-01"
    assert ada("GET", f"/relationships/{cast.coaching}").json()["has_covenant"] is True


def test_a_draft_is_signed_unsigned_and_let_go(cast, now):
    ben = Api(cast.ben, now=now)
    one = f"/covenants/{drafted(cast.ada, cast.coaching, now)}"
    ben("PUT", f"{one}/signature", {"read": ben("GET", one).json()["digest"]})
    assert Api(cast.ada, now=now)("GET", f"/relationships/{cast.coaching}").json()["asked_to_sign"] is True
    assert ben("DELETE", f"{one}/signature").json()["may_sign"] is True
    assert ben("POST", f"{one}/release").json()["state"] == "let_go"
    assert Api(cast.mia, now=now)("GET", one).status_code == 404
    assert Api(cast.mia, now=now)("POST", f"/relationships/{cast.coaching}/covenants").status_code == 404


def taken(person, now, name):
    file = io.BytesIO()
    write_export(person, file, now=now)
    return json.loads(zipfile.ZipFile(file).read(f"{name}.json"))


def test_everything_about_it_is_taken_out_by_those_who_see_it_and_nobody_else(cast, now):
    key = agreed((cast.ada, cast.ben, cast.mia, cast.eve), cast.team, now)
    commands.confirm_review(by=cast.ada, covenant_id=key, next_on=now.date().replace(month=9), now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    drafted(cast.ben, cast.team, now, words="Only those who stayed", part=CovenantPart.SHARING)
    rows = taken(cast.ben, now, "covenants")
    assert {row["words"] for row in rows} == {"", STEPS, "Only those who stayed"}
    assert [row["by"] for row in taken(cast.ben, now, "signatures")] == ["Ada", "Ben", "Mia", "Eve"]
    assert len(taken(cast.ben, now, "covenant_reviews")) == 1
    assert {row["words"] for row in taken(cast.eve, now, "covenants")} == {"", STEPS}
    assert taken(cast.eve, now, "covenant_reviews") == []
    assert taken(cast.rob, now, "covenants") == []
    assert covenants.review_date(cast.team) is not None
