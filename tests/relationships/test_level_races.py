"""Two people at the same level, or the same release, in the same moment."""

from datetime import timedelta

import pytest

from carefront.core.ledger import Kind
from carefront.core.level import ChangeState, ReleaseState
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands, queries
from carefront.relationships.models import LevelChange, Release
from carefront.relationships.queries import levels, releases
from tests.relationships.leveling import propose, rest, stand
from tests.relationships.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(now):
    from tests.cast import gather

    return gather(now)


def counted(relationship_id, kind):
    return [fact.kind for fact in journal.of_stream(relationship_id)].count(kind)


def test_two_who_propose_at_once_leave_one_proposal(cast, now):
    def deed(by):
        return lambda: str(propose(by, cast.team, cast.mia, now))

    said = at_once(deed(cast.ada), deed(cast.ben), deed(cast.eve))
    assert sorted(map(str, said)).count("already_there") == 2
    assert counted(cast.team, Kind.LEVEL_PROPOSED) == LevelChange.objects.count() == 1


def test_consenting_and_taking_back_at_once_is_one_of_the_two(cast, now):
    key = propose(cast.ada, cast.coaching, cast.ben, now)
    at_once(
        lambda: commands.accept_level(by=cast.ben, change_id=key, now=now),
        lambda: commands.withdraw_level(by=cast.ada, change_id=key, now=now),
    )
    state = levels.change(cast.ada, key).state
    assert state in {ChangeState.IN_FORCE, ChangeState.WITHDRAWN}
    facts = counted(cast.coaching, Kind.LEVEL_AGREED), counted(cast.coaching, Kind.LEVEL_WITHDRAWN)
    assert facts == ((1, 0) if state is ChangeState.IN_FORCE else (0, 1))


def test_consenting_and_going_down_at_once_leave_one_level(cast, now):
    stand(cast.ben, cast.coaching, now, 3)
    key = propose(cast.ada, cast.coaching, cast.ben, now, 2)
    at_once(
        lambda: commands.accept_level(by=cast.ben, change_id=key, now=now),
        lambda: commands.lower_level(by=cast.ben, relationship_id=cast.coaching, level=1, now=now),
    )
    standing = LevelChange.objects.filter(agreed_at__isnull=False, over_at__isnull=True, owner_id=cast.ben.id)
    assert [row.level for row in standing] == [1] or [row.level for row in standing] == [2]


def test_two_who_propose_to_rest_at_once_leave_one(cast, now):
    said = at_once(lambda: str(rest([cast.ada], cast.coaching, now)), lambda: str(rest([cast.ben], cast.coaching, now)))
    assert sorted(map(str, said)).count("already_there") == 1
    assert Release.objects.count() == 1


def test_the_last_yes_and_taking_it_back_at_once_is_one_of_the_two(cast, now):
    key = rest([cast.ada], cast.coaching, now)
    at_once(
        lambda: commands.accept_release(by=cast.ben, release_id=key, now=now),
        lambda: commands.withdraw_release(by=cast.ada, release_id=key, now=now),
    )
    begun = counted(cast.coaching, Kind.RELEASE_BEGUN)
    assert begun + counted(cast.coaching, Kind.RELEASE_WITHDRAWN) == 1
    state = releases.release(cast.ada, key).state
    assert state is (ReleaseState.ON if begun else ReleaseState.WITHDRAWN)


def test_any_number_of_workers_ask_and_end_once(cast, now):
    rest([cast.ada, cast.ben], cast.coaching, now, days=10, look=4)
    day = now.replace(hour=16) + timedelta(days=4)
    assert sum(at_once(*[lambda: commands.look_due(day, "w")] * 3)) == 2
    assert Letter.objects.filter(kind="release_look").count() == 2
    assert sum(at_once(*[lambda: commands.end_due(day + timedelta(days=7), "w")] * 3)) == 1
    assert queries.relationship(cast.ada, cast.coaching).release_until is None
