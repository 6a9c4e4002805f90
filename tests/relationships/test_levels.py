"""The level: proposed by either, in force by the owner's consent, lower by the owner alone, never by Carefront."""

from datetime import date, timedelta

import pytest

from carefront.core.ledger import Kind
from carefront.core.level import ChangeState, Level
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.people import commands as people_commands
from carefront.relationships import access, commands, queries
from carefront.relationships.commands import registry
from carefront.relationships.models import LevelChange
from carefront.relationships.queries import levels
from tests.cast import promise
from tests.relationships.leveling import WHY, propose, stand


def at(person, relationship_id, owner):
    found = levels.levels(person, queries.relationship(person, relationship_id))
    return next(one.level for one in found.owners if one.person_id == owner.id)


def told(relationship_id):
    kinds = [fact.kind for fact in journal.of_stream(relationship_id)]
    return [kind for kind in reversed(kinds) if kind.value.startswith("level.")]


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as found:
        deed(*args, **kwargs)
    return found.value.because


def test_everybody_begins_at_the_second_level(cast):
    found = levels.levels(cast.ada, queries.relationship(cast.ada, cast.coaching))
    assert {one.level for one in found.owners} == {Level.CURIOUS}
    assert found.alike
    assert not found.history


def test_a_proposal_takes_effect_when_the_owner_consents_and_not_before(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    assert at(cast.ada, cast.coaching, cast.ben) is Level.CURIOUS
    assert refused(commands.accept_level, by=cast.ada, change_id=key, now=now) is Because.NOT_YOURS
    commands.accept_level(by=cast.ben, change_id=key, now=now)
    commands.accept_level(by=cast.ben, change_id=key, now=now)  # twice is once
    assert at(cast.ada, cast.coaching, cast.ben) is Level.DIRECT
    assert at(cast.ben, cast.coaching, cast.ada) is Level.CURIOUS
    assert told(cast.coaching) == [Kind.LEVEL_PROPOSED, Kind.LEVEL_AGREED]
    card = levels.change(cast.ada, key)
    assert (card.reason, card.by, card.before, card.state) == (WHY, "Ada", Level.CURIOUS, ChangeState.IN_FORCE)
    fact = journal.of_stream(cast.coaching)[0]
    assert fact.facts == {"person": str(cast.ben.id), "before": 2, "level": 3, "until": "2026-04-10"}


def test_either_side_proposes_about_either_side(cast, now):
    key = propose(cast.ben, cast.coaching, cast.ada, now)
    commands.accept_level(by=cast.ada, change_id=key, now=now)
    assert at(cast.ben, cast.coaching, cast.ada) is Level.DIRECT


def test_whoever_proposes_for_themselves_has_consented(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    assert at(cast.ada, cast.coaching, cast.ben) is Level.DIRECT
    assert told(cast.coaching) == [Kind.LEVEL_AGREED]


def test_going_down_needs_only_the_owner_and_no_reason(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    assert refused(commands.lower_level, by=cast.ada, relationship_id=cast.coaching, level=3, now=now)
    assert at(cast.ada, cast.coaching, cast.ben) is Level.DIRECT
    commands.lower_level(by=cast.ben, relationship_id=cast.coaching, level=1, now=now)
    assert at(cast.ada, cast.coaching, cast.ben) is Level.SELF_TRACKED
    assert told(cast.coaching)[-1] is Kind.LEVEL_LOWERED
    up = {"by": cast.ben, "relationship_id": cast.coaching, "now": now}
    assert refused(commands.lower_level, level=2, **up) is Because.OUT_OF_RANGE
    assert refused(commands.lower_level, level=1, **up) is Because.ALREADY_THERE


def test_declined_stays_as_it_is_and_says_so(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    assert refused(commands.decline_level, by=cast.ada, change_id=key, now=now) is Because.NOT_YOURS
    commands.decline_level(by=cast.ben, change_id=key, words="Let us talk first", now=now)
    card = levels.change(cast.ada, key)
    assert (card.state, card.words) == (ChangeState.DECLINED, "Let us talk first")
    assert at(cast.ada, cast.coaching, cast.ben) is Level.CURIOUS
    assert refused(commands.accept_level, by=cast.ben, change_id=key, now=now) is Because.ALREADY_SETTLED
    propose(cast.ada, cast.coaching, cast.ben, now)  # and another can be proposed


def test_taken_back_by_whoever_proposed_it_alone(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    assert refused(commands.withdraw_level, by=cast.ben, change_id=key, now=now) is Because.NOT_YOURS
    commands.withdraw_level(by=cast.ada, change_id=key, now=now)
    assert refused(commands.accept_level, by=cast.ben, change_id=key, now=now) is Because.ALREADY_SETTLED
    assert not Letter.objects.filter(kind="level_proposed", due_at__isnull=False).exists()
    assert told(cast.coaching) == [Kind.LEVEL_PROPOSED, Kind.LEVEL_WITHDRAWN]


def test_one_proposal_at_a_time_and_the_owners_choice_goes_before_it(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    assert refused(propose, cast.ada, cast.coaching, cast.ben, now, 1) is Because.ALREADY_THERE
    commands.lower_level(by=cast.ben, relationship_id=cast.coaching, level=1, now=now)
    assert levels.change(cast.ada, key).state is ChangeState.PASSED


@pytest.mark.parametrize("level", [3, 4])
def test_the_fourth_level_stays_closed_until_a_pattern_was_talked_through(cast, now, level):
    stand(cast.ben, cast.coaching, now, 3 if level == 4 else 1)
    if level == 3:
        assert stand(cast.ben, cast.coaching, now, level)
        return
    for by in (cast.ada, cast.ben):
        assert refused(propose, by, cast.coaching, cast.ben, now, level) is Because.NEEDS_CONVERSATION
    rooms = list(registry.before_agreed_consequences)
    registry.before_agreed_consequences[:] = [lambda relationship, owner, when: owner == cast.ben.id]
    try:
        key = propose(cast.ada, cast.coaching, cast.ben, now, level)
        assert refused(propose, cast.ben, cast.coaching, cast.ada, now, level) is Because.NEEDS_CONVERSATION
    finally:
        registry.before_agreed_consequences[:] = rooms
    # What was proposed then is asked again at the consent: a conversation that no room knows of opens nothing.
    assert refused(commands.accept_level, by=cast.ben, change_id=key, now=now) is Because.NEEDS_CONVERSATION
    assert at(cast.ada, cast.coaching, cast.ben) is Level.DIRECT


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ({"reason": "  "}, Because.EMPTY),
        ({"reason": "x" * 1001}, Because.TOO_LONG),
        ({"days": 0}, Because.PAST_DATE),
        ({"days": 9000}, Because.FAR_DATE),
        ({"level": 2}, Because.ALREADY_THERE),
        ({"level": -1}, Because.OUT_OF_RANGE),
    ],
)
def test_what_no_proposal_says(cast, now, more, because):
    assert refused(propose, cast.ada, cast.coaching, cast.ben, now, **more) is because
    assert not LevelChange.objects.exists()


def test_who_is_not_in_it_proposes_nothing_and_nothing_is_proposed_to_them(cast, now):
    assert refused(propose, cast.rob, cast.coaching, cast.ben, now) is Because.HIDDEN
    assert refused(propose, cast.ada, cast.coaching, cast.rob, now) is Because.NOT_IN_IT
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert refused(propose, cast.ada, cast.coaching, cast.ben, now) is Because.RESTING


def test_the_owner_goes_down_alone_where_the_relationship_is_paused_and_nowhere_once_it_ended(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    for person, may in ((cast.ben, True), (cast.ada, False)):
        card = queries.relationship(person, cast.coaching)
        about = next(one for one in levels.levels(person, card).owners if one.person_id == cast.ben.id)
        assert (about.may_lower, about.may_propose) == (may, False)
    commands.lower_level(by=cast.ben, relationship_id=cast.coaching, level=2, now=now)
    assert at(cast.ben, cast.coaching, cast.ben) == 2
    commands.end_relationship(by=cast.ada, relationship_id=cast.coaching, words="Thank you", now=now)
    assert (
        refused(commands.lower_level, by=cast.ben, relationship_id=cast.coaching, level=1, now=now) is Because.RESTING
    )


def test_with_oneself_there_is_no_level(cast, now):

    promise(cast.ben, None, now)
    alone = next(card.id for card in queries.relationships(cast.ben) if card.kind.value == "self")
    assert refused(stand, cast.ben, alone, now, 3) is Because.HIDDEN


def test_the_list_equals_the_gate(cast, now):
    stand(cast.eve, cast.team, now, 3)
    propose(cast.ada, cast.team, cast.mia, now)
    stand(cast.rob, cast.peers, now, 1)
    key = propose(cast.mia, cast.reporting, cast.rob, now)
    commands.withdraw_level(by=cast.mia, change_id=key, now=now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    for person in cast.everybody:
        listed = set(access.levels_visible_to(person).values_list("pk", flat=True))
        for row in LevelChange.objects.all():
            standing = access.level_standing_of(person, row)
            assert allows(Thing.LEVEL, Deed.SEE, standing) == (row.pk in listed)
            if row.pk in listed:
                assert access.reach_level(person, row.pk, Deed.SEE) == row
            else:
                assert refused(access.reach_level, person, row.pk, Deed.SEE) is Because.HIDDEN
    assert not access.levels_visible_to(cast.sam).exists()


def test_who_leaves_takes_their_level_along_and_whoever_joins_sees_nothing_older(cast, now):
    old = propose(cast.ada, cast.team, cast.mia, now)
    commands.decline_level(by=cast.mia, change_id=old, now=now)
    stand(cast.eve, cast.team, now, 3)
    waits = propose(cast.eve, cast.team, cast.ben, now)
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    assert levels.change(cast.ben, waits).state is ChangeState.PASSED
    later = now + timedelta(days=1)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=later)
    assert refused(levels.change, cast.sam, waits) is Because.HIDDEN  # asked, and not in it yet
    commands.accept_relationship(by=cast.sam, relationship_id=cast.team, now=later)
    assert refused(levels.change, cast.sam, old) is Because.HIDDEN
    assert at(cast.sam, cast.team, cast.ben) is Level.CURIOUS


def test_what_has_ended_is_readable_and_closed(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    key = propose(cast.ben, cast.coaching, cast.ada, now)
    commands.end_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert levels.change(cast.ben, key).state is ChangeState.PASSED
    assert refused(commands.accept_level, by=cast.ada, change_id=key, now=now) is Because.ALREADY_SETTLED
    assert at(cast.ada, cast.coaching, cast.ben) is Level.DIRECT


def test_an_erased_person_leaves_no_reason_behind(cast, now):
    key = propose(cast.ada, cast.team, cast.ben, now)
    commands.decline_level(by=cast.ben, change_id=key, words="Not now", now=now)
    other = propose(cast.ben, cast.team, cast.ada, now, reason="I miss your word")
    people_commands.erase_account(account_id=cast.ben.account_id, now=now)
    row, his = LevelChange.objects.get(pk=key), LevelChange.objects.get(pk=other)
    assert (row.reason, row.words, his.reason) == (WHY, "", "")


def test_looking_again_moves_the_day_by_the_owner_alone(cast, now):
    key = stand(cast.ben, cast.coaching, now, 3)
    later = now + timedelta(days=30)
    assert (
        refused(commands.look_again_at_level, by=cast.ada, change_id=key, look_on=date(2026, 6, 1), now=later)
        is Because.NOT_YOURS
    )
    commands.look_again_at_level(by=cast.ben, change_id=key, look_on=date(2026, 6, 1), now=later)
    assert levels.change(cast.ada, key).look_on == date(2026, 6, 1)
