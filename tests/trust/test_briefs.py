"""Patterns in a conversation's brief: those that both see, for both alike, and no other."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from carefront.conversations.cards.holding import BriefCard
from carefront.conversations.queries import brief as briefs
from carefront.conversations.queries import held
from carefront.core.actors import Actor
from carefront.core.evidence.thresholds import Kind
from carefront.core.level import Level
from carefront.core.meetings import ConversationKind
from carefront.trust.commands import marking
from tests.cast import Cast
from tests.conversations.ended import planned
from tests.doors.calling import Api
from tests.relationships.leveling import stand
from tests.trust.conftest import DAY, at_now, follow, found, looks, visit

__all__ = ["at_now", "visit"]


def told(who: Actor, key: UUID, now: datetime) -> BriefCard:
    return briefs.brief(who, held.conversation(who, key, now=now), now=now)


def noted(who: Actor, key: UUID, now: datetime) -> list[tuple[UUID, bool]]:
    return [(one.id, one.is_mine) for one in told(who, key, now).noted]


def test_a_brief_speaks_of_what_was_shared_to_both_alike(
    cast: Cast, now: datetime, visit: Callable[[Actor], Client]
) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    key = planned(cast.ada, cast.coaching, now)
    for who in (cast.ada, cast.ben):
        assert noted(who, key, now) == []
    [row] = found(cast.ben, Kind.LOW)
    marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert noted(cast.ben, key, now) == [(row.pk, True)]
    assert noted(cast.ada, key, now) == [(row.pk, False)]
    for who in (cast.ada, cast.ben):
        [one] = Api(who).get(f"/conversations/{key}/brief")["noted"]
        assert one == {"id": str(row.pk), "kind": row.kind, "person_id": str(cast.ben.id)}
        page = visit(who).get(f"/conversations/{key}/").content.decode()
        assert f"/patterns/{row.pk}/" in page
        assert "Ask before you make something of them" in page
    marking.take_back_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    for who in (cast.ada, cast.ben):
        assert noted(who, key, now) == []


def test_at_direct_naming_it_says_plainly_what_was_confirmed(
    cast: Cast, now: datetime, visit: Callable[[Actor], Client]
) -> None:
    stand(cast.ben, cast.coaching, now - 100 * DAY, 3)
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    key = planned(cast.ada, cast.coaching, now)
    [row] = found(cast.ben, Kind.LOW)
    assert noted(cast.ben, key, now) == []
    marking.confirm_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    for who in (cast.ada, cast.ben):
        [one] = told(who, key, now).noted
        assert (one.id, one.level) == (row.pk, Level.DIRECT)
        assert "say it plainly" in visit(who).get(f"/conversations/{key}/").content.decode()


def test_in_a_team_it_stays_with_those_it_is_shown_to(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.team, now, [0] * 7)
    follow(now)
    key = planned(cast.mia, cast.team, now, ConversationKind.PLANNING)
    [row] = found(cast.ben, Kind.LOW)
    assert [noted(who, key, now) for who in (cast.ben, cast.mia)] == [[], []]
    marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    assert [noted(who, key, now) for who in (cast.ben, cast.mia)] == [[(row.pk, True)], [(row.pk, False)]]


@pytest.mark.parametrize("shares", [False, True])
def test_a_brief_with_patterns_asks_twelve_queries_at_most(cast: Cast, now: datetime, shares: bool) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    key = planned(cast.ada, cast.coaching, now)
    if shares:
        for row in found(cast.ben):
            marking.share_pattern(by=cast.ben, pattern_id=row.pk, now=now)
    card = held.conversation(cast.ada, key, now=now)
    with CaptureQueriesContext(connection) as asked:
        briefs.brief(cast.ada, card, now=now)
    assert len(asked.captured_queries) <= 12
