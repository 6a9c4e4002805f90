"""The list equals the gate: for everyone and every row, what is listed is exactly what can be reached."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from carefront.conversations import access
from carefront.conversations.commands import keeping
from carefront.conversations.commands.keeping import Wish
from carefront.conversations.models import Decision, Finding, Proposal, Transcript
from carefront.conversations.queries import kept, taking
from carefront.core.actors import Actor
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.conversations.conftest import finding, match, read

HOUR = timedelta(hours=1)
ROADS: list[tuple[Any, Callable[..., Any], Callable[..., Any]]] = [
    (Transcript, access.visible_to, access.reach),
    (Finding, access.findings_visible_to, access.reach_finding),
    (Proposal, access.proposals_visible_to, access.reach_proposal),
    (Decision, access.decisions_visible_to, access.reach_decision),
]


def kept_from(by: Actor, place: UUID, now: datetime, *people: Actor) -> UUID:
    """Let somebody bring a conversation and keep one thing of each kind."""
    key = read(by, place, now)
    match(by, key, now, **{who.name.lower(): who for who in people})
    keeping.keep_finding(by=by, finding_id=finding(key, "launch").pk, wish=Wish(), now=now)
    wish = Wish(to=by.id)
    keeping.keep_finding(by=by, finding_id=finding(key, "read your draft").pk, wish=wish, now=now)
    return key


@pytest.fixture
def rows(cast: Cast, now: datetime, at_now: None) -> Cast:
    """Put conversations into every relationship, with comers and goers in the team."""
    kept_from(cast.ada, cast.coaching, now, cast.ada, cast.ben)
    kept_from(cast.rob, cast.reporting, now)
    kept_from(cast.eve, cast.team, now, cast.ben)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + HOUR)
    kept_from(cast.mia, cast.team, now + 2 * HOUR)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + 3 * HOUR)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + 4 * HOUR)
    kept_from(cast.ben, cast.team, now + 5 * HOUR)
    kept_from(cast.ben, cast.peers, now)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + HOUR)
    return cast


def reached(reach: Any, who: Actor, key: UUID) -> bool:
    """Answer whether somebody can fetch a row to see it; what they cannot is hidden."""
    try:
        reach(who, key, Deed.SEE)
    except Refusal as refusal:
        return refusal.because is not Because.HIDDEN
    return True


@pytest.mark.parametrize(("model", "visible", "reach"), ROADS, ids=lambda one: getattr(one, "__name__", ""))
def test_the_list_equals_the_gate(rows: Cast, model: Any, visible: Any, reach: Any) -> None:
    ids = list(model.objects.values_list("pk", flat=True))
    assert len(ids) >= 5
    for who in rows.everybody:
        listed = set(visible(who).values_list("pk", flat=True))
        for key in [*ids, uuid4()]:
            assert (key in listed) is reached(reach, who, key), (who.name, model)


def test_a_decision_is_changed_by_whoever_kept_it(rows: Cast) -> None:
    for row in Decision.objects.select_related("relationship"):
        for who in rows.everybody:
            standing = access.decision_standing_of(who, row)
            for deed in Deed:
                if allows(Thing.DECISION, deed, standing):
                    assert access.reach_decision(who, row.pk, deed) == row
                else:
                    with pytest.raises(Refusal):
                        access.reach_decision(who, row.pk, deed)


def test_whoever_joins_later_sees_no_older_decision(rows: Cast) -> None:
    def seen(who: Actor) -> int:
        return len(kept.decisions(who, relationship_id=rows.team)[0])

    assert {who.name: seen(who) for who in rows.everybody} == {
        "Ada": 3, "Ben": 3, "Mia": 3, "Eve": 1, "Sam": 1, "Rob": 0, "Zoe": 0,
    }  # fmt: skip


def test_an_export_holds_what_the_pages_show(rows: Cast) -> None:
    for who in rows.everybody:
        for (model, visible, _reach), take in zip(ROADS, list(taking.EVERYTHING.values())[: len(ROADS)], strict=True):
            taken = {row["id"] for row in take(who)}
            assert taken == {str(key) for key in visible(who).values_list("pk", flat=True)}, (who.name, model)
