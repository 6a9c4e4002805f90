"""A relationship from its proposal to its end: what each deed does, and when it is refused."""

from datetime import date, timedelta

import pytest

from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind, RelationshipState, Role
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands, queries
from carefront.relationships.commands import registry
from carefront.relationships.models import Relationship

COACHING, PEER, TEAM, SELF = (
    RelationshipKind.COACHING,
    RelationshipKind.PEER,
    RelationshipKind.TEAM,
    RelationshipKind.SELF,
)


def refused(because, deed, **arguments):
    with pytest.raises(Refusal) as caught:
        deed(**arguments)
    assert caught.value.because is because


def asked(cast, now, kind=PEER, by="sam", to=("eve",), **more):
    people = [getattr(cast, name).id for name in to]
    return commands.propose_relationship(by=getattr(cast, by), kind=kind, with_ids=people, now=now, **more)


def kinds(relationship_id):
    return [fact.kind.value for fact in reversed(journal.of_stream(relationship_id))]


def test_a_pair_begins_when_the_other_accepts(cast, now):
    made = asked(cast, now, purpose="Keep each other honest")
    assert queries.relationship(cast.eve, made).may_answer
    assert not queries.relationship(cast.sam, made).may_answer
    assert [letter.kind for letter in Letter.objects.filter(to_person_id=cast.eve.id)] == ["relationship_proposed"]
    refused(Because.NOT_YOURS, commands.accept_relationship, by=cast.sam, relationship_id=made, now=now)
    refused(Because.HIDDEN, commands.accept_relationship, by=cast.ada, relationship_id=made, now=now)
    commands.accept_relationship(by=cast.eve, relationship_id=made, now=now)
    card = queries.relationship(cast.sam, made)
    assert card.is_active
    assert (card.title, card.started_at) == ("Eve", now)
    assert kinds(made) == [
        "relationship.proposed",
        "member.invited",
        "relationship.accepted",
        "relationship.started",
    ]
    assert Letter.objects.filter(kind="relationship_accepted", to_person_id=cast.sam.id).exists()
    assert not Letter.objects.filter(kind="relationship_proposed", due_at__isnull=False).exists()
    refused(Because.ALREADY_SETTLED, commands.accept_relationship, by=cast.eve, relationship_id=made, now=now)


def test_a_declined_proposal_is_seen_by_its_proposer_alone(cast, now):
    made = asked(cast, now)
    commands.decline_relationship(by=cast.eve, relationship_id=made, now=now)
    card = queries.relationship(cast.sam, made)
    assert card.state is RelationshipState.DECLINED
    assert card.title == "Eve"
    refused(Because.HIDDEN, queries.relationship, person=cast.eve, relationship_id=made)
    assert asked(cast, now) != made  # nothing stands in the way of asking again


def test_a_proposal_can_be_taken_back_before_it_is_answered(cast, now):
    made = asked(cast, now)
    refused(Because.NOT_YOURS, commands.withdraw_proposal, by=cast.eve, relationship_id=made, now=now)
    commands.withdraw_proposal(by=cast.sam, relationship_id=made, now=now)
    assert queries.relationship(cast.sam, made).state is RelationshipState.WITHDRAWN
    refused(Because.HIDDEN, queries.relationship, person=cast.eve, relationship_id=made)
    refused(Because.ALREADY_SETTLED, commands.withdraw_proposal, by=cast.sam, relationship_id=made, now=now)


def test_two_people_share_one_living_pair_of_a_kind(cast, now):
    ask = {"kind": COACHING, "with_ids": [cast.ben.id], "now": now}
    refused(Because.ALREADY_THERE, commands.propose_relationship, by=cast.ada, role=Role.COACH, **ask)
    assert Relationship.objects.filter(kind="coaching").count() == 1
    commands.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert commands.propose_relationship(by=cast.ada, role=Role.COACH, **ask) != cast.coaching


def test_proposing_what_the_other_proposed_accepts_it(cast, now):
    made = asked(cast, now, kind=COACHING, role=Role.COACH)
    both_coach = {"by": cast.eve, "kind": COACHING, "role": Role.COACH, "with_ids": [cast.sam.id], "now": now}
    refused(Because.ALREADY_THERE, commands.propose_relationship, **both_coach)
    assert asked(cast, now, kind=COACHING, by="eve", to=("sam",), role=Role.CLIENT) == made
    assert queries.relationship(cast.eve, made).is_active


UNPROPOSABLE = [
    (Because.WRONG_SIZE, {"kind": PEER, "to": ()}),
    (Because.WRONG_SIZE, {"kind": PEER, "to": ("eve", "ada")}),
    (Because.WRONG_SIZE, {"kind": PEER, "to": ("sam",)}),
    (Because.UNKNOWN_CHOICE, {"kind": PEER, "to": ("zoe",)}),
    (Because.UNKNOWN_CHOICE, {"kind": PEER, "role": Role.COACH}),
    (Because.EMPTY, {"kind": COACHING}),
    (Because.EMPTY, {"kind": TEAM, "name": " \u202e "}),
    (Because.TOO_LONG, {"kind": TEAM, "name": "x" * 121}),
    (Because.TOO_LONG, {"kind": PEER, "purpose": "x" * 2001}),
    (Because.WRONG_SIZE, {"kind": SELF, "to": ("eve",)}),
]


def test_what_cannot_be_proposed(cast, now):
    before = Relationship.objects.count()
    for because, proposal in UNPROPOSABLE:
        refused(because, lambda given=proposal: asked(cast, now, **given))
    assert Relationship.objects.count() == before


def test_everybody_has_one_relationship_with_themselves(cast, now):
    made = asked(cast, now, kind=SELF, to=())
    assert asked(cast, now, kind=SELF, to=()) == made
    assert queries.relationship(cast.sam, made).is_active
    refused(Because.NOT_YOURS, commands.end_relationship, by=cast.sam, relationship_id=made, now=now)


def test_a_team_grows_and_shrinks_one_answer_at_a_time(cast, now):
    made = asked(cast, now, kind=TEAM, to=("eve", "rob"), name="Quay")
    assert queries.relationship(cast.sam, made).state is RelationshipState.PROPOSED
    commands.accept_relationship(by=cast.eve, relationship_id=made, now=now)
    commands.decline_relationship(by=cast.rob, relationship_id=made, now=now)
    card = queries.relationship(cast.sam, made)
    assert card.is_active
    assert [member.name for member in card.others] == ["Eve"]
    invite = {"relationship_id": made, "now": now}
    refused(Because.ALREADY_THERE, commands.invite_member, by=cast.sam, person_id=cast.eve.id, **invite)
    refused(Because.UNKNOWN_CHOICE, commands.invite_member, by=cast.sam, person_id=cast.zoe.id, **invite)
    commands.invite_member(by=cast.eve, person_id=cast.rob.id, **invite)
    refused(Because.NOT_YOURS, commands.invite_member, by=cast.rob, person_id=cast.ada.id, **invite)
    commands.accept_relationship(by=cast.rob, relationship_id=made, now=now)
    refused(Because.NOT_YOURS, commands.end_relationship, by=cast.rob, relationship_id=made, now=now)
    commands.leave_relationship(by=cast.sam, relationship_id=made, now=now)
    assert queries.relationship(cast.rob, made).may_end
    refused(Because.WRONG_SIZE, commands.invite_member, by=cast.ada, person_id=cast.sam.id,
            relationship_id=cast.coaching, now=now)  # fmt: skip


def test_who_left_a_team_sees_it_as_it_stood_then(cast, now):
    later = now + timedelta(days=1)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=later)
    commands.leave_relationship(by=cast.mia, relationship_id=cast.team, now=later)
    card = queries.relationship(cast.eve, cast.team)
    assert (card.i_left, card.is_active) == (True, False)
    assert [(m.name, m.left) for m in card.members] == [("Ada", False), ("Ben", False), ("Mia", False), ("Eve", True)]
    refused(Because.NOT_YOURS, commands.pause_relationship, by=cast.eve, relationship_id=cast.team, now=later)
    refused(Because.RESTING, queries.open_for, person=cast.eve, relationship_id=cast.team)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.eve.id, now=later)
    commands.decline_relationship(by=cast.eve, relationship_id=cast.team, now=later)
    assert queries.relationship(cast.eve, cast.team).i_left  # declining to come back takes nothing away


def test_a_team_that_its_last_member_leaves_has_ended(cast, now):
    for member in (cast.ada, cast.ben, cast.mia, cast.eve):
        commands.leave_relationship(by=member, relationship_id=cast.team, now=now)
    assert Relationship.objects.get(pk=cast.team).state == RelationshipState.ENDED
    refused(Because.UNKNOWN_CHOICE, commands.leave_relationship, by=cast.ada, relationship_id=cast.coaching, now=now)


def test_either_lets_it_rest_and_either_wakes_it(cast, now):
    rest = {"relationship_id": cast.coaching, "now": now}
    refused(Because.PAST_DATE, commands.pause_relationship, by=cast.ben, until=now.date(), **rest)
    refused(Because.FAR_DATE, commands.pause_relationship, by=cast.ben, until=date(2099, 1, 1), **rest)
    commands.pause_relationship(by=cast.ben, until=date(2026, 4, 1), **rest)
    refused(Because.ALREADY_THERE, commands.pause_relationship, by=cast.ada, **rest)
    card = queries.relationship(cast.ada, cast.coaching)
    assert (card.state, card.paused_until) == (RelationshipState.PAUSED, date(2026, 4, 1))
    commands.resume_relationship(by=cast.ada, **rest)
    assert queries.relationship(cast.ada, cast.coaching).is_active
    refused(Because.ALREADY_SETTLED, commands.resume_relationship, by=cast.ada, **rest)


def test_a_rest_until_a_day_ends_by_itself_once(cast, now):
    commands.pause_relationship(by=cast.ben, relationship_id=cast.coaching, until=date(2026, 4, 1), now=now)
    early, late = now.replace(month=3, day=31, hour=23), now.replace(month=4, day=1, hour=0)
    assert [commands.wake_due(moment, "one") for moment in (early, late, late)] == [0, 1, 0]
    assert queries.relationship(cast.ben, cast.coaching).is_active
    assert kinds(cast.coaching)[-1] == "relationship.resumed"


def test_an_ended_relationship_stays_readable_and_takes_nothing_new(cast, now):
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    commands.end_relationship(by=cast.ada, relationship_id=cast.coaching, words="Thank you", now=now)
    for person in (cast.ada, cast.ben):
        card = queries.relationship(person, cast.coaching)
        assert card.state is RelationshipState.ENDED
        assert card.ending is not None
        assert (card.ending.name, card.ending.words) == ("Ada", "Thank you")
        assert not any((card.may_pause, card.may_end, card.may_invite, card.may_leave, card.may_resume))
    for deed in (commands.end_relationship, commands.resume_relationship):
        refused(Because.ALREADY_SETTLED, deed, by=cast.ben, relationship_id=cast.coaching, now=now)
    refused(Because.RESTING, commands.pause_relationship, by=cast.ben, relationship_id=cast.coaching, now=now)
    refused(Because.HIDDEN, commands.end_relationship, by=cast.rob, relationship_id=cast.coaching, now=now)


def test_upper_rooms_are_told_inside_the_same_transaction(cast, now):
    told = []

    def fails(relationship_id, at, by):
        told.append((relationship_id, at, by))
        raise Refusal(Because.BUSY)

    registry.on_end.append(fails)
    try:
        refused(Because.BUSY, commands.end_relationship, by=cast.ada, relationship_id=cast.coaching, now=now)
    finally:
        registry.on_end.remove(fails)
    assert told == [(cast.coaching, now, cast.ada)]
    assert queries.relationship(cast.ada, cast.coaching).is_active
