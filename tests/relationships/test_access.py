"""The list equals the gate, and nobody does what their card does not offer."""

from datetime import timedelta

import pytest
from django.db import transaction

from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit.ids import new_id
from carefront.relationships import access, commands, queries
from carefront.relationships.models import Relationship


@pytest.fixture
def every_state(cast, now):
    """Relationships in every state, beside those of the cast."""

    def peers(by, to):
        return commands.propose_relationship(by=by, kind=RelationshipKind.PEER, with_ids=[to.id], now=now)

    peers(cast.sam, cast.eve)
    commands.decline_relationship(by=cast.mia, relationship_id=peers(cast.sam, cast.mia), now=now)
    commands.withdraw_proposal(by=cast.sam, relationship_id=peers(cast.sam, cast.ada), now=now)
    commands.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now)
    commands.pause_relationship(by=cast.rob, relationship_id=cast.reporting, now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.rob.id, now=now)
    commands.decline_relationship(by=cast.rob, relationship_id=cast.team, now=now)
    commands.propose_relationship(by=cast.zoe, kind=RelationshipKind.SELF, now=now)
    ended = commands.propose_relationship(
        by=cast.ada, kind=RelationshipKind.TEAM, name="Dock", with_ids=[cast.ben.id, cast.eve.id], now=now
    )
    commands.accept_relationship(by=cast.ben, relationship_id=ended, now=now)
    commands.end_relationship(by=cast.ada, relationship_id=ended, now=now + timedelta(hours=1))
    return cast


def allowed(person, relationship_id, deed):
    try:
        return access.reach(person, relationship_id, deed) is not None
    except Refusal:
        return False


def test_the_list_equals_the_gate(every_state):
    ids = [*Relationship.objects.values_list("pk", flat=True), new_id()]
    for person in every_state.everybody:
        listed = set(access.visible_to(person).values_list("pk", flat=True))
        assert listed == {one for one in ids if allowed(person, one, Deed.SEE)}, person.name
        assert {card.id for card in queries.relationships(person)} == listed


def test_who_sees_what_of_the_hidden_ones(every_state):
    def titles(person):
        return sorted((card.title, card.state.value) for card in queries.relationships(person))

    assert titles(every_state.sam) == [
        ("Ada", "withdrawn"),
        ("Eve", "proposed"),
        ("Mia", "declined"),
        ("Pier", "active"),
    ]
    assert titles(every_state.rob) == [("Ben", "ended"), ("Mia", "paused")]
    assert titles(every_state.eve) == [("Pier", "ended"), ("Sam", "proposed")]
    assert titles(every_state.zoe) == [("Zoe", "active")]


OFFERS = [
    ("may_answer", commands.accept_within),
    ("may_answer", commands.decline_within),
    ("may_withdraw", commands.withdraw_within),
    ("may_pause", commands.pause_within),
    ("may_resume", commands.resume_within),
    ("may_leave", commands.leave_within),
    ("may_end", commands.end_within),
]


def done(deed, **arguments):
    """Try a deed, answer whether it was let through, and leave no trace."""
    with transaction.atomic():
        try:
            deed(**arguments)
        except Refusal:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def test_what_a_card_offers_is_what_the_gate_lets_through(every_state, now):
    for person in every_state.everybody:
        for card in queries.relationships(person):
            for flag, deed in OFFERS:
                let_through = done(deed, by=person, relationship_id=card.id, now=now)
                assert let_through == getattr(card, flag), (person.name, card.title, card.state, flag)
