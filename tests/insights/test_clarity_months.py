"""What is told of clarity in a whole workspace: once a month, of at least five, to a steward, and never of one."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from carefront.core.actors import Actor
from carefront.core.evidence.groups import LEAST, Voice
from carefront.core.refusals import Refusal
from carefront.insights.commands import telling
from carefront.insights.models import ClarityMonth
from carefront.insights.queries import clarity
from carefront.lobby.queries.carrying import write_export
from carefront.people import commands as people
from carefront.people.models import Workspace
from tests import cast as casting
from tests.cast import Cast, promise
from tests.commitments.conftest import at_now, visit
from tests.core.evidence.test_voices import smallest
from tests.doors.calling import Api

__all__ = ["at_now", "visit"]
Visit = Callable[[Actor], Client]
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
VAGUE, CLEAR = "Think about it", "Send three pages of the draft"


def after(month: date) -> datetime:
    """Answer a moment at which the month is decided."""
    return datetime(month.year + month.month // 12, month.month % 12 + 1, 3, 6, tzinfo=UTC)


def pairs(cast: Cast, now: datetime, count: int) -> list[tuple[Actor, UUID]]:
    """Seat people in Harbour, two and two, each with the place of their pair."""
    place = Workspace.objects.get(pk=cast.harbour)
    guests = [casting.person(place, f"Pair{number}", now) for number in range(2 * count)]
    found = []
    for first, second in zip(guests[::2], guests[1::2], strict=True):
        key = casting.pair(casting.RelationshipKind.PEER, first, casting.Role.PEER, second, now)
        found += [(first, key), (second, key)]
    return found


def test_five_are_told_of_and_four_are_not(cast: Cast, now: datetime) -> None:
    seated = pairs(cast, now, 3)
    for who, place in seated[:4]:
        promise(who, place, now, words=VAGUE)
    promise(seated[4][0], None, now, words=VAGUE)  # to nobody but oneself: that is no part of it
    assert telling.tend(after(MARCH)) == 1
    assert clarity.months_told(cast.ada) == ()
    promise(seated[4][0], seated[4][1], after(MARCH), words=CLEAR)
    assert telling.tend(after(APRIL)) == 1
    [told] = clarity.months_told(cast.ada)
    assert told.month == APRIL
    assert dict(told.shares) == {"what": 8, "why": 9, "success": 8, "when": 1}


def test_somebody_counts_once_however_much_they_promise(cast: Cast, now: datetime) -> None:
    seated = pairs(cast, now, 3)
    for who, place in seated[:5]:
        promise(who, place, now, words=CLEAR)
    for _number in range(30):
        promise(seated[5][0], seated[5][1], now, words=VAGUE)
    telling.tend(after(MARCH))
    [told] = clarity.months_told(cast.ada)
    assert dict(told.shares)["what"] == 2  # one of six people, not thirty of thirty-five promises


def test_a_month_is_decided_once(cast: Cast, now: datetime) -> None:
    for who, place in pairs(cast, now, 3):
        promise(who, place, now, words=VAGUE)
    telling.tend(after(MARCH))
    before = ClarityMonth.objects.values_list("decided_at", "what").get()
    for who in (cast.ada, cast.ben, cast.mia, cast.eve, cast.rob):
        promise(who, {cast.rob.id: cast.peers}.get(who.id, cast.team), now, words=CLEAR)
    assert telling.tend(after(MARCH) + timedelta(days=3)) == 0
    telling.decide_month(workspace_id=cast.harbour, month=MARCH, now=after(MARCH) + timedelta(days=4))
    assert ClarityMonth.objects.values_list("decided_at", "what").get() == before


def test_whoever_comes_alone_silences_the_month(cast: Cast, now: datetime) -> None:
    seated = pairs(cast, now, 3)
    for who, place in seated[:5]:
        promise(who, place, now, words=VAGUE, due=None)
    telling.tend(after(MARCH))
    promise(seated[5][0], seated[5][1], after(MARCH), words=VAGUE)
    telling.tend(after(APRIL))
    assert [one.month for one in clarity.months_told(cast.ada)] == [MARCH]


def test_a_steward_sees_it_in_every_view_and_nobody_else_does(cast: Cast, now: datetime, visit: Visit) -> None:
    seated = pairs(cast, now, 3)
    for who, place in seated:
        promise(who, place, now, words=VAGUE)
    telling.tend(after(MARCH))
    told = {"month": "2026-03-01", "what": 9, "why": 9, "success": 9, "when": 1}
    assert Api(cast.ada).get("/clarity/months") == {"items": [told]}
    assert "about 9 in 10" in visit(cast.ada).get(reverse("clarity")).content.decode()
    for who in (cast.ben, seated[0][0]):
        assert Api(who)("GET", "/clarity/months").status_code == 404
        assert "in 10" not in visit(who).get(reverse("clarity")).content.decode()
        with pytest.raises(Refusal):
            clarity.months_told_to_steward(who)
    assert Api(cast.zoe).get("/clarity/months") == {"items": []}  # a steward, elsewhere
    for who, count in ((cast.ada, 1), (cast.ben, 0), (cast.zoe, 0)):
        file = io.BytesIO()
        write_export(who, file, now=now)
        rows = json.loads(zipfile.ZipFile(file).read("clarity_months.json"))
        assert len(rows) == count
        assert not any(str(one.id) in json.dumps(rows) for one, _place in seated)
    people.erase_account(account_id=seated[0][0].account_id, now=after(MARCH))
    assert len(clarity.months_told(cast.ada)) == 1  # it says nothing of one, so it stays


def test_a_year_of_coming_and_going_gives_nobody_away(cast: Cast, now: datetime) -> None:
    rng = random.Random(4417)
    seated = pairs(cast, now, 8)
    month = MARCH
    for _round in range(12):
        at = after(month) - timedelta(days=4)
        for who, place in seated:
            if rng.random() < 0.25:
                promise(who, place, at, words=rng.choice((VAGUE, CLEAR)), due=None)
        if rng.random() < 0.3:
            leaver = rng.randrange(len(seated))
            people.leave_workspace(by=seated.pop(leaver)[0], now=at)
        telling.tend(after(month))
        month = after(month).date().replace(day=1)
    told = [
        frozenset(Voice(UUID(one), cast.harbour) for one in row.people)
        for row in ClarityMonth.objects.exclude(people=[])
    ]
    assert told
    assert smallest(list(dict.fromkeys(told))) >= LEAST
