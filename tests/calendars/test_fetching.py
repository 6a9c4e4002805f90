"""Calendars are fetched again and again; only busy times are kept; whatever goes wrong is said and borne."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core import serializers
from django.db import connection
from pytest_django import Settings

from carefront.calendars import queries
from carefront.calendars.commands import fetching, forgetting, subscribing
from carefront.calendars.models import Busy, Subscription
from carefront.core.busy import MOST_CALENDARS, Reading
from carefront.core.refusals import Because, Refusal
from carefront.kit.leases import claim
from carefront.kit.worker import Worker, sources
from carefront.people import commands as people
from tests.calendars.conftest import HOLIDAY, WEEKLY, book
from tests.cast import Cast
from tests.kit.outside.server import Told, answer, serving

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1, minutes=10)


def row(key: UUID) -> Subscription:
    """Answer a subscription as it stands."""
    return Subscription.objects.get(pk=key)


def test_only_busy_times_are_kept(mine: UUID, cast: Cast, now: datetime) -> None:
    card = queries.calendar(cast.ben, mine, now=now)
    assert (card.name, card.host, card.trouble, card.busy) == ("Work", "127.0.0.1", Reading.WELL, 4)
    everything = serializers.serialize("json", [*Busy.objects.all(), row(mine)])
    assert "bird" not in everything
    assert sorted(one.starts_at.day for one in Busy.objects.all() if one.starts_at) == [12, 19, 26]


def test_what_did_not_change_is_not_read_again_until_a_week_has_gone(mine: UUID, server: Told, now: datetime) -> None:
    server.answers[:] = [answer(status="304 Not Modified")]
    assert fetching.fetch_due(now + HOUR, "worker", 5) == 1
    assert b'If-None-Match: "one"' in server.asked[-1]
    assert (row(mine).fetched_at, row(mine).read_at) == (now + HOUR, now)
    assert Busy.objects.count() == 4
    server.answers[:] = [answer(book(HOLIDAY))]
    assert fetching.fetch_due(now + timedelta(days=8), "worker", 5) == 1
    assert b"If-None-Match" not in server.asked[-1]
    assert Busy.objects.count() == 1


@pytest.mark.parametrize(
    ("says", "trouble"),
    [
        (answer(status="404 Not Found"), Reading.GONE),
        (answer(b"<html>Sign in</html>"), Reading.NO_CALENDAR),
        (answer(status="302 Found", Location="http://10.0.0.1/"), Reading.ADDRESS),
        (b"", Reading.UNREACHABLE),
    ],
)
def test_trouble_is_said_and_what_is_known_stays(
    says: bytes, trouble: Reading, mine: UUID, server: Told, cast: Cast, now: datetime
) -> None:
    server.answers[:] = [says]
    fetching.fetch_due(now + HOUR, "worker", 5)
    card = queries.calendar(cast.ben, mine, now=now + HOUR)
    assert (card.trouble, card.busy, card.fetched_at) == (trouble, 4, now)
    assert card.next_at is not None
    assert card.next_at >= now + HOUR + timedelta(minutes=5)
    server.answers[:] = [answer(book(HOLIDAY))]
    fetching.fetch_due(card.next_at, "worker", 5)
    assert queries.calendar(cast.ben, mine, now=now).trouble is Reading.WELL


def test_pauses_grow_while_trouble_lasts(mine: UUID, server: Told, now: datetime) -> None:
    server.answers[:] = [answer(status="500 Oh")]
    moment, pauses = now + HOUR, []
    for _ in range(12):
        fetching.fetch_due(moment, "worker", 5)
        due = row(mine).due_at
        assert due is not None
        pauses.append(due - moment)
        moment = due
    assert pauses[0] == timedelta(minutes=5)
    assert pauses[-1] > timedelta(hours=5)
    assert max(pauses) < timedelta(hours=7)


def test_no_log_names_an_address(mine: UUID, server: Told, now: datetime, capfd: pytest.CaptureFixture[str]) -> None:
    server.answers[:] = [answer(status="500 Oh")]
    fetching.fetch_due(now + HOUR, "worker", 5)
    told = capfd.readouterr()
    assert "s3cret" not in told.out + told.err
    assert "127.0.0.1" not in told.out + told.err


def test_a_killed_worker_leaves_the_calendar_to_the_next(cast: Cast, server: Told, now: datetime) -> None:
    made = subscribing.subscribe(by=cast.ben, url=server.url, now=now)
    assert claim(Subscription, now=now, lease=fetching.LEASE, limit=1, worker="killed")
    assert fetching.fetch_due(now, "other", 5) == 0
    assert fetching.fetch_due(now + fetching.LEASE, "other", 5) == 1
    assert Busy.objects.filter(subscription_id=made).count() == 4


def test_whoever_lost_the_lease_writes_nothing(cast: Cast, server: Told, now: datetime) -> None:
    made = subscribing.subscribe(by=cast.ben, url=server.url, now=now)
    (slow,) = claim(Subscription, now=now, lease=fetching.LEASE, limit=1, worker="slow")
    assert fetching.fetch_due(now + fetching.LEASE, "other", 5) == 1
    server.answers[:] = [answer(book(WEEKLY))]
    fetching.fetch_calendar(slow, "slow", now=now)
    assert Busy.objects.filter(subscription_id=made).count() == 4
    assert row(made).fetched_at == now + fetching.LEASE


def test_a_calendar_that_is_let_go_while_it_is_fetched_leaves_nothing(cast: Cast, server: Told, now: datetime) -> None:
    made = subscribing.subscribe(by=cast.ben, url=server.url, now=now)
    (taken,) = claim(Subscription, now=now, lease=fetching.LEASE, limit=1, worker="worker")
    subscribing.unsubscribe(by=cast.ben, subscription_id=made, now=now)
    fetching.fetch_calendar(taken, "worker", now=now)
    assert not Busy.objects.exists()


def test_a_hand_on_it_asks_at_once_and_reads_anew(mine: UUID, cast: Cast, server: Told, now: datetime) -> None:
    subscribing.fetch_again(by=cast.ben, subscription_id=mine, now=now)
    assert queries.calendar(cast.ben, mine, now=now).is_waiting
    assert fetching.fetch_due(now, "worker", 5) == 1
    assert b"If-None-Match" not in server.asked[-1]


def test_the_worker_fetches(cast: Cast, server: Told, now: datetime) -> None:
    subscribing.subscribe(by=cast.ben, url=server.url, now=now)
    assert "calendars" in sources()
    assert Worker("w").run_once(now) >= 1
    assert Busy.objects.count() == 4


def test_what_the_operator_did_not_name_is_not_fetched(
    mine: UUID, server: Told, settings: Settings, now: datetime
) -> None:
    settings.CALENDAR_HOSTS = []
    asked = len(server.asked)
    fetching.fetch_due(now + HOUR, "worker", 5)
    assert row(mine).trouble == Reading.ADDRESS.value
    assert len(server.asked) == asked


def test_nobody_fetches_for_somebody_who_left(mine: UUID, cast: Cast, server: Told, now: datetime) -> None:
    people.leave_workspace(by=cast.ben, now=now)
    assert not Subscription.objects.exists()
    assert not Busy.objects.exists()
    assert fetching.fetch_due(now + HOUR, "worker", 5) == 0


@pytest.mark.parametrize("url", ["", "calendar.ics", "ftp://x.example/", "https://me:pw@x.example/a.ics", "https://"])
def test_what_is_no_address_is_refused_at_once(url: str, cast: Cast, now: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        subscribing.subscribe(by=cast.ben, url=url, now=now)
    assert (refused.value.because, refused.value.field) == (Because.UNREADABLE_LINK, "url")


def test_the_same_calendar_once_and_ten_at_most(cast: Cast, now: datetime) -> None:
    for number in range(MOST_CALENDARS - 1):
        subscribing.subscribe(by=cast.ben, url=f"https://x.example/{number}.ics", now=now)
    with pytest.raises(Refusal) as refused:
        subscribing.subscribe(by=cast.ben, url=" webcal://X.example/1.ics ", now=now)
    assert refused.value.because is Because.ALREADY_THERE
    subscribing.subscribe(by=cast.ben, url="https://x.example/last.ics", now=now)
    with pytest.raises(Refusal) as refused:
        subscribing.subscribe(by=cast.ben, url="https://x.example/more.ics", now=now)
    assert refused.value.because is Because.TOO_MANY
    subscribing.subscribe(by=cast.ada, url="https://x.example/1.ics", now=now)  # others have their own


@pytest.mark.django_db(transaction=True)
def test_the_same_calendar_twice_at_once_is_there_once(cast: Cast, now: datetime) -> None:
    outcomes: list[str] = []
    together = threading.Barrier(4)

    def add() -> None:
        try:
            together.wait()
            subscribing.subscribe(by=cast.ben, url="https://x.example/1.ics", now=now)
            outcomes.append("made")
        except Refusal as refusal:
            outcomes.append(refusal.because.value)
        finally:
            connection.close()

    run_at_once(add, 4)
    assert sorted(outcomes) == ["already_there"] * 3 + ["made"]


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_fetch_each_calendar_once(cast: Cast, server: Told, now: datetime) -> None:
    for who in (cast.ada, cast.ben, cast.mia, cast.rob):
        subscribing.subscribe(by=who, url=server.url, now=now)

    def work() -> None:
        try:
            while fetching.fetch_due(now, threading.current_thread().name, 5):
                pass
        finally:
            connection.close()

    run_at_once(work, 3)
    assert len(server.asked) == 4
    assert Busy.objects.count() == 16


def run_at_once(deed: Callable[[], None], times: int) -> None:
    """Do something several times at once."""
    threads = [threading.Thread(target=deed) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_calendar_that_never_ends_holds_nobody_up(cast: Cast, settings: Settings, now: datetime) -> None:
    endless = WEEKLY.replace("FREQ=WEEKLY;COUNT=3", "FREQ=SECONDLY")
    with serving(answer(book(endless))) as told:
        settings.CALENDAR_HOSTS = [told.host]
        settings.CALENDAR_SECONDS = 1
        made = subscribing.subscribe(by=cast.ben, url=told.url, now=now)
        fetching.fetch_due(now, "worker", 5)
    assert row(made).trouble == Reading.TOO_MUCH.value


def test_what_lies_behind_is_cleared(mine: UUID, now: datetime) -> None:
    assert forgetting.tend(now) == 0
    assert forgetting.tend(now + timedelta(days=60)) == 4
