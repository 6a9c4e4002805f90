"""Who leaves keeps their own words and is told nothing further; who joins is not told what was said before."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from carefront.core.actors import Actor
from carefront.core.backlog import Stands
from carefront.planning import access
from carefront.planning.api import shown as shown_over_the_api
from carefront.planning.commands import assigning, capacity, periods, recalibrating
from carefront.planning.models import Capacity
from carefront.planning.queries import taking
from carefront.planning.queries.entering import entrance
from carefront.planning.queries.items import backlog as backlog_of
from carefront.planning.queries.periods import period
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.test_access import reached
from tests.planning.conftest import FIRST, LAST, add, begin, shown

HOUR = timedelta(hours=1)
Left = tuple[Cast, UUID, UUID]
Visit = Callable[[Actor], Client]


@pytest.fixture
def left(cast: Cast, now: datetime) -> Left:
    """Let Eve begin a period and write an item in it, and leave; then others go on with both."""
    key = begin(cast.eve, cast.team, now)
    one = add(cast.eve, cast.team, now, "Paint the door", why="It peels", period_id=key)
    assert entrance(cast.eve, key) is not None
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    later = now + 2 * HOUR
    capacity.say_capacity(by=cast.mia, period_id=key, hours=Decimal(10), constraints="School is out", now=later)
    assigning.take_item(by=cast.mia, item_id=one, now=later)
    periods.change_period(by=cast.ada, period_id=key, starts_on=FIRST, ends_on=LAST, title="Without Eve", now=later)
    return cast, key, one


def test_who_left_sees_the_words_they_wrote_and_not_what_becomes_of_them(left: Left, now: datetime) -> None:
    cast, _key, one = left
    later = now + 3 * HOUR
    before = shown(cast.eve, one, later)
    assert (before.words, before.why, before.author.is_me) == ("Paint the door", "It peels", True)
    recalibrating.drop_item(by=cast.mia, item_id=one, words="She was slow", now=later)
    after = shown(cast.eve, one, later)
    assert after == before
    assert (after.stands, after.owner, after.due, after.dropped, after.is_settled) == (
        Stands.FREE, None, None, None, False,
    )  # fmt: skip
    listed = backlog_of(cast.eve, cast.team, now=later)
    assert (listed.items, listed.settled, listed.periods, listed.may_add) == ((before,), (), (), False)
    [row] = taking.items(cast.eve)
    assert row["words"] == "Paint the door"
    assert {row[name] for name in (*taking.LATER, "dropped_why", "why_put")} == {""}
    assert shown(cast.ada, one, later).dropped.why == "She was slow"


def test_a_period_is_nobodys_who_left_and_not_live_for_them(left: Left, now: datetime) -> None:
    cast, key, _one = left
    assert not reached(access.reach_period, cast.eve, key)
    assert entrance(cast.eve, key) is None
    assert entrance(cast.mia, key) is not None
    assert list(taking.periods(cast.eve)) == []
    assert not reached(access.reach_capacity, cast.eve, Capacity.objects.get().pk)


def test_a_period_of_what_has_ended_is_read_and_not_live(cast: Cast, now: datetime) -> None:
    key = begin(cast.ben, cast.peers, now)
    relationships.end_relationship(by=cast.ben, relationship_id=cast.peers, now=now + HOUR)
    assert reached(access.reach_period, cast.ben, key)
    assert entrance(cast.ben, key) is None


def test_the_pages_of_who_left_tell_their_words_alone(
    left: Left, now: datetime, visit: Callable[[Actor], Client]
) -> None:
    cast, key, one = left
    who = visit(cast.eve)
    page = who.get(reverse("item", args=[one])).text
    assert "Paint the door" in page
    assert "this is what you wrote" in page
    assert "Mia" not in page
    assert "Here is what you wrote" in who.get(reverse("backlog", args=[cast.team])).text
    assert who.get(reverse("period", args=[key])).status_code == 404
    told = shown_over_the_api.item(shown(cast.eve, one, now + 3 * HOUR))
    assert (told["words"], told["stands"], told["owner"]) == ("Paint the door", None, None)


def test_who_joins_is_not_told_what_was_said_before(cast: Cast, now: datetime) -> None:
    key = begin(cast.ada, cast.team, now)
    one, two = (add(cast.ada, cast.team, now, words) for words in ("Print it", "Send it"))
    capacity.say_capacity(by=cast.mia, period_id=key, hours=Decimal(10), constraints="My daughter is ill", now=now)
    recalibrating.drop_item(by=cast.mia, item_id=one, words="I cannot bear it", now=now)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + HOUR)
    later = now + 2 * HOUR

    def said_by_mia() -> object:
        return next(load.said for load in period(cast.sam, key, now=later).people if load.who.id == cast.mia.id)

    assert said_by_mia() is None
    assert (list(taking.capacities(cast.sam)), shown(cast.sam, one, later).dropped.why) == ([], "")
    assert shown(cast.ben, one, later).dropped.why == "I cannot bear it"
    recalibrating.drop_item(by=cast.mia, item_id=two, words="The fair is off", now=later)
    capacity.say_capacity(by=cast.mia, period_id=key, hours=Decimal(8), now=later)
    assert said_by_mia() is not None
    assert shown(cast.sam, two, later).dropped.why == "The fair is off"
    assert {row["dropped_why"] for row in taking.items(cast.sam)} == {"", "The fair is off"}
    assert {row["dropped_why"] for row in taking.items(cast.ben)} == {"I cannot bear it", "The fair is off"}


def test_their_export_keeps_why_they_dropped_something_themselves(cast: Cast, now: datetime) -> None:
    one = add(cast.eve, cast.team, now)
    recalibrating.drop_item(by=cast.eve, item_id=one, words="I was wrong about it", now=now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    [row] = taking.items(cast.eve)
    assert (row["dropped_why"], row["dropped_at"]) == ("I was wrong about it", "")
