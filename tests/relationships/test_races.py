"""Two people at the same moment: one outcome, nothing doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind, Role
from carefront.kit import journal
from carefront.relationships import commands, queries
from carefront.relationships.models import Living, Relationship

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(now):
    from tests.cast import gather

    return gather(now)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do every deed in a thread of its own, all from the same start; answer what came of each."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        try:
            start.wait(10)
            return deed()
        except Refusal as refusal:
            return refusal.because
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def peers(by, to, now):
    return commands.propose_relationship(by=by, kind=RelationshipKind.PEER, with_ids=[to.id], now=now)


def test_two_who_propose_to_each_other_at_once_end_in_one(cast, now):
    sam, eve = cast.sam, cast.eve
    first, second = at_once(lambda: peers(sam, eve, now), lambda: peers(eve, sam, now))
    assert first == second
    assert queries.relationship(sam, first).is_active
    assert Living.objects.filter(relationship_id=first).count() == 1
    assert Relationship.objects.filter(kind="peer").count() == 2  # theirs and the cast's


def test_two_who_both_want_to_coach_end_in_one_proposal(cast, now):
    def coach(by, to):
        return commands.propose_relationship(
            by=by, kind=RelationshipKind.COACHING, role=Role.COACH, with_ids=[to.id], now=now
        )

    outcomes = at_once(lambda: coach(cast.sam, cast.eve), lambda: coach(cast.eve, cast.sam))
    assert Because.ALREADY_THERE in outcomes
    assert Relationship.objects.filter(kind="coaching").count() == 2


def test_a_double_click_accepts_once(cast, now):
    made = peers(cast.sam, cast.eve, now)

    def accept():
        commands.accept_relationship(by=cast.eve, relationship_id=made, now=now)
        return "accepted"

    assert sorted(map(str, at_once(accept, accept))) == ["accepted", "already_settled"]
    facts = [fact.kind for fact in journal.of_stream(made)]
    assert facts.count(Kind.RELATIONSHIP_ACCEPTED) == facts.count(Kind.RELATIONSHIP_STARTED) == 1


def test_accepting_and_taking_back_at_once_leaves_one_of_both(cast, now):
    made = peers(cast.sam, cast.eve, now)
    at_once(
        lambda: commands.accept_relationship(by=cast.eve, relationship_id=made, now=now),
        lambda: commands.withdraw_proposal(by=cast.sam, relationship_id=made, now=now),
    )
    facts = {fact.kind for fact in journal.of_stream(made)}
    assert len(facts & {Kind.RELATIONSHIP_ACCEPTED, Kind.RELATIONSHIP_WITHDRAWN}) == 1
    assert queries.relationship(cast.sam, made).is_active == (Kind.RELATIONSHIP_ACCEPTED in facts)


def test_both_ending_at_once_is_one_end(cast, now):
    def end(by):
        commands.end_relationship(by=by, relationship_id=cast.coaching, now=now)

    outcomes = at_once(lambda: end(cast.ada), lambda: end(cast.ben))
    assert sorted(map(str, outcomes)) == ["None", "already_settled"]
    assert [fact.kind for fact in journal.of_stream(cast.coaching)].count(Kind.RELATIONSHIP_ENDED) == 1


def test_two_first_promises_to_oneself_at_once_share_one_relationship(cast, now):
    def alone():
        return commands.propose_relationship(by=cast.sam, kind=RelationshipKind.SELF, now=now)

    first, second = at_once(alone, alone)
    assert first == second
    assert Relationship.objects.filter(kind="self").count() == 1
