"""The API lets in whoever has a key, tells what went wrong, and keeps to its description."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.doors.calling import Api

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(cast: Any) -> Api:
    """Ben with a key that may write."""
    from django.utils import timezone

    return Api(cast.ben, now=timezone.now())


def test_a_promise_is_made_and_read(cast: Any, ben: Api) -> None:
    made = ben.post("/commitments", {"words": "Call the three", "relationship_id": str(cast.coaching), "due": None})
    assert made["owner"]["is_me"]
    assert made["promisee"]["name"] == "Ada"
    assert ben.get(f"/commitments/{made['id']}")["words"] == "Call the three"
    assert [line["id"] for line in ben.get("/commitments")["items"]] == [made["id"]]


def test_without_a_key_nothing_is_told() -> None:
    answer = Client().get("/api/v1/me")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_what_is_hidden_answers_as_what_is_absent(cast: Any, ben: Api) -> None:
    from django.utils import timezone

    made = ben.post("/commitments", {"words": "Call the three", "due": None})
    rob = Api(cast.rob, now=timezone.now())
    hidden, absent = rob("GET", f"/commitments/{made['id']}"), rob("GET", f"/commitments/{uuid4()}")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content
    assert dict(hidden.headers) == dict(absent.headers)
