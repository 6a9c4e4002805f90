"""A rest from promises: on by the yes of all, over by its day or by anybody in it; what it does to check-ins."""

from datetime import timedelta

import pytest

from carefront.commitments.commands import nudge
from carefront.commitments.models import CheckIn
from carefront.core.cadence import next_hour
from carefront.core.ledger import Kind
from carefront.core.level import ReleaseState
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.lobby.queries.home import home
from carefront.relationships import access, commands, queries
from carefront.relationships.models import Release
from carefront.relationships.queries import releases
from tests.cast import in_days, promise
from tests.relationships.leveling import rest
from tests.relationships.test_levels import refused


def current(person, relationship_id):
    return releases.releases(person, queries.relationship(person, relationship_id)).current


def told(relationship_id):
    kinds = [fact.kind for fact in journal.of_stream(relationship_id)]
    return [kind for kind in reversed(kinds) if kind.value.startswith("release.")]


def asked(now):
    """Let a worker ask what is due, and answer for which check-ins letters wait."""
    Letter.objects.filter(kind__in=["check_in", "nudge"]).delete()
    nudge.ask_due(now, "w")
    return Letter.objects.filter(kind__in=["check_in", "nudge"]).count()


def test_it_begins_with_the_yes_of_both(cast, now):
    key = rest([cast.ada], cast.coaching, now)
    assert current(cast.ben, cast.coaching).state is ReleaseState.OPEN
    assert queries.relationship(cast.ben, cast.coaching).release_asked
    assert not queries.relationship(cast.ada, cast.coaching).release_asked
    commands.accept_release(by=cast.ben, release_id=key, now=now)
    commands.accept_release(by=cast.ben, release_id=key, now=now)  # twice is once
    assert current(cast.ada, cast.coaching).state is ReleaseState.ON
    assert queries.relationship(cast.ada, cast.coaching).release_until == in_days(now, 10).on
    assert told(cast.coaching) == [Kind.RELEASE_PROPOSED, Kind.RELEASE_BEGUN]


def test_a_team_needs_everybody_who_is_in_it(cast, now):
    key = rest([cast.ada, cast.ben, cast.mia], cast.team, now)
    assert current(cast.eve, cast.team).state is ReleaseState.OPEN
    commands.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    assert current(cast.ada, cast.team).state is ReleaseState.ON
    assert current(cast.ada, cast.team).id == key


def test_declined_taken_back_and_one_at_a_time(cast, now):
    key = rest([cast.ada], cast.coaching, now)
    assert refused(rest, [cast.ben], cast.coaching, now) is Because.ALREADY_THERE
    assert refused(commands.withdraw_release, by=cast.ben, release_id=key, now=now) is Because.NOT_YOURS
    assert refused(commands.decline_release, by=cast.ada, release_id=key, now=now) is Because.NOT_YOURS
    commands.decline_release(by=cast.ben, release_id=key, now=now)
    assert refused(commands.accept_release, by=cast.ben, release_id=key, now=now) is Because.ALREADY_SETTLED
    again = rest([cast.ben], cast.coaching, now)
    commands.withdraw_release(by=cast.ben, release_id=again, now=now)
    assert refused(commands.accept_release, by=cast.ada, release_id=again, now=now) is Because.ALREADY_SETTLED
    assert refused(commands.end_release, by=cast.ada, release_id=again, now=now) is Because.ALREADY_SETTLED
    assert told(cast.coaching) == [
        Kind.RELEASE_PROPOSED,
        Kind.RELEASE_DECLINED,
        Kind.RELEASE_PROPOSED,
        Kind.RELEASE_WITHDRAWN,
    ]


def test_nothing_is_asked_meanwhile_and_all_of_it_afterwards(cast, now):
    before = promise(cast.ben, cast.coaching, now, due=in_days(now, 1))
    elsewhere = promise(cast.ben, cast.peers, now, due=in_days(now, 1))
    key = rest([cast.ada, cast.ben], cast.coaching, now)
    meanwhile = promise(cast.ben, cast.coaching, now, due=in_days(now, 2))  # possible all the same
    day = now + timedelta(days=3)
    assert asked(day) == 1
    assert CheckIn.objects.get(commitment_id=elsewhere).asks == 1
    assert {CheckIn.objects.get(commitment_id=one).asks for one in (before, meanwhile)} == {0}
    assert refused(nudge.ask_about, by=cast.ada, commitment_id=before, now=day) is Because.RELEASED
    commands.end_release(by=cast.ben, release_id=key, now=day)
    commands.end_release(by=cast.ben, release_id=key, now=day)  # twice is once
    assert asked(day + timedelta(hours=9)) == 2
    assert told(cast.coaching)[-1] is Kind.RELEASE_ENDED
    nudge.ask_about(by=cast.ada, commitment_id=before, now=day)


@pytest.mark.parametrize("how", ["release", "pause"])
def test_home_asks_nothing_meanwhile_about_a_day_that_lay_before(cast, now, how):
    one = promise(cast.ben, cast.coaching, now, due=in_days(now, 1))
    day = now + timedelta(days=2)
    assert asked(day) == 1
    here = home(cast.ben, now=day).desk
    assert [(row.line.id, row.line.awaits_word) for row in here.asked] == [(one, True)]
    key = rest([cast.ada, cast.ben], cast.coaching, day) if how == "release" else None
    if key is None:
        commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=day)
    here = home(cast.ben, now=day).desk
    assert (here.asked, [(row.id, row.awaits_word) for row in here.owed]) == ((), [(one, False)])
    if key is None:
        commands.resume_relationship(by=cast.ada, relationship_id=cast.coaching, now=day)
    else:
        commands.end_release(by=cast.ada, release_id=key, now=day)
    assert [row.line.id for row in home(cast.ben, now=day).desk.asked] == [one]
    assert asked(day + timedelta(seconds=1)) == 0
    assert asked(next_hour(day, cast.ben)) == 1
    assert [row.id for row in home(cast.ada, now=day).agreeing] == []


def test_a_proposed_rest_awaits_the_other_at_home(cast, now):
    rest([cast.ada], cast.coaching, now)
    assert [card.id for card in home(cast.ben, now=now).agreeing] == [cast.coaching]
    assert home(cast.ada, now=now).agreeing == ()


def test_it_ends_by_itself_on_its_day(cast, now):
    one = promise(cast.ben, cast.coaching, now, due=in_days(now, 1))
    rest([cast.ada, cast.ben], cast.coaching, now, days=5)
    assert commands.end_due(now + timedelta(days=4), "w") == 0
    day = now.replace(hour=0) + timedelta(days=5)
    assert commands.end_due(day, "w") == 1
    assert commands.end_due(day, "w") == 0
    assert current(cast.ada, cast.coaching) is None
    assert journal.of_stream(cast.coaching)[0].actor_id is None
    assert asked(day + timedelta(hours=16)) == 1
    assert CheckIn.objects.get(commitment_id=one).asks == 1


def test_a_pause_inside_it_wakes_nothing(cast, now):
    promise(cast.ben, cast.coaching, now, due=in_days(now, 1))
    key = rest([cast.ada, cast.ben], cast.coaching, now)
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    commands.resume_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert asked(now + timedelta(days=3)) == 0
    commands.pause_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    commands.end_release(by=cast.ada, release_id=key, now=now)
    assert asked(now + timedelta(days=3)) == 0
    commands.resume_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    assert asked(now + timedelta(days=3)) == 1


def test_the_one_question_is_asked_once_and_answered_for_oneself(cast, now):
    key = rest([cast.ada, cast.ben], cast.coaching, now, look=4)
    day = now.replace(hour=16) + timedelta(days=4)
    assert commands.look_due(day - timedelta(minutes=1), "w") == 0
    assert commands.look_due(day, "w") == 2
    assert commands.look_due(day + timedelta(days=1), "w") == 0
    assert queries.relationship(cast.ben, cast.coaching).release_to_look_at
    commands.keep_release(by=cast.ben, release_id=key, now=day)
    assert not queries.relationship(cast.ben, cast.coaching).release_to_look_at
    assert current(cast.ada, cast.coaching).asks_me
    commands.end_release(by=cast.ada, release_id=key, now=day)
    assert refused(commands.keep_release, by=cast.ben, release_id=key, now=day) is Because.ALREADY_SETTLED


def test_a_day_that_came_meanwhile_begins_nothing(cast, now):
    key = rest([cast.ada], cast.coaching, now, days=2)
    late = now + timedelta(days=3)
    assert refused(commands.accept_release, by=cast.ben, release_id=key, now=late) is Because.PAST_DATE


def test_the_end_of_the_relationship_ends_it(cast, now):
    rest([cast.ada, cast.ben], cast.coaching, now)
    commands.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert told(cast.coaching)[-1] is Kind.RELEASE_ENDED


def test_the_list_equals_the_gate(cast, now):
    rest([cast.ada, cast.ben], cast.coaching, now)
    rest([cast.mia], cast.team, now)
    key = rest([cast.rob], cast.reporting, now)
    commands.withdraw_release(by=cast.rob, release_id=key, now=now)
    later = now + timedelta(days=1)
    commands.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=later)
    for person in cast.everybody:
        listed = set(access.releases_visible_to(person).values_list("pk", flat=True))
        for row in Release.objects.all():
            assert allows(Thing.RELEASE, Deed.SEE, access.release_standing_of(person, row)) == (row.pk in listed)
            if row.pk not in listed:
                assert refused(access.reach_release, person, row.pk, Deed.SEE) is Because.HIDDEN
    assert not access.releases_visible_to(cast.sam).exists()
    commands.accept_relationship(by=cast.sam, relationship_id=cast.team, now=later)
    assert access.releases_visible_to(cast.sam).count() == 1
    assert Letter.objects.filter(kind="release_proposed", to_person_id=cast.sam.id).exists()


@pytest.mark.parametrize("name", ["rob", "sam", "zoe"])
def test_nobody_else_proposes_or_ends(cast, now, name):
    who = getattr(cast, name)
    assert refused(rest, [who], cast.coaching, now) is Because.HIDDEN
    key = rest([cast.ada, cast.ben], cast.coaching, now)
    assert refused(commands.end_release, by=who, release_id=key, now=now) is Because.HIDDEN
