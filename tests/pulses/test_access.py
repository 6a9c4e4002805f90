"""The list equals the gate: for everyone and every row, what is listed is exactly what can be reached and taken out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Refusal
from carefront.pulses import access
from carefront.pulses.commands import wishing
from carefront.pulses.models import Adjustment, Pulse, Wish
from carefront.pulses.queries import taking
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.test_access import reached
from tests.pulses.conftest import answer, shared, wish

HOUR = timedelta(hours=1)
ROADS: list[tuple[Any, Callable[..., Any], Callable[..., Any], Callable[..., Any]]] = [
    (Pulse, access.pulses_visible_to, access.reach_pulse, taking.pulses),
    (Wish, access.wishes_visible_to, access.reach_wish, taking.wishes),
    (Adjustment, access.adjustments_visible_to, access.reach_adjustment, taking.adjustments),
]


@pytest.fixture
def rows(cast: Cast, now: datetime) -> Cast:
    """Put pulses and wishes into every relationship, private, shared and taken back, with comers and goers."""
    places = [
        (cast.ada, cast.ben, cast.coaching), (cast.rob, cast.mia, cast.reporting), (cast.ben, cast.rob, cast.peers),
        (cast.eve, cast.mia, cast.team), (cast.mia, cast.ada, cast.team),
    ]  # fmt: skip
    for who, other, place in places:
        answer(who, place, now)
        if place != cast.team:
            shared(who, place, now + 24 * HOUR)
        for is_shared in (True, False):
            key = wish(who, place, now, share=is_shared)
            wishing.meet_wish(by=who, wish_id=key, words="Begun", now=now)
        back = wish(who, place, now)
        wishing.meet_wish(by=other, wish_id=back, words="Begun too", now=now)
        wishing.unshare_wish(by=who, wish_id=back, now=now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + HOUR)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + 25 * HOUR)
    return cast


@pytest.mark.parametrize(("model", "visible", "reach", "take"), ROADS, ids=["pulse", "wish", "adjustment"])
def test_the_list_equals_the_gate_and_the_export(rows: Cast, model: Any, visible: Any, reach: Any, take: Any) -> None:
    ids = list(model.objects.values_list("pk", flat=True))
    assert len(ids) >= 8
    for who in rows.everybody:
        listed = set(visible(who).values_list("pk", flat=True))
        for key in [*ids, uuid4()]:
            assert (key in listed) is reached(reach, who, key), (who.name, model)
        assert {row["id"] for row in take(who)} == {str(key) for key in listed}


def test_deeds_go_by_the_policy(rows: Cast) -> None:
    for model, reach, thing in ((Pulse, access.reach_pulse, Thing.PULSE), (Wish, access.reach_wish, Thing.WISH)):
        for row in model.objects.select_related("relationship"):
            for who in rows.everybody:
                inside = reached(reach, who, row.pk)
                standing = access.side(who, row.person_id, row.relationship.kind)
                for deed in Deed:
                    if inside and allows(thing, deed, standing, shared=row.shared_at is not None):
                        assert reach(who, row.pk, deed) == row
                    else:
                        with pytest.raises(Refusal):
                            reach(who, row.pk, deed)


def test_what_somebody_changed_stays_theirs_when_the_wish_is_taken_back(rows: Cast) -> None:
    theirs = [row for row in taking.adjustments(rows.ben) if (row["by"], row["words"]) == ("Ben", "Begun too")]
    assert [(row["wish"], row["helps"]) for row in theirs] == [("", "")]
