"""Search finds words wherever its reader may look, and nowhere else."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.commitments.commands import ask, expect
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.lobby.queries.search import search
from tests.cast import Cast, promise
from tests.doors.canaries import build

Visit = Callable[[Actor], Client]


def test_everything_is_found_by_its_words(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Polish the brass")
    ask.make_request(by=cast.ada, draft=Draft("Polish the floor", cast.coaching), now=now)
    expect.write_expectation(by=cast.ada, draft=ExpectationDraft("Polished work", cast.coaching), now=now)
    text = visit(cast.ben).get("/search/", {"q": "polish"}).content.decode()
    for words in ("Polish the brass", "Polish the floor", "Polished work"):
        assert words in text
    found = search(cast.ben, "ada", now=now)
    assert "Ada" in {card.title for card in found.relationships}
    assert [one.words for one in found.people] == ["Ada"]


@pytest.mark.parametrize("asked", ["ÜBER", "über", "Über", "übER den FLUSS"])
def test_case_is_no_matter(cast: Cast, now: datetime, asked: str) -> None:
    promise(cast.ben, cast.coaching, now, words="Über den Fluss schwimmen")
    assert len(search(cast.ben, asked.replace("übER", "über"), now=now).commitments) == 1


def test_nothing_of_others_is_found(cast: Cast, now: datetime, visit: Visit) -> None:
    scene = build(cast, now)
    for actor in cast.everybody:
        client = visit(actor)
        for asked, kind in [("canary", "palette"), *((f"canary10{tens}", "page") for tens in range(10))]:
            text = client.get("/search/", {"q": asked, "as": kind}).content.decode()
            shown = {word for word in scene.readers if word in text}
            assert not {word for word in shown if actor.name not in scene.readers[word]}, actor.name
            assert shown or asked != "canary" or actor in {cast.zoe}, actor.name


def test_the_palette_gets_links_alone(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Polish <the> brass")
    text = visit(cast.ben).get("/search/", {"q": "polish", "as": "palette"}).content.decode()
    assert text.strip().startswith("<a href=")
    assert "<html" not in text
    assert "Polish &lt;the&gt; brass" in text


ODD = ("", "   ", "%", "_", "\\", "'; DROP", "a" * 5000, "\x00", "\u202e", "\U0001f469\u200d\U0001f467", "( OR *")


@pytest.mark.parametrize("asked", ODD)
def test_odd_questions_are_calm(cast: Cast, visit: Visit, asked: str) -> None:
    assert visit(cast.ben).get("/search/", {"q": asked}).status_code == 200


def test_queries_are_few(cast: Cast, now: datetime, visit: Visit) -> None:
    for number in range(40):
        promise(cast.ben, cast.coaching, now, words=f"Polish number {number}")
    client = visit(cast.ben)
    with CaptureQueriesContext(connection) as queries:
        client.get("/search/", {"q": "polish"})
    assert len(queries) <= 12
