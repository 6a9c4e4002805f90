"""Pages cost as many SQL queries for somebody with much on their plate as for somebody with little."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.commitments.commands import ask, expect
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise
from tests.commitments.conftest import at_now, visit
from tests.relationships.agreeing import agreed, drafted
from tests.relationships.leveling import propose, rest, stand

__all__ = ["at_now", "visit"]

MOST = 13  # SQL queries of a page, session and account among them
FEW, MANY = 2, 14


def fill(cast: Cast, now: datetime, times: int) -> None:
    """Let Ada and Ben promise, ask and expect something of each other, again and again."""
    for number in range(times):
        later = now + timedelta(minutes=number)
        promise(cast.ben, cast.coaching, later, words=f"Call account {number}", due=in_days(now, 1 + number % 9))
        promise(cast.ada, cast.coaching, later, words=f"Send notes {number}", due=in_days(now, 1 + number % 9))
        asked = Draft(f"Could you write note {number}?", cast.coaching, promisee_id=cast.ben.id)
        ask.make_request(by=cast.ada, draft=asked, now=later)
        hoped = ExpectationDraft(f"Success looks like {number}", cast.coaching, cast.ben.id)
        expect.write_expectation(by=cast.ada, draft=hoped, now=later)


def _agree(cast: Cast, now: datetime, times: int) -> None:
    """Let Ada choose other levels, and take rests back that she proposed, again and again."""
    for number in range(times):
        stand(cast.ada, cast.coaching, now, 1 + 2 * (number % 2))
        release = rest([cast.ada], cast.coaching, now)
        relationships.withdraw_release(by=cast.ada, release_id=release, now=now)


def queries_of(client: Client, path: str) -> list[str]:
    """Answer the SQL of one visit to a page that was visited before."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in found.captured_queries]


BESIDE = ("covenant", "level", "release")


@pytest.mark.parametrize("page", ["home", "relationship", "commitments", "requests", "expectations", *BESIDE])
def test_a_page_asks_no_more_when_there_is_more(
    page: str, cast: Cast, now: datetime, visit: Callable[[Actor], Client]
) -> None:
    bond = f"/relationships/{cast.coaching}/"
    places = {"home": "/", "relationship": bond} | {one: f"{bond}{one}/" for one in BESIDE}
    path = places.get(page, f"/{page}/")
    client = visit(cast.ben)
    agreed((cast.ada, cast.ben), cast.coaching, now)
    drafted(cast.ben, cast.coaching, now, words="We ask Mia")
    propose(cast.ada, cast.coaching, cast.ben, now)
    fill(cast, now, FEW)
    _agree(cast, now, FEW)
    few = queries_of(client, path)
    fill(cast, now + timedelta(hours=1), MANY)
    _agree(cast, now, MANY)
    many = queries_of(client, path)
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= MOST, "\n".join(many)
