"""Where clarity is missing: who sees what of it, what it counts, and what it costs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from carefront.commitments import access
from carefront.commitments.commands import nudge
from carefront.commitments.queries.unclear import Sort
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.insights.queries import clarity
from tests.cast import Cast, promise
from tests.commitments.conftest import at_now, visit
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
