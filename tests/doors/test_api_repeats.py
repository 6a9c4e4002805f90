"""A call that is sent again has the effect of one, also when a hundred arrive at once."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections

from carefront.commitments.models import Commitment
from carefront.kit.models import Event, Repeat
from tests.doors.calling import Api

WORDS = {"words": "Call the three accounts", "due": None}


@pytest.fixture
def ben(cast: Any) -> Api:
    """Ben with a key that may write."""
    return Api(cast.ben)


@pytest.mark.django_db
def test_the_same_call_gets_the_same_answer(ben: Api) -> None:
    first = ben("POST", "/commitments", WORDS, Idempotency_Key="one")
    again = ben("POST", "/commitments", WORDS, Idempotency_Key="one")
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, first.content)
    assert again["Idempotency-Replayed"] == "true"
    assert Commitment.objects.count() == 1


@pytest.mark.django_db
def test_another_call_under_the_same_key_is_refused(ben: Api) -> None:
    ben("POST", "/commitments", WORDS, Idempotency_Key="one")
    other = ben("POST", "/commitments", WORDS | {"words": "Call the other three"}, Idempotency_Key="one")
    elsewhere = ben("POST", "/requests", WORDS, Idempotency_Key="one")
    assert [other.json()["code"], elsewhere.json()["code"]] == ["repeat_differs"] * 2
    assert other.status_code == 422
    assert Commitment.objects.count() == 1


@pytest.mark.django_db
def test_a_key_is_its_callers_alone(cast: Any, ben: Api) -> None:
    ben("POST", "/commitments", WORDS, Idempotency_Key="one")
    assert Api(cast.ada)("POST", "/commitments", WORDS, Idempotency_Key="one").status_code == 201
    assert Commitment.objects.count() == 2


@pytest.mark.django_db
def test_a_refused_call_keeps_nothing_and_its_key_can_be_used_again(ben: Api) -> None:
    refused = ben("POST", "/commitments", WORDS | {"words": " "}, Idempotency_Key="one")
    assert refused.status_code == 422
    assert Repeat.objects.count() == 0
    assert ben("POST", "/commitments", WORDS, Idempotency_Key="one").status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 191, "é", "a\tb"])
def test_a_key_that_cannot_be_one(ben: Api, key: str) -> None:
    answer = ben("POST", "/commitments", WORDS, Idempotency_Key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "repeat_key")


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_have_one_effect(ben: Api) -> None:
    def call(_: int) -> tuple[int, bytes]:
        try:
            answer = ben("POST", "/commitments", WORDS, Idempotency_Key="one")
            return answer.status_code, answer.content
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        told = list(pool.map(call, range(100)))
    assert {status for status, _body in told} <= {201, 409}
    assert len({body for status, body in told if status == 201}) == 1
    assert Commitment.objects.count() == 1
    assert Event.objects.filter(kind="commitment.made").count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_breaks_off_leaves_neither_effect_nor_claim(ben: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    ben.client.raise_request_exception = False
    with connection.execute_wrapper(_break_at_storing):
        answer = ben.client.post(
            "/api/v1/commitments", json.dumps(WORDS), content_type="application/json",
            headers={"Authorization": f"Bearer {ben.secret}", "Idempotency-Key": "one"},
        )  # fmt: skip
    assert answer.status_code == 500
    assert (Commitment.objects.count(), Repeat.objects.count()) == (0, 0)
    assert ben("POST", "/commitments", WORDS, Idempotency_Key="one").status_code == 201


def _break_at_storing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.startswith("UPDATE") and "kit_repeat" in sql:
        raise RuntimeError("the lights go out")
    return execute(sql, params, many, context)
