"""Whatever is sent to the API, it answers with a problem that says where, and never falls over."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from carefront.kit.api_paging import cursor_of
from tests.doors.calling import Api

pytestmark = pytest.mark.django_db
NOBODY = UUID(int=0)


@pytest.fixture
def ben(cast: Any) -> Api:
    """Ben with a key that may write."""
    return Api(cast.ben)


HOSTILE = [
    ("{", 400),
    ("", 422),
    ("null", 422),
    ("[]", 422),
    ('"words"', 422),
    ("[" * 100_000, 400),
    ('{"words":' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}", (400, 422)),
    ('{"words": NaN}', 400),
    ('{"words": 1}', 422),
    ('{"words": ' + "9" * 5_000 + "}", 400),
    ('{"words": true}', 422),
    ('{"words": ""}', 422),
    ('{"words": "\\u0000"}', 422),
    ('{"words": "\\ud800"}', 422),
    ('{"words": "Call them", "owner_id": "01a2004e-f9d8-768d-a06b-3651639cd4f7"}', 422),
    ('{"words": "Call them", "relationship_id": 7}', 422),
    ('{"words": "Call them", "relationship_id": "no"}', 422),
    ('{"words": "Call them", "due": {"on": 20000}}', 422),
    ('{"words": "Call them", "due": {"on": "2026-06-31"}}', 422),
    ('{"words": "Call them", "due": {"on": "0001-01-01"}}', 422),
    ('{"words": "Call them", "due": {"on": "9999-12-31", "zone": "America/New_York"}}', 422),
    ('{"words": "Call them", "due": {"on": "2030-01-01", "zone": "../../etc/passwd"}}', 422),
    ('{"words": "Call them", "due": {"on": "2030-01-01", "zone": "\\u0000"}}', 422),
    ('{"words": "Call them", "due": {"on": "2030-01-01", "at": "25:00"}}', 422),
    ('{"words": "Call them", "due": null, "rhythm": {"unit": "week", "weekdays": [9]}}', 422),
    ('{"words": "Call them", "due": null, "rhythm": {"unit": "week"}}', 422),
    (json.dumps({"words": "w" * 301}), 422),
    (json.dumps({"words": "w" * 30_000}), 422),
    (json.dumps({"words": "w" * 3_100_000}), 413),
]


@pytest.mark.parametrize(("body", "status"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_body_that_cannot_be_used_makes_nothing(ben: Api, body: str, status: Any) -> None:
    answer = ben("POST", "/commitments", body)
    assert answer.status_code in (status if isinstance(status, tuple) else (status,)), answer.content
    assert ben.get("/commitments")["items"] == []


def test_a_body_in_another_type_or_encoding(ben: Api) -> None:
    headers = {"Authorization": f"Bearer {ben.secret}"}
    for body, kind, status in (
        (b'{"words": "x y"}', "text/plain", 415),
        (b"words=x", "application/x-www-form-urlencoded", 415),
        (b'{"words": "\xff\xfe"}', "application/json", 400),
        ('{"words": "x y"}'.encode("utf-16"), "application/json", 400),
    ):
        answer = Client().post("/api/v1/commitments", body, content_type=kind, headers=headers)
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_errors_point_into_the_body(ben: Api) -> None:
    told = ben("POST", "/commitments", {"due": {"on": "soon"}, "colour": 1}).json()
    assert told["code"] == "shape"
    assert {(each["pointer"], each["code"]) for each in told["errors"]} == {
        ("/words", "missing"),
        ("/due/on", "day"),
        ("/colour", "extra_forbidden"),
    }


def test_a_refusal_names_its_field(ben: Api) -> None:
    told = ben("POST", "/commitments", {"words": "Call them", "due": {"on": "2020-01-01"}}).json()
    assert (told["code"], told["field"], told["params"]) == ("past_date", "due", {"given": "2020-01-01"})
    assert "Wednesday 1 January 2020" in told["detail"]  # for people; programs read `params`


CURSORS = ["x", "%00", "A" * 5_000, "bnVsbA", "W10", cursor_of("due", 7, NOBODY), cursor_of("-made", None, NOBODY)]
QUERIES = ["limit=0", "limit=101", "limit=" + "9" * 5_000, "limit=x", "sort=rank", "state=failed", "relationship_id=1"]


@pytest.mark.parametrize("query", [*QUERIES, *(f"cursor={cursor}" for cursor in CURSORS)])
def test_a_query_that_cannot_be_used(ben: Api, query: str) -> None:
    assert ben("GET", f"/commitments?{query}").status_code == 422


@pytest.mark.parametrize("words", ["%00", "%ed%a0%80", "%ff", "%25", "_", "'", "\\", "%F0%9F%98%80"])
def test_words_to_look_for_can_be_anything(ben: Api, words: str) -> None:
    assert ben("GET", f"/commitments?words={words}").status_code == 200
    assert ben("GET", f"/people?words={words}").status_code == 200


@pytest.mark.parametrize(
    "key", ["", "Bearer", "Bearer ", "Bearer cf_no", "Basic abc", "Bearer " + "x" * 9_000, "Bearer \x00", "bearer é"]
)
def test_a_key_that_opens_nothing(cast: Any, key: str) -> None:
    answer = Client().get("/api/v1/me", headers={"Authorization": key})
    assert (answer.status_code, answer.json()["code"]) == (401, "no_key")


def test_a_signed_in_page_is_no_key(cast: Any, client: Client) -> None:
    from carefront.people.models import Account

    client.force_login(
        Account.objects.get(pk=cast.ben.account_id), "allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get("/api/v1/me").status_code == 401


def test_a_reading_key_writes_nothing(cast: Any) -> None:
    reader = Api(cast.ben, scopes=("read",))
    answer = reader("POST", "/commitments", {"words": "Call them", "due": None})
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    assert reader("POST", "/reading", {"words": "Call them"}).status_code == 200
    assert reader.get("/commitments")["items"] == []
    exporter = Api(cast.ben, scopes=("export",))
    assert exporter("GET", "/me").status_code == 403


def test_a_pace_is_kept_for_each_key_whatever_it_claims_to_come_from(cast: Any, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 5
    ben, ada = Api(cast.ben), Api(cast.ada)
    told = [ben("GET", "/me", X_Forwarded_For=f"10.0.0.{last}, \x00é").status_code for last in range(7)]
    assert told == [200] * 5 + [429] * 2
    last = ben("GET", "/me")
    assert 1 <= int(last["Retry-After"]) <= 60
    assert ada("GET", "/me").status_code == 200


def test_addresses_and_methods_that_are_not_offered(ben: Api) -> None:
    for path in ("/", "/nothing", "/commitments/", "/commitments/7", "/me/", "/../me"):
        answer = ben("GET", path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json"), path
    answer = ben("PUT", "/me", {})
    assert (answer.status_code, answer["Allow"]) == (405, "GET")


def test_answers_are_not_kept_on_the_way(ben: Api) -> None:
    assert ben("GET", "/me")["Cache-Control"] == "no-store"
    assert Client().get("/api/v1/me")["Cache-Control"] == "no-store"


def test_the_description_and_its_page_are_open(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert b"<script>" not in page.content
    assert b"style=" not in page.content
