"""What moved is computed once, by whoever comes first, and nothing that moved is lost."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import OperationalError
from django.db.models import F

from carefront.commitments.commands import change
from carefront.core.evidence.thresholds import Kind, Strength
from carefront.kit import journal
from carefront.kit.models import Stream
from carefront.relationships import commands as relationships
from carefront.trust.commands import following, stopping
from carefront.trust.models import Pattern, Watch
from carefront.trust.queries.checking import checked
from carefront.trust.queries.facts import whole
from tests.cast import Cast, gather, in_days, promise
from tests.commitments.test_races import at_once
from tests.doors.test_queries import CaptureQueriesContext, connection
from tests.trust.conftest import DAY, follow, found, look, looks


def kept_as_computed() -> int:
    """Answer how many patterns are kept; the test stops where one is not what is computed from everything again."""
    every = list(checked())
    assert [one for one in every if one.differences or one.waits] == []
    return sum(one.kept for one in every)


def test_what_was_counted_is_found_with_its_facts(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    assert follow(now) >= 1
    assert follow(now) == 0
    assert not journal.moved(10)
    [row] = found(cast.ben, Kind.LOW)
    assert row.strength == Strength.STRICT.value
    assert row.counts == [["kept", 0, 7, ""]]
    told = whole(cast.ben, row.pk)
    assert [fact.came for fact in told.facts] == ["missed"] * 7
    assert told.facts[0].words == "Call the three stalled accounts"
    assert found(cast.ada) == []
    assert kept_as_computed() == 1


def test_it_goes_when_its_time_is_over(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    turn = Watch.objects.get(pk=cast.coaching).due_at
    assert turn is not None
    assert turn > now
    later = now + timedelta(days=91)
    assert follow(later) >= 1
    assert found(cast.ben, Kind.LOW) == []
    assert Pattern.objects.filter(subject_id=cast.ben.id, over_at=later).exists()


def test_one_that_comes_again_is_another_one(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now)
    [first] = found(cast.ben, Kind.LOW)
    for number in range(4):
        look(cast.ben, cast.coaching, now + number * DAY, kept=True)
    follow(now + 4 * DAY)
    assert found(cast.ben, Kind.LOW) == []
    for number in range(14):
        look(cast.ben, cast.coaching, now + (5 + number) * DAY, kept=False)
    follow(now + 20 * DAY)
    [second] = found(cast.ben, Kind.LOW)
    assert second.pk != first.pk
    assert second.arose_at > first.arose_at


def test_what_rests_is_never_not_done(cast: Cast, now: datetime) -> None:
    looks(cast.ben, cast.coaching, now - 30 * DAY, [1] * 3)
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now - 25 * DAY)
    relationships.resume_relationship(by=cast.ben, relationship_id=cast.coaching, now=now - 24 * DAY)
    key = promise(cast.ben, cast.coaching, now - 3 * DAY, due=in_days(now, 4))
    change.pause_commitment(by=cast.ben, commitment_id=key, until=None, now=now)
    follow(now + 20 * DAY)
    assert found(cast.ben, Kind.LOW) == []
    assert kept_as_computed() == len(Pattern.objects.filter(over_at=None))


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_facts_and_looks_keeps_what_is_computed(cast: Cast, now: datetime, seed: int) -> None:
    draw = random.Random(seed)
    people = [(cast.ben, cast.coaching), (cast.ada, cast.coaching), (cast.rob, cast.peers), (cast.eve, cast.team)]
    at, stopped = now - 80 * DAY, False
    for _turn in range(60):
        at += timedelta(hours=draw.choice((7, 20, 30)))
        who, place = draw.choice(people)
        turn = draw.random()
        if turn < 0.6:
            tags = (draw.choice(("time", "others")),)
            look(who, place, at, draw.random() < 0.25, tags=tags, again=draw.random() < 0.3)
        elif turn < 0.7:
            promise(who, place, at, due=in_days(at, 2))
        elif turn < 0.75:
            deed = stopping.start_kind if stopped else stopping.stop_kind
            deed(by=cast.ben, relationship_id=cast.coaching, kind=Kind.LOW, now=at)
            stopped = not stopped
        else:
            follow(at)
    follow(at + DAY)
    assert kept_as_computed() >= 3
    assert not stopped or found(cast.ben, Kind.LOW) == []


def test_whoever_is_killed_in_between_leaves_it_to_the_next(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    follow(now - 200 * DAY)  # everything but what comes now
    look(cast.ben, cast.coaching, now, kept=False)

    class Killed(BaseException):
        """Stand for a process that ends."""

    def die(_stream: Stream) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(journal, "mark_followed", die)
        with pytest.raises(Killed):
            following.follow_due(now, "first")
    assert found(cast.ben, Kind.LOW) == []
    assert journal.moved(10) == [cast.coaching]
    assert follow(now) == 1
    assert len(found(cast.ben, Kind.LOW)) == 1


def test_one_that_cannot_be_read_holds_up_no_other(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    looks(cast.ben, cast.coaching, now, [0] * 7)
    looks(cast.rob, cast.peers, now, [0] * 7)
    reading = following.room_of

    def torn(relationship_id: UUID) -> object:
        if relationship_id == cast.coaching:
            raise ValueError
        return reading(relationship_id)

    with monkeypatch.context() as patched:
        patched.setattr(following, "room_of", torn)
        following.follow_due(now, "worker")
        assert len(found(cast.rob, Kind.LOW)) == 1
        assert journal.moved(10) == [cast.coaching]

    def gone(_relationship_id: UUID) -> object:
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(following, "room_of", gone)
        with pytest.raises(OperationalError):
            following.follow_due(now, "worker")
    follow(now)
    assert len(found(cast.ben, Kind.LOW)) == 1


def test_the_queries_of_one_relationship_are_bounded(cast: Cast, now: datetime) -> None:
    def cost(deed: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as asked:
            deed()
        return len(asked.captured_queries)

    looks(cast.ben, cast.coaching, now, [0] * 8)
    follow(now)
    look(cast.ben, cast.coaching, now, kept=False)
    few = cost(lambda: following.follow(cast.coaching, now))
    looks(cast.ben, cast.coaching, now, [0] * 30, every=2)
    follow(now)
    look(cast.ben, cast.coaching, now, kept=False)
    many = cost(lambda: following.follow(cast.coaching, now))
    assert many <= few + 4  # what other kinds are kept
    assert many <= 40


@pytest.mark.django_db(transaction=True)
def test_two_workers_and_somebody_who_answers_lose_nothing(transactional_db: None, now: datetime) -> None:
    cast = gather(now)
    looks(cast.ben, cast.coaching, now - 20 * DAY, [0] * 6)
    deeds: list[Callable[[], object]] = []
    for number in range(4):
        deeds.append(lambda at=now - (8 - number) * DAY: look(cast.ben, cast.coaching, at, kept=False))  # type: ignore[misc]
        deeds.append(lambda name=f"w{number}": following.follow_due(now, name))  # type: ignore[misc]
    at_once(*deeds)
    follow(now)
    [row] = found(cast.ben, Kind.LOW)
    assert len(row.evidence) == 10
    assert not Stream.objects.filter(last_seq__gt=F("followed_seq")).exists()
    assert kept_as_computed() >= 1
