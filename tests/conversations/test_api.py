"""Transcripts over the API: files and text alike, clear refusals, and the same rows as the pages keep."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from carefront.commitments.models import Request
from carefront.conversations.models import Decision, Finding, Proposal
from carefront.core.conversations import MOST_BYTES
from carefront.kit import jobs
from tests.cast import Cast
from tests.conversations.conftest import CALL, finding, match, read
from tests.conversations.test_doors import Visit
from tests.doors.calling import Api


def form_call(api: Api, **fields: Any) -> Any:
    """Send a form to the API."""
    headers = {"Authorization": f"Bearer {api.secret}"}
    return Client().post("/api/v1/transcripts", fields, headers=headers)


def test_the_api_takes_files_and_text_alike(cast: Cast) -> None:
    api = Api(cast.ada)
    place = str(cast.coaching)
    by_file = form_call(api, relationship_id=place, on="2026-03-11", file=SimpleUploadedFile("c.vtt", CALL.encode()))
    assert (by_file.status_code, by_file.json()["title"]) == (201, "c")
    by_text = api.post("/transcripts", {"relationship_id": place, "on": "2026-03-11", "text": CALL, "title": "c"})
    for _ in range(2):
        jobs.run_due(timezone.now(), "w", 1)
    found = [
        [(row["kind"], row["sentence"], row["due"]) for row in api.get(f"/transcripts/{one['id']}/findings")["items"]]
        for one in (by_file.json(), by_text)
    ]
    assert found[0] == found[1] != []
    large = form_call(api, relationship_id=place, on="2026-03-11", file=SimpleUploadedFile("b", b"y " * 2_000_000))
    assert large.status_code == 201
    for content, status, code in ((b"z" * (MOST_BYTES + 9), 422, "too_big"), (b"z" * 50_000_000, 413, "too_large")):
        told = form_call(api, relationship_id=place, file=SimpleUploadedFile("c.vtt", content))
        assert (told.status_code, told.json()["code"]) == (status, code)
    for body, code in (
        ({"relationship_id": place, "text": ""}, "empty"),
        ({"relationship_id": place, "text": "%PDF-1.4"}, "not_text"),
        ({"relationship_id": place, "text": CALL, "on": "2100-01-01"}, "future_date"),
        ({"relationship_id": str(cast.peers), "text": CALL}, "hidden"),
        ({"text": CALL}, "shape"),
        ({"relationship_id": place, "text": CALL, "colour": 1}, "shape"),
    ):
        assert api("POST", "/transcripts", body).json()["code"] == code
    told = api("POST", "/transcripts", {"relationship_id": 7, "colour": 1}).json()
    assert {each["pointer"] for each in told["errors"]} == {"/relationship_id", "/colour"}


def test_pages_and_api_keep_alike(cast: Cast, now: datetime, visit: Visit) -> None:
    rows = []
    for door in ("pages", "api"):
        key = read(cast.ada, cast.coaching, now)
        match(cast.ada, key, now, ada=cast.ada, ben=cast.ben)
        for part in ("pricing", "launch", "read your draft"):
            row = finding(key, part)
            if door == "pages":
                visit(cast.ada).post(f"/findings/{row.pk}/keeping/", {})
            else:
                Api(cast.ada, now=now).post(f"/findings/{row.pk}/keeping")
        rows.append(
            [
                *Request.objects.values_list("words", "due_on", "asked_id", "said_words", "said_at"),
                *Decision.objects.values_list("words", "sentence", "by_id"),
                *Proposal.objects.values_list("words", "due_on", "sentence"),
            ]
        )
        for model in (Finding, Request, Decision, Proposal):
            model.objects.all().delete()
    assert rows[0] == rows[1]
    assert len(rows[0]) == 3
