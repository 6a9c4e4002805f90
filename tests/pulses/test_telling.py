"""What is told of many: once a month, the same in every view, and never so that an answer comes out."""

import io
import json
import random
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from carefront.core.actors import Actor
from carefront.core.evidence.groups import LEAST, Voice, Voices
from carefront.core.pulsing import last_round
from carefront.core.refusals import Refusal
from carefront.lobby.queries.carrying import write_export
from carefront.people import commands as people
from carefront.people.models import Workspace
from carefront.pulses.commands import telling
from carefront.pulses.models import Pulse, Round, Told
from carefront.pulses.queries import reading
from carefront.relationships import commands as relationships
from tests import cast as casting
from tests.cast import Cast
from tests.core.evidence.test_voices import smallest
from tests.doors.calling import Api
from tests.pulses.conftest import DAY, answer

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def more(cast: Cast, now: datetime, count: int) -> list[Actor]:
    """Seat more people in Harbour, and let them into the team."""
    place = Workspace.objects.get(pk=cast.harbour)
    found = [casting.person(place, f"Guest{number}", now) for number in range(count)]
    for who in found:
        relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=who.id, now=now)
        relationships.accept_relationship(by=who, relationship_id=cast.team, now=now)
    return found


def after(month: date) -> datetime:
    """Answer a moment at which the month's round is decided."""
    return datetime(month.year + month.month // 12, month.month % 12 + 1, 3, 6, tzinfo=UTC)


def test_five_are_told_of_and_four_are_not(cast: Cast, now: datetime) -> None:
    [guest] = more(cast, now, 1)
    team = [cast.ada, cast.ben, cast.mia, cast.eve]
    for who in team:
        answer(who, cast.team, now, 7, 7, 7)
    answer(guest, cast.team, now, 7, None, 7)  # not whole, so it does not speak
    assert telling.tend(after(MARCH)) == 1
    assert not Told.objects.exists()
    for who in (*team, guest):
        answer(who, cast.team, after(MARCH), 7, 7, 1)
    assert telling.tend(after(APRIL)) == 1
    assert telling.tend(after(APRIL) + DAY) == 0
    [one] = reading.told(cast.ben, cast.team)
    assert (one.month, one.safe, one.care, one.clear) == (APRIL, 6.5, 6.5, 1.5)  # never to the very end
    assert Told.objects.count() == 2  # and the workspace, which is the same five people


def test_a_month_is_over_when_it_is_over_everywhere() -> None:
    assert last_round(datetime(2026, 4, 1, 12, tzinfo=UTC)) == date(2026, 2, 1)
    assert last_round(datetime(2026, 4, 2, 23, 59, tzinfo=UTC)) == date(2026, 2, 1)
    assert last_round(datetime(2026, 4, 3, tzinfo=UTC)) == MARCH
    assert last_round(datetime(2027, 1, 3, tzinfo=UTC)) == date(2026, 12, 1)


def test_whoever_goes_silences_the_team_until_five_have_changed(cast: Cast, now: datetime) -> None:
    guests = more(cast, now, 4)
    team = [cast.ada, cast.ben, cast.mia, cast.eve, *guests]
    for who in team:
        answer(who, cast.team, now)
    telling.tend(after(MARCH))
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=after(MARCH))
    for who in team:
        if who is not cast.eve:
            answer(who, cast.team, after(MARCH) + DAY)
    telling.tend(after(APRIL))
    assert [one.month for one in reading.told(cast.ada, cast.team)] == [MARCH]
    assert reading.told(cast.eve, cast.team) == ()  # who left is shown nothing more


def test_joining_later_opens_nothing_that_was_told_before(cast: Cast, now: datetime) -> None:
    for who in (cast.ada, cast.ben, cast.mia, cast.eve, *more(cast, now, 2)):
        answer(who, cast.team, now)
    telling.tend(after(MARCH))
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=after(MARCH) + DAY)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=after(MARCH) + DAY)
    assert reading.told(cast.sam, cast.team) == ()
    assert len(reading.told(cast.ben, cast.team)) == 1
    assert reading.told(cast.rob, cast.team) == ()
    assert reading.told(cast.zoe, cast.team) == ()


def test_every_view_says_the_same(cast: Cast, now: datetime) -> None:
    for who in (cast.ada, cast.ben, cast.mia, cast.eve, *more(cast, now, 2)):
        answer(who, cast.team, now, 6, 5, 3)
    for number, who in enumerate((cast.rob, cast.mia, cast.rob, cast.ben, cast.ada, cast.ben)):
        place = [cast.reporting, cast.reporting, cast.peers, cast.peers, cast.coaching, cast.coaching][number]
        answer(who, place, now, 2, 2, 2)
    telling.tend(after(MARCH))
    [one] = reading.told(cast.ada, cast.team)
    told = {"month": "2026-03-01", "safe": one.safe, "care": one.care, "clear": one.clear}
    api = Api(cast.ada)
    assert api.get(f"/relationships/{cast.team}/pulses/told") == {"items": [told]}
    # Four people answered in pairs: the workspace's mean less the team's would be theirs, so it stays untold.
    assert api.get("/pulses/told") == {"items": []}
    assert [(row.relationship_id, row.safe) for row in Told.objects.all()] == [(cast.team, Decimal("6.0"))]
    file = io.BytesIO()
    write_export(cast.ada, file, now=now)
    rows = json.loads(zipfile.ZipFile(file).read("told.json"))
    assert [(row["month"], row["safe"]) for row in rows] == [("2026-03-01", "6.0")]
    assert "voices" not in json.dumps(rows)


def test_a_steward_sees_the_workspace_and_nobody_else_does(cast: Cast, now: datetime) -> None:
    """Ten people in five pairs, everybody once."""
    guests = [casting.person(Workspace.objects.get(pk=cast.harbour), f"Pair{number}", now) for number in range(10)]
    for first, second in zip(guests[::2], guests[1::2], strict=True):
        place = casting.pair(casting.RelationshipKind.PEER, first, casting.Role.PEER, second, now)
        for who in (first, second):
            answer(who, place, now, 5, 5, 6)
    telling.tend(after(MARCH))
    assert Api(cast.ada).get("/pulses/told")["items"][0]["clear"] == 6.0
    assert Api(cast.ben)("GET", "/pulses/told").status_code == 404
    for who in (cast.ben, cast.zoe, guests[0]):
        file = io.BytesIO()
        write_export(who, file, now=now)
        assert json.loads(zipfile.ZipFile(file).read("told.json")) == []
    with pytest.raises(Refusal):
        reading.told_of_workspace(cast.ben)
    assert reading.told_of_workspace(cast.zoe) == ()  # a steward, elsewhere
    people.erase_account(account_id=guests[0].account_id, now=after(MARCH))
    assert len(reading.told_of_workspace(cast.ada)) == 1  # it says nothing of one, so it stays
    assert Pulse.objects.count() == 9


def test_histories_through_the_commands_give_no_answer_away(cast: Cast, now: datetime) -> None:
    """People come, go, answer and skip for a year; what was stored as told is put to the same linear algebra."""
    rng = random.Random(8143)
    guests = more(cast, now, 7)
    inside = {who.id: who for who in (cast.ada, cast.ben, cast.mia, cast.eve, *guests)}
    outside: dict[UUID, Actor] = {}
    at, month = now, MARCH
    for _round in range(12):
        if rng.random() < 0.3 and len(inside) > 6:
            who = rng.choice([one for one in inside.values() if one.id != cast.ada.id])
            relationships.leave_relationship(by=who, relationship_id=cast.team, now=at)
            outside[who.id] = inside.pop(who.id)
        elif outside and rng.random() < 0.4:
            who = outside.pop(rng.choice(list(outside)))
            relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=who.id, now=at)
            relationships.accept_relationship(by=who, relationship_id=cast.team, now=at)
            inside[who.id] = who
        for who in inside.values():
            if rng.random() < 0.9:
                answer(who, cast.team, at, *(rng.randint(1, 7) for _one in range(3)))
        for who, place in ((cast.ada, cast.coaching), (cast.rob, cast.peers)):
            if rng.random() < 0.5:
                answer(who, place, at)
        at = after(month) + timedelta(days=7)
        telling.tend(after(month))
        month = at.date().replace(day=1)
    assert Round.objects.count() == 12
    told: list[Voices] = [
        frozenset(Voice(UUID(person), UUID(place)) for person, place in one.voices) for one in Told.objects.all()
    ]
    assert told
    assert smallest(list(dict.fromkeys(told))) >= LEAST
    assert {float(row.safe) * 2 % 1 for row in Told.objects.all()} == {0.0}
