"""The list equals the gate: for everyone and every row, what is listed is exactly what can be reached."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Refusal
from carefront.people import commands as people
from carefront.planning import access
from carefront.planning.commands import capacity
from carefront.planning.models import Capacity, Item, Period
from carefront.planning.queries import taking
from carefront.planning.queries.periods import period
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.test_access import reached
from tests.planning.conftest import add, begin

HOUR = timedelta(hours=1)
ROADS: list[tuple[Any, Callable[..., Any], Callable[..., Any], Callable[..., Any]]] = [
    (Item, access.items_readable_by, access.reach_item, taking.items),
    (Period, access.periods_visible_to, access.reach_period, taking.periods),
    (Capacity, access.capacities_visible_to, access.reach_capacity, taking.capacities),
]


@pytest.fixture
def rows(cast: Cast, now: datetime) -> Cast:
    """Put a plan into every relationship, with comers and goers in the team, and one that has ended."""
    for number, (who, place) in enumerate(
        [(cast.ada, cast.coaching), (cast.rob, cast.reporting), (cast.eve, cast.team), (cast.mia, cast.team),
         (cast.ben, cast.peers)]
    ):  # fmt: skip
        at = now + timedelta(minutes=number)
        key = begin(who, place, at)
        add(who, place, at, period_id=key)
        capacity.say_capacity(by=who, period_id=key, hours=Decimal(9), note=f"mine {number}", now=at)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + HOUR)
    return cast


@pytest.mark.parametrize(("model", "visible", "reach", "take"), ROADS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_list_equals_the_gate_and_the_export(rows: Cast, model: Any, visible: Any, reach: Any, take: Any) -> None:
    ids = list(model.objects.values_list("pk", flat=True))
    assert len(ids) == 5
    for who in rows.everybody:
        listed = set(visible(who).values_list("pk", flat=True))
        for key in [*ids, uuid4()]:
            assert (key in listed) is reached(reach, who, key), (who.name, model)
        assert {row["id"] for row in take(who)} == {str(key) for key in listed}


def test_who_is_only_asked_into_a_team_sees_nothing_of_its_plan(rows: Cast, now: datetime) -> None:
    def seen() -> int:
        return access.items_visible_to(rows.sam).count()

    assert seen() == 0
    relationships.accept_relationship(by=rows.sam, relationship_id=rows.team, now=now + 2 * HOUR)
    assert seen() == 2  # the backlog is one list, and joining it is told so
    assert access.items_readable_by(rows.eve).count() == 1  # who left keeps what they wrote
    assert access.items_visible_to(rows.eve).count() == 0


def test_deeds_go_by_the_policy(rows: Cast) -> None:
    for row in Item.objects.select_related("relationship"):
        for who in rows.everybody:
            inside = access.items_readable_by(who).filter(pk=row.pk).exists()
            standing = access.side(who, row.author_id, row.relationship.kind)
            for deed in Deed:
                if inside and allows(Thing.BACKLOG, deed, standing):
                    assert access.reach_item(who, row.pk, deed) == row
                else:
                    with pytest.raises(Refusal):
                        access.reach_item(who, row.pk, deed)


def test_a_note_is_its_owners_alone_and_is_forgotten_with_them(rows: Cast, now: datetime) -> None:
    note = Capacity.objects.get(person_id=rows.mia.id)
    assert note.note == "mine 3"
    for who in rows.everybody:
        notes = {row["note"] for row in taking.capacities(who)} - {""}
        assert notes == set(Capacity.objects.filter(person_id=who.id).exclude(note="").values_list("note", flat=True))
    shown = period(rows.ben, note.period_id, now=now)
    assert all(load.said is None or load.said.note == "" for load in shown.people)
    people.erase_account(account_id=rows.mia.account_id, now=now + HOUR)
    note.refresh_from_db()
    assert (note.note, note.hours) == ("", Decimal(9))
