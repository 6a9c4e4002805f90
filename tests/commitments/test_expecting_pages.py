"""Expectations on pages: written, read back, said anew, promised towards, closed."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from time_machine import travel

from carefront.commitments.commands import expect
from carefront.commitments.models import Commitment, Expectation, ReadBack
from carefront.core.actors import Actor
from carefront.core.expectations import ExpectationDraft
from carefront.people.models import Account
from tests.cast import Cast, promise


@pytest.fixture(autouse=True)
def at_the_hour(now: datetime) -> Iterator[None]:
    """Let the doors' clock stand where the story is."""
    with travel(now, tick=False):
        yield


def browser(actor: Actor) -> Client:
    """Answer a browser in which somebody is signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


@pytest.fixture
def written(cast: Cast, now: datetime) -> UUID:
    """Mia expects something of Rob."""
    draft = ExpectationDraft("Ten calls a week", cast.reporting, why="Quarter")
    return expect.write_expectation(by=cast.mia, draft=draft, now=now)


def text(actor: Actor, written: UUID) -> str:
    """Answer what the page says to somebody."""
    return browser(actor).get(reverse("expectation", args=[written])).content.decode()


def test_it_is_written_once_and_is_nobodys_promise(cast: Cast) -> None:
    client = browser(cast.mia)
    page = client.get(reverse("expectation_new") + f"?relationship={cast.reporting}").content.decode()
    assert f'value="{cast.reporting}" selected' in page
    said = {"words": "Ten calls a week", "to": str(cast.reporting), "look_on": "2026-04-01", "once": "k"}
    first, again = client.post(reverse("expectation_new"), said), client.post(reverse("expectation_new"), said)
    assert first["Location"] == again["Location"]
    made = Expectation.objects.get()
    shown = client.get(first["Location"]).content.decode()
    assert "nobody&#x27;s promise" in shown or "nobody's promise" in shown
    assert "Why does it matter now?" in shown
    assert not Commitment.objects.exists()
    assert made.to_id == cast.rob.id
    for bad in ({}, {"words": "x y", "to": "self"}, said | {"look_on": "2020-01-01"}, said | {"words": "x" * 301}):
        refused = client.post(reverse("expectation_new"), bad | {"once": "other"})
        assert refused.status_code == 422
    assert Expectation.objects.count() == 1


def test_reading_back_until_both_mean_the_same(cast: Cast, written: UUID) -> None:
    rob, mia = browser(cast.rob), browser(cast.mia)
    url = reverse("expectation_read_backs", args=[written])
    assert rob.post(url, {"words": ""}).status_code == 422
    assert rob.post(url, {"words": "I call ten people"}).status_code == 302
    back = ReadBack.objects.get()
    said = reverse("read_back_answer", args=[written, back.pk])
    assert mia.post(said, {"reply": ""}).status_code == 422
    assert mia.post(said, {"reply": "Ten that pick up"}).status_code == 302
    assert "Ten that pick up" in text(cast.rob, written)
    assert rob.post(url, {"words": "Ten people I talked with"}).status_code == 302
    assert rob.post(said, {"meant": "1"}).status_code == 403
    assert mia.post(said, {"meant": "1"}).status_code == 302
    assert "That is what was meant" in text(cast.rob, written)
    assert ReadBack.objects.get().confirmed_at is not None


def test_saying_it_anew_needs_the_version_that_was_read(cast: Cast, written: UUID) -> None:
    client, url = browser(cast.mia), reverse("expectation_revision", args=[written])
    said = {"words": "Twelve calls a week", "version": "1"}
    assert client.post(url, said).status_code == 302
    late = client.post(url, {"words": "Nine calls a week", "version": "1"})
    assert late.status_code == 422
    assert "Nine calls a week" in late.content.decode()
    assert "Twelve calls a week" in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()
    assert Expectation.objects.get().words == "Twelve calls a week"
    assert browser(cast.rob).get(url).status_code == 302
    for bad in ("", "x", "9" * 40, "-1"):
        assert client.post(url, {"words": "Eight", "version": bad}).status_code == 422


def test_in_a_team_others_words_show_once_one_has_written_ones_own(cast: Cast, now: datetime) -> None:
    made = expect.write_expectation(by=cast.mia, draft=ExpectationDraft("We start on time", cast.team), now=now)
    url = reverse("expectation_read_backs", args=[made])
    browser(cast.ada).post(url, {"words": "The kettle is on at nine"})
    assert "The kettle is on at nine" in text(cast.mia, made)
    before = text(cast.eve, made)
    assert "The kettle" not in before
    assert "It shows to you once you have written your own" in before
    browser(cast.eve).post(url, {"words": "Nobody waits"})
    after = text(cast.eve, made)
    assert "The kettle is on at nine" in after
    assert "It shows to you once" not in after


def test_what_is_promised_towards_it_stands_below(cast: Cast, written: UUID, now: datetime) -> None:
    shown = text(cast.rob, written)
    assert f"?expectation={written}&amp;relationship={cast.reporting}" in shown
    promise(cast.rob, cast.reporting, now, "Call two each morning", expectation_id=written)
    assert "Call two each morning" in text(cast.mia, written)


def test_it_is_closed_once_by_its_author(cast: Cast, written: UUID) -> None:
    url = reverse("expectation_closing", args=[written])
    assert browser(cast.rob).post(url).status_code == 403
    mia = browser(cast.mia)
    assert [mia.post(url).status_code for _ in range(2)] == [302, 302]
    assert "Ten calls a week" in mia.get(reverse("expectations") + "?which=closed").content.decode()
    assert "Ten calls a week" not in mia.get(reverse("expectations")).content.decode()


def test_others_find_nothing(cast: Cast, written: UUID) -> None:
    for who in (cast.ada, cast.ben, cast.sam, cast.zoe):
        client = browser(who)
        hidden = client.get(reverse("expectation", args=[written]))
        assert hidden.status_code == 404
        assert hidden.content == client.get(reverse("expectation", args=[UUID(int=3)])).content
        for name in ("read_backs", "closing", "revision"):
            assert client.post(reverse(f"expectation_{name}", args=[written]), {"words": "x"}).status_code == 404
        assert "Ten calls" not in client.get(reverse("expectations")).content.decode()
