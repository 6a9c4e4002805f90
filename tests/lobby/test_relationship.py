"""The page of a relationship: promises both ways, counts as facts, and only the facts that its reader may see."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.commitments.commands import answer, ask, change, expect
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.lobby.cards import Tally
from carefront.lobby.queries.relationship import Narrowed, bond, facts_page
from carefront.lobby.web.relationship import tally_words
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise

Visit = Callable[[Actor], Client]


def words_of(actor: Actor, relationship_id: UUID, now: datetime) -> set[str]:
    """Answer the words of every fact that somebody sees, on the page and in the table."""
    page = bond(actor, relationship_id, Narrowed(), now=now)
    _card, facts, words, _names, _more = facts_page(actor, relationship_id, 1, 50)
    shown = {words[fact.subject_id] for fact in facts if fact.subject_id in words}
    assert shown == {page.words[fact.subject_id] for fact in page.facts if fact.subject_id in page.words}
    return shown


def test_both_directions_are_in_one_list(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Ben's own words")
    promise(cast.ada, cast.coaching, now, words="Ada's own words")
    client, path = visit(cast.ben), f"/relationships/{cast.coaching}/"
    whole = client.get(path).content.decode()
    assert "Ben&#x27;s own words" in whole
    assert "Ada&#x27;s own words" in whole
    listed = client.get(path, {"whose": "mine"}).content.decode().split('id="facts"')[0]
    assert "Ada&#x27;s own words" not in listed.split('id="promises"')[1]


def test_what_one_promised_another_is_no_fact_for_the_rest_of_a_team(cast: Cast, now: datetime) -> None:
    made = promise(cast.mia, cast.team, now, words="only for Ada", promisee_id=cast.ada.id)
    answer.say_how_it_went(by=cast.mia, commitment_id=made, draft=AnswerDraft(Outcome.DONE), now=now)
    ask.make_request(by=cast.eve, draft=Draft("only asked of Ada", cast.team, cast.ada.id), now=now)
    expect.write_expectation(
        by=cast.ada, draft=ExpectationDraft("only expected of Eve", cast.team, cast.eve.id), now=now
    )
    promise(cast.mia, cast.team, now, words="for everybody")
    assert words_of(cast.ada, cast.team, now) == {
        "only for Ada", "only asked of Ada", "only expected of Eve", "for everybody",
    }  # fmt: skip
    assert words_of(cast.eve, cast.team, now) == {"only asked of Ada", "only expected of Eve", "for everybody"}
    assert words_of(cast.ben, cast.team, now) == {"for everybody"}
    tallies = bond(cast.ben, cast.team, Narrowed("all", "all"), now=now).tallies
    assert [one.all for one in tallies] == [0, 1]


def test_a_stranger_finds_nothing(cast: Cast, now: datetime, visit: Visit) -> None:
    for actor in (cast.mia, cast.sam, cast.zoe):
        with pytest.raises(Refusal) as refusal:
            bond(actor, cast.coaching, Narrowed(), now=now)
        assert refusal.value.because is Because.HIDDEN
    client = visit(cast.sam)
    hidden = client.get(f"/relationships/{cast.coaching}/")
    absent = client.get(f"/relationships/{UUID(int=7)}/")
    assert hidden.status_code == absent.status_code == 404


def test_an_ended_relationship_stays_readable(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Still here to read")
    relationships.end_relationship(by=cast.ada, relationship_id=cast.coaching, words="Thank you", now=now)
    text = visit(cast.ben).get(f"/relationships/{cast.coaching}/").content.decode()
    for words in ("Still here to read", "Thank you", "stays readable to you"):
        assert words in text
    assert "Promise something" not in text


def test_who_left_a_team_sees_nothing_of_what_came_after(cast: Cast, now: datetime) -> None:
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    seen = len(bond(cast.eve, cast.team, Narrowed(), now=now).facts)
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.team, now=now + timedelta(days=1))
    promise_later = now + timedelta(days=2)
    relationships.resume_relationship(by=cast.ada, relationship_id=cast.team, now=promise_later)
    promise(cast.ada, cast.team, promise_later, due=in_days(now, 5))
    assert len(bond(cast.eve, cast.team, Narrowed(), now=promise_later).facts) == seen


@pytest.mark.parametrize("count", [5, 60])
def test_thirteen_queries_are_enough(cast: Cast, now: datetime, visit: Visit, count: int) -> None:
    for number in range(count):
        made = promise(cast.ben, cast.coaching, now, due=in_days(now, number + 1))
        if number % 2:
            answer.say_how_it_went(by=cast.ben, commitment_id=made, draft=AnswerDraft(Outcome.DONE), now=now)
        ask.make_request(by=cast.ada, draft=Draft(f"Asked {number}", cast.coaching), now=now)
    client = visit(cast.ben)
    for path in (f"/relationships/{cast.coaching}/", f"/relationships/{cast.coaching}/?page=2&state=all"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= 13


def test_the_time_line_speaks(cast: Cast, now: datetime, visit: Visit) -> None:
    made = promise(cast.ben, cast.coaching, now, words="Water the <plants>")
    change.say_at_risk(by=cast.ben, commitment_id=made, now=now)
    answer.say_how_it_went(by=cast.ben, commitment_id=made, draft=AnswerDraft(Outcome.DONE), now=now)
    text = visit(cast.ada).get(f"/relationships/{cast.coaching}/").content.decode()
    for words in ('role="img"', "<title id=", "<desc id=", "#sign-done", "#sign-risk", "Water the &lt;plants&gt;"):
        assert words in text
    assert "<plants>" not in text
    table = visit(cast.ada).get(f"/relationships/{cast.coaching}/facts/").content.decode()
    assert table.count("Water the &lt;plants&gt;") == 3


def test_counts_are_facts() -> None:
    assert tally_words(Tally(6, 2, 0, 0, 1)) == "6 of 9 done, 2 let go, 1 still open"
    assert tally_words(Tally(2, 0, 0, 1, 1)) == "2 done, 1 changed into another, 1 still open"
    assert tally_words(Tally(0, 0, 0, 0, 0)) == ""


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=999999", "whose=%00", "state=nope", "page=-1"])
def test_odd_addresses_are_calm(cast: Cast, visit: Visit, query: str) -> None:
    assert visit(cast.ben).get(f"/relationships/{cast.coaching}/?{query}").status_code == 200
