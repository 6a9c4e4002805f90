"""The list of promises: both directions, narrowed, sorted, paged, and as cheap with many as with few."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carefront.commitments.commands import change
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise

LIST = "/commitments/"


@pytest.fixture
def three(cast: Cast, now: datetime) -> None:
    """Ben owes Ada and the team something, Ada owes Ben something; Mia and Rob have something of their own."""
    promise(cast.ben, cast.coaching, now, words="Call the accounts", due=in_days(now, 3))
    promise(cast.ben, cast.team, now, words="Draft the agenda", due=in_days(now, 1))
    promise(cast.ada, cast.coaching, now, words="Send the notes", due=in_days(now, 2))
    promise(cast.rob, cast.reporting, now, words="Canary of two others")


def words_in(page: str) -> list[str]:
    """Answer the promises of a page in their order."""
    known = ("Call the accounts", "Draft the agenda", "Send the notes", "Canary of two others")
    return sorted((each for each in known if each in page), key=page.index)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Draft the agenda", "Send the notes", "Call the accounts"]),
        ({"which": "mine"}, ["Draft the agenda", "Call the accounts"]),
        ({"which": "to_me"}, ["Send the notes"]),
        ({"q": "the NOTES"}, ["Send the notes"]),
        ({"sort": "words"}, ["Call the accounts", "Draft the agenda", "Send the notes"]),
        ({"state": "settled"}, []),
        ({"which": "x", "state": "\x00", "relationship": "y", "sort": "z", "page": "9e9"}, None),
    ],
)
def test_the_list_is_narrowed_and_sorted(cast: Cast, visit: Any, query: dict[str, str], found: Any) -> None:
    page = visit(cast.ben).get(LIST, query).content.decode()
    assert words_in(page) == (["Draft the agenda", "Send the notes", "Call the accounts"] if found is None else found)


@pytest.mark.usefixtures("three")
def test_it_is_narrowed_to_a_relationship_and_to_what_is_settled(cast: Cast, visit: Any, now: datetime) -> None:
    browser = visit(cast.ben)
    assert words_in(browser.get(LIST, {"relationship": cast.team}).content.decode()) == ["Draft the agenda"]
    gone = promise(cast.ben, cast.team, now, words="Canary of two others")
    change.release_commitment(by=cast.ben, commitment_id=gone, now=now)
    assert words_in(browser.get(LIST, {"state": "released"}).content.decode()) == ["Canary of two others"]


@pytest.mark.usefixtures("three")
def test_to_htmx_the_list_comes_alone(cast: Cast, visit: Any) -> None:
    answer = visit(cast.ben).get(LIST, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert 'id="promises"' in page
    assert len(words_in(page)) == 3
    assert "HX-Request" in answer["Vary"]


def test_an_empty_list_teaches(cast: Cast, visit: Any) -> None:
    page = visit(cast.sam).get(LIST).content.decode()
    assert "A first promise can be small" in page
    assert "/commitments/new/" in page
    assert "Fewer words" in visit(cast.sam).get(LIST, {"q": "nothing like it"}).content.decode()


def test_twenty_five_a_page(cast: Cast, visit: Any, now: datetime) -> None:
    for number in range(30):
        promise(cast.ben, cast.coaching, now, words=f"Promise number {number:02}")
    browser = visit(cast.ben)
    first = browser.get(LIST, {"sort": "words", "q": "Promise"}).content.decode()
    assert first.count("Promise number") == 25
    assert "page=2" in first
    assert "sort=words" in first
    second = browser.get(LIST, {"sort": "words", "page": "2"}).content.decode()
    assert second.count("Promise number") == 5
    assert "26–30" in second
    assert browser.get(LIST, {"page": "4000"}).status_code == 200


def test_many_cost_no_more_queries_than_few(cast: Cast, visit: Any, now: datetime) -> None:
    browser = visit(cast.ben)
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.peers, until=None, now=now)
    counts = []
    for size in (5, 60):
        for number in range(size):
            promise(cast.ben if number % 2 else cast.ada, (cast.coaching, cast.team)[number % 2], now)
        browser.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 12
