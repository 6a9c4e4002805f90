"""Two people at the same backlog at the same moment."""

from datetime import datetime
from uuid import UUID

import pytest

from carefront.commitments.commands import ask
from carefront.commitments.models import Commitment, Request
from carefront.core.refusals import Because
from carefront.planning.commands import assigning, backlog, periods, recalibrating
from carefront.planning.models import Item, Period
from tests.cast import Cast, gather
from tests.commitments.test_races import at_once, gapless
from tests.planning.conftest import add, begin
from tests.planning.test_planning import done

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime) -> tuple[Cast, list[UUID]]:
    """Gather the cast where several threads can meet it, with six things in the team's backlog."""
    cast = gather(now)
    return cast, [add(cast.ada, cast.team, now, f"Item {number}") for number in range(6)]


def test_of_two_who_take_the_same_one_has_it(told: tuple[Cast, list[UUID]], now: datetime) -> None:
    cast, [key, *_rest] = told
    deeds = [
        lambda who=who: assigning.take_item(by=who, item_id=key, now=now) for who in (cast.ada, cast.ben, cast.eve)
    ]
    deeds.append(lambda: assigning.ask_for_item(by=cast.mia, item_id=key, owner_id=cast.ben.id, now=now))
    said = at_once(*deeds)
    assert said.count(Because.TAKEN) == 3
    assert Commitment.objects.count() + Request.objects.count() == 1
    assert gapless(cast.team)


def test_reordering_while_others_reorder_loses_and_doubles_none(told: tuple[Cast, list[UUID]], now: datetime) -> None:
    cast, keys = told
    said = at_once(
        lambda: backlog.move_item(by=cast.ada, item_id=keys[5], places=-5, now=now),
        lambda: backlog.place_item(by=cast.ben, item_id=keys[0], before_id=keys[4], now=now),
        lambda: backlog.move_item(by=cast.mia, item_id=keys[2], places=2, now=now),
        lambda: add(cast.eve, cast.team, now, "Item 6"),
        lambda: recalibrating.drop_item(by=cast.eve, item_id=keys[3], now=now),
    )
    assert not [one for one in said if isinstance(one, Because)]
    rows = Item.objects.filter(dropped_at=None)
    assert rows.count() == 6
    assert len(set(rows.values_list("place", flat=True))) == 6


def test_closing_while_something_is_taken_leaves_no_gap(told: tuple[Cast, list[UUID]], now: datetime) -> None:
    cast, keys = told
    key = begin(cast.ada, cast.team, now)
    backlog.plan_item(by=cast.ada, item_id=keys[0], period_id=key, now=now)
    said = at_once(
        lambda: periods.close_period(by=cast.ada, period_id=key, now=now),
        lambda: periods.close_period(by=cast.ben, period_id=key, now=now),
        lambda: backlog.plan_item(by=cast.mia, item_id=keys[1], period_id=key, now=now),
        lambda: assigning.take_item(by=cast.eve, item_id=keys[0], now=now),
    )
    assert Because.ALREADY_SETTLED in said
    assert Period.objects.get().closed_by_id in {cast.ada.id, cast.ben.id}
    assert not Item.objects.filter(period_id=key).exists()
    assert gapless(cast.team)


def test_accepted_and_dropped_at_once_ends_one_way(told: tuple[Cast, list[UUID]], now: datetime) -> None:
    cast, [key, *_rest] = told
    asked = assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, now=now)
    at_once(
        lambda: ask.accept_request(by=cast.ben, request_id=asked, now=now),
        lambda: recalibrating.drop_item(by=cast.ada, item_id=key, now=now),
    )
    dropped = Item.objects.get(pk=key).dropped_at is not None
    assert dropped is not Commitment.objects.exists()
    assert Request.objects.get().state == ("withdrawn" if dropped else "accepted")


def test_handed_over_and_done_at_once_is_promised_by_one(told: tuple[Cast, list[UUID]], now: datetime) -> None:
    cast, [key, *_rest] = told
    made = assigning.take_item(by=cast.ben, item_id=key, now=now)
    asked = recalibrating.hand_over_item(by=cast.ben, item_id=key, owner_id=cast.mia.id, now=now)
    at_once(
        lambda: ask.accept_request(by=cast.mia, request_id=asked, now=now),
        lambda: done(cast.ben, made, now),
    )
    assert Commitment.objects.filter(state__in=["open", "kept"]).count() == 1
