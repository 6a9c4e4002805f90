"""A backlog between Ada and Ben, and a period of two weeks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from carefront.core.actors import Actor
from carefront.planning.commands import backlog, periods
from carefront.planning.queries import items as reading
from tests.cast import Cast
from tests.commitments.conftest import at_now, visit

__all__ = ["at_now", "visit"]

FIRST, LAST = date(2026, 3, 16), date(2026, 3, 27)  # Monday to Friday of the next week


def add(by: Actor, place: UUID, now: datetime, words: str = "Write the price list", **more: Any) -> UUID:
    """Let somebody add something to a backlog."""
    hours = more.pop("hours", 4)
    size = None if hours is None else Decimal(hours)
    return backlog.add_item(by=by, relationship_id=place, words=words, hours=size, now=now, **more)


def begin(by: Actor, place: UUID, now: datetime, first: date = FIRST, last: date = LAST, **more: Any) -> UUID:
    """Let somebody begin a period."""
    return periods.begin_period(by=by, relationship_id=place, starts_on=first, ends_on=last, now=now, **more)


def shown(who: Actor, item_id: UUID, now: datetime) -> Any:
    """Answer an item as somebody sees it."""
    return reading.item(who, item_id, now=now)[0]


def words_in_order(who: Actor, place: UUID, now: datetime) -> list[str]:
    """Answer the words of a backlog, outside of periods, in its order."""
    return [card.words for card in reading.backlog(who, place, now=now).items]


@pytest.fixture
def two_weeks(cast: Cast, now: datetime) -> UUID:
    """Two weeks that Ada and Ben plan."""
    return begin(cast.ada, cast.coaching, now)
