"""Where clarity is missing: who sees what of it, what it counts, and what it costs."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from carefront.commitments import access
from carefront.commitments.commands import ask, expect, nudge
from carefront.commitments.queries.unclear import Sort
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS, Question
from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.refusals import Because, Refusal
from carefront.insights.cards import Narrowed
from carefront.insights.queries import clarity
from carefront.relationships import queries as bonds
from tests.cast import Cast, promise
from tests.commitments.conftest import at_now, visit
from tests.doors.calling import Api
from tests.doors.test_queries import FEW, MANY, fill, queries_of

__all__ = ["at_now", "visit"]
Visit = Callable[[Actor], Client]


def test_it_shows_what_its_reader_may_see_and_nothing_else(cast: Cast, now: datetime) -> None:
    fill(cast, now, FEW)
    promise(cast.rob, cast.reporting, now, words="Think about it")
    for who in cast.everybody:
        seen = {spot.said.id for spot in clarity.in_all(who).spots if spot.said.sort is Sort.PROMISE}
        assert seen <= set(access.visible_to(who).values_list("pk", flat=True))
    assert not clarity.in_all(cast.sam).spots
    assert not clarity.in_all(cast.zoe).spots
    assert "Think about it" not in {spot.said.words for spot in clarity.in_all(cast.ada).spots}
    for who in (cast.rob, cast.sam, cast.zoe):
        with pytest.raises(Refusal) as refusal:
            clarity.in_one(who, cast.coaching)
        assert refusal.value.because is Because.HIDDEN


def test_hidden_and_absent_answer_alike(cast: Cast, now: datetime, visit: Visit) -> None:
    client = visit(cast.sam)
    hidden, absent = (client.get(reverse("relationship_clarity", args=[key])) for key in (cast.coaching, uuid4()))
    assert (hidden.status_code, absent.status_code) == (404, 404)


def test_follow_ups_stand_beside_it_as_counts(cast: Cast, now: datetime, visit: Visit) -> None:
    key = promise(cast.ben, cast.coaching, now, words="<b>Think</b> about it", due=None)
    nudge.ask_about(by=cast.ada, commitment_id=key, now=now + timedelta(hours=1))
    grid = clarity.in_one(cast.ada, cast.coaching)
    assert (grid.with_open.promises, grid.with_open.asks) == (1, 1)
    page = visit(cast.ada).get(reverse("relationship_clarity", args=[cast.coaching])).content.decode()
    assert "&lt;b&gt;Think&lt;/b&gt;" in page
    assert "<b>Think" not in page
    assert reverse("commitment_clarity", args=[key]) not in page
    assert reverse("commitment_clarity", args=[key]) in visit(cast.ben).get(reverse("clarity")).content.decode()


def test_more_of_it_asks_no_more_of_the_database(cast: Cast, now: datetime, visit: Visit) -> None:
    client = visit(cast.ben)
    for path in (reverse("clarity"), reverse("relationship_clarity", args=[cast.coaching])):
        fill(cast, now, FEW)
        few = len(queries_of(client, path))
        fill(cast, now + timedelta(hours=1), MANY)
        assert len(queries_of(client, path)) == few <= 12


def test_who_owns_it_is_open_until_somebody_took_it(cast: Cast, now: datetime) -> None:
    asked = ask.make_request(
        by=cast.ada, draft=Draft("Send three pages", cast.coaching, promisee_id=cast.ben.id), now=now
    )
    hoped = expect.write_expectation(
        by=cast.ada, draft=ExpectationDraft("Nine workshops sign by June", cast.team, None), now=now
    )
    to_one = expect.write_expectation(
        by=cast.ada, draft=ExpectationDraft("Nine workshops sign by July", cast.coaching, cast.ben.id), now=now
    )
    by_id = {spot.said.id: spot.said.open for spot in clarity.in_all(cast.ada).spots}
    assert Question.WHO in by_id[asked]
    assert Question.WHO in by_id[hoped]
    assert Question.WHO not in by_id.get(to_one, ())
    taken = ask.accept_request(by=cast.ben, request_id=asked, now=now)
    assert asked not in {spot.said.id for spot in clarity.in_all(cast.ada).spots}
    assert Question.WHO not in {spot.said.id: spot.said.open for spot in clarity.in_all(cast.ben).spots}[taken]


def test_it_can_be_narrowed_to_somebody_and_to_a_question(cast: Cast, now: datetime, visit: Visit) -> None:
    promise(cast.ben, cast.coaching, now, words="Think about it")
    promise(cast.ada, cast.coaching, now, words="Send three pages of the draft", due=None)
    expect.write_expectation(by=cast.mia, draft=ExpectationDraft("Better meetings", cast.team, None), now=now)
    grid = clarity.in_all(cast.ada)
    assert [(one.id, one.name) for one in grid.people] == [
        (cast.ada.id, "Ada"), (cast.ben.id, "Ben"), (None, ""),
    ]  # fmt: skip
    for row in grid.people:
        for question, count in zip(QUESTIONS, row.open, strict=True):
            narrowed = Narrowed(row.id, row.id is None, question)
            found = clarity.in_all(cast.ada, narrowed)
            assert (len(found.spots), found.people) == (count, grid.people)
            assert all(question in spot.said.open and spot.said.person_id == row.id for spot in found.spots)
    page = visit(cast.ada).get(reverse("clarity"), {"who": str(cast.ada.id), "open": "when"}).content.decode()
    assert "Send three pages of the draft" in page
    assert "Think about it" not in page
    for odd in ({"who": "x'"}, {"who": str(uuid4())}, {"open": "<b>"}, {"page": "9" * 30}, {"page": "-1"}):
        assert visit(cast.ada).get(reverse("clarity"), odd).status_code == 200


def test_a_long_list_comes_in_pages_and_is_counted_whole(cast: Cast, now: datetime, visit: Visit) -> None:
    for number in range(clarity.PER + 5):
        promise(cast.ben, cast.coaching, now + timedelta(minutes=number), words="Think about it")
    first, second = (clarity.in_all(cast.ben, page=page) for page in (1, 2))
    assert (len(first.spots), len(second.spots), first.count) == (clarity.PER, 5, clarity.PER + 5)
    assert not {one.said.id for one in first.spots} & {one.said.id for one in second.spots}
    assert first.people == second.people
    assert clarity.in_all(cast.ben, page=400).page == 2
    assert "page=2" in visit(cast.ben).get(reverse("clarity")).content.decode()
    told = Api(cast.ben).get("/clarity?page=2")
    assert (len(told["items"]), told["count"], told["page"]) == (5, clarity.PER + 5, 2)
    assert told["people"] == [{"id": str(cast.ben.id), "name": "Ben", "open": list(first.people[0].open)}]
    assert Api(cast.ben)("GET", "/clarity?open=mood").status_code == 422


def test_everybody_sees_of_it_what_each_list_shows_them(cast: Cast, now: datetime) -> None:
    for number, (asker, place, asked) in enumerate(
        ((cast.ada, cast.coaching, cast.ben), (cast.mia, cast.reporting, cast.rob), (cast.eve, cast.team, cast.ada))
    ):
        draft = Draft(f"Could you think about {number}?", place, promisee_id=asked.id)
        ask.make_request(by=asker, draft=draft, now=now)
        for to in (asked.id, None):
            with suppress(Refusal):
                expect.write_expectation(by=asker, draft=ExpectationDraft(f"Better {number}", place, to), now=now)
        promise(asked, place, now, words=f"Think about {number}", promisee_id=asker.id)
    for who in cast.everybody:
        seen = {(one["sort"], one["id"]) for one in Api(who).get("/clarity")["items"]}
        allowed = (
            {("promise", str(key)) for key in access.visible_to(who).values_list("pk", flat=True)}
            | {("request", str(key)) for key in access.requests_visible_to(who).values_list("pk", flat=True)}
            | {("expectation", str(key)) for key in access.expectations_visible_to(who).values_list("pk", flat=True)}
        )
        assert seen <= allowed
        for place in (cast.coaching, cast.reporting, cast.peers, cast.team):
            answer = Api(who)("GET", f"/relationships/{place}/clarity")
            inside = place in {card.id for card in bonds.relationships(who) if card.me and card.me.accepted}
            assert answer.status_code == (200 if inside else 404)
