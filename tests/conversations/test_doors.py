"""The pages and the API: the same story, the same refusals, and kind words where a file cannot be read."""

import html
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from carefront.commitments.models import Commitment, Request
from carefront.conversations.models import Finding, Proposal, Transcript
from carefront.core.actors import Actor
from carefront.core.conversations import MOST_BYTES
from carefront.kit import jobs
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.conftest import CALL, finding, match, read

Visit = Callable[[Actor], Client]
MOST = 12  # SQL queries of a page, session and account among them


def text_of(response: Any) -> str:
    """Answer what a page says."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def brought(client: Client, place: UUID, content: bytes = CALL.encode(), **more: Any) -> Any:
    """Send the form with a file."""
    sent = {"to": str(place), "took_place_on": "2026-03-11", "language": "en"} | more
    return client.post("/transcripts/new/", sent | {"file": SimpleUploadedFile("weekly_call.vtt", content)})


def test_from_file_to_accepted_promise_in_a_browser(cast: Cast, now: datetime, visit: Visit) -> None:
    client, other = visit(cast.ada), visit(cast.ben)
    page = brought(client, cast.coaching)["Location"]
    waiting = client.get(page)
    assert "Reading…" in text_of(waiting)
    assert b'http-equiv="refresh"' in waiting.content
    jobs.run_due(timezone.now(), "w", 1)
    part = client.get(page, headers={"hx-request": "true"})
    assert b"<html" not in part.content
    assert "It is read:" in text_of(part)
    who = client.get(page, follow=True)
    assert who.request["PATH_INFO"].endswith("/speakers/")
    assert "weekly call" in text_of(who)
    keys = re.findall(r'name="speaker" value="([^"]+)"', who.content.decode())
    chosen = re.findall(r'<option value="([^"]+)" selected>', who.content.decode())
    review = client.post(f"{page}speakers/", {"speaker": keys, "person": chosen}, follow=True)
    told = text_of(review)
    for words in ("Send you the pricing page by Friday", "by Friday 13 March", "Ask Ben", "Keep it for me", "0:05"):
        assert words in told
    assert "Put it on record" in told or "It was decided" in told
    row = finding(UUID(page.split("/")[2]), "pricing")
    done = client.post(f"/findings/{row.pk}/keeping/", {"page": "1"}, follow=True)
    assert "nobody's promise until they say yes" in text_of(done)
    wish = Request.objects.get()
    asked = text_of(other.get(f"/requests/{wish.pk}/"))
    assert "I'll send you the pricing page by Friday." in asked
    assert "You said this on Wednesday 11 March, at 0:05 in “weekly call”" in asked
    mine = text_of(client.get(f"/requests/{wish.pk}/"))
    assert "Ben, at 0:05 in “weekly call”, Wednesday 11 March" in mine
    other.post(f"/requests/{wish.pk}/acceptance/")
    assert Commitment.objects.get().owner_id == cast.ben.id
    own = finding(row.transcript_id, "read your draft")
    client.post(f"/findings/{own.pk}/keeping/", {})
    said = Proposal.objects.get()
    assert "You said" in text_of(client.get("/transcripts/"))
    assert "You said this. Is it your promise?" in text_of(client.get("/"))
    assert "You said this" not in text_of(other.get("/"))
    assert "Is it your promise?" in text_of(client.get(f"/proposals/{said.pk}/"))
    assert other.get(f"/proposals/{said.pk}/").status_code == 404
    client.post(f"/proposals/{said.pk}/acceptance/", {"words": "Read the draft", "due_on": "2026-03-13"})
    assert Commitment.objects.get(owner_id=cast.ada.id).words == "Read the draft"
    client.post(f"/findings/{finding(row.transcript_id, 'launch').pk}/keeping/", {})
    for path in ("/decisions/", f"/conversations/{row.transcript_id}/"):
        assert "We decided to move the launch to May." in text_of(other.get(path))
    client.post(f"{page}leaving-out/")
    assert not Finding.objects.filter(state="open").exists()


def test_other_words_another_day_and_another_owner(cast: Cast, call: UUID, visit: Visit) -> None:
    client = visit(cast.ada)
    row = finding(call, "launch")
    form = client.get(f"/findings/{row.pk}/")
    assert "nobody: it was decided" in text_of(form)
    sent = {"to": str(cast.ben.id), "words": "Move the launch", "due_on": "2026-03-20"}
    client.post(f"/findings/{row.pk}/keeping/", sent)
    assert (Request.objects.get().words, str(Request.objects.get().due_on)) == ("Move the launch", "2026-03-20")
    other = finding(call, "pricing")
    for bad, says in (
        ({"to": ""}, "Whose is it?"),
        ({"to": str(cast.mia.id)}, "not one of those offered"),
        ({"words": " "}, "A few words are enough"),
        ({"due_on": "2020-01-01"}, "lies behind you already"),
    ):
        answer = client.post(f"/findings/{other.pk}/keeping/", sent | bad)
        assert answer.status_code == 422
        assert says in text_of(answer)
        assert "What you wrote is kept." in text_of(answer)
    assert Request.objects.count() == 1


def test_two_tabs_keep_it_once(cast: Cast, call: UUID, visit: Visit) -> None:
    first, second = visit(cast.ada), visit(cast.ada)
    row = finding(call, "pricing")
    first.post(f"/findings/{row.pk}/keeping/", {})
    for path in ("keeping", "leaving-out", "return"):
        told = second.post(f"/findings/{row.pk}/{path}/", {}, follow=True)
        assert "settled meanwhile" in text_of(told)
    sent = {"to": str(cast.ben.id), "words": "Other words", "due_on": ""}
    assert "settled meanwhile" in text_of(second.post(f"/findings/{row.pk}/keeping/", sent, follow=True))
    assert Request.objects.count() == 1


def test_without_an_owner_the_page_asks_whose_it_is(cast: Cast, now: datetime, visit: Visit) -> None:
    key = read(cast.ada, cast.coaching, now)
    client = visit(cast.ada)
    match(cast.ada, key, now, ada=cast.ada)
    told = text_of(client.get(f"/transcripts/{key}/"))
    assert "for “Ben” to do" in told
    assert "Say whose it is" in told
    row = finding(key, "pricing")
    asked = client.post(f"/findings/{row.pk}/keeping/", {})
    assert asked["Location"] == f"/findings/{row.pk}/"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no words in this file"),
        (b"PK\x03\x04docx", "This is no text"),
        (b"x" * (MOST_BYTES + 10), "room for 20 MB"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(cast: Cast, visit: Visit, content: bytes, says: str) -> None:
    answer = brought(visit(cast.ada), cast.coaching, content)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert text_of(answer).count("othing of it was kept") == 1
    assert "What you wrote is kept" not in text_of(answer)
    assert not Transcript.objects.exists()


def test_a_file_without_words_says_so_when_it_is_read(cast: Cast, visit: Visit) -> None:
    client = visit(cast.ada)
    page = brought(client, cast.coaching, b"WEBVTT\n\n")["Location"]
    jobs.run_due(timezone.now(), "w", 1)
    told = client.get(page)
    assert "No spoken words were found" in text_of(told)
    assert b'http-equiv="refresh"' not in told.content
    client.post(f"{page}departure/")
    assert not Transcript.objects.exists()


def test_the_form_says_what_is_open(cast: Cast, visit: Visit) -> None:
    client = visit(cast.ada)
    told = client.post("/transcripts/new/", {"to": str(cast.coaching), "took_place_on": "2026-03-11", "language": "en"})
    assert "Pick a file, or paste the text below." in text_of(told)
    assert text_of(told).count("one of the two") == 2
    ahead = text_of(brought(client, cast.coaching, took_place_on="2026-04-01"))
    assert "Wednesday 1 April lies ahead of you" in ahead
    foreign = brought(client, cast.peers)
    assert foreign.status_code == 422
    pasted = {"to": str(cast.coaching), "took_place_on": "yesterday", "language": "en", "text": "Ben: I'll call Ada."}
    client.post("/transcripts/new/", pasted)
    row = Transcript.objects.get()
    assert (row.title, str(row.took_place_on)) == ("Conversation with Ben", "2026-03-10")


def test_nobody_else_sees_or_touches_it(cast: Cast, call: UUID, visit: Visit) -> None:
    row = finding(call, "pricing")
    for who in (cast.ben, cast.mia, cast.zoe):
        client = visit(who)
        for path in ("", "speakers/"):
            assert client.get(f"/transcripts/{call}/{path}").status_code == 404
        assert client.get(f"/findings/{row.pk}/").status_code == 404
        for path in ("keeping", "leaving-out", "return"):
            assert client.post(f"/findings/{row.pk}/{path}/", {}).status_code == 404
        for path in ("speakers", "leaving-out", "departure"):
            assert client.post(f"/transcripts/{call}/{path}/", {}).status_code == 404
        assert "Weekly call" not in text_of(client.get("/transcripts/"))
    assert not Request.objects.exists()


def test_an_ended_relationship_says_so_and_offers_no_button(
    cast: Cast, call: UUID, now: datetime, visit: Visit
) -> None:
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    client = visit(cast.ada)
    told = text_of(client.get(f"/transcripts/{call}/"))
    assert "nothing can be kept here just now" in told
    assert "Ask Ben" not in told
    answer = client.post(f"/findings/{finding(call, 'pricing').pk}/keeping/", {}, follow=True)
    assert "resting or has ended" in text_of(answer)
