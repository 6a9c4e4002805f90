"""Rows that wait are shared by leases: never by two at once, never lost, never finished by whoever lost them."""

import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from carefront.kit import leases, letters
from carefront.kit.models import Letter

LEASE = timedelta(seconds=60)


def some_letters(count: int, now: datetime) -> None:
    with transaction.atomic():
        for number in range(count):
            letters.post("told", now=now, address=f"p{number}@example.org")


@pytest.mark.django_db
def test_a_claim_takes_what_is_due_earliest_first_and_counts_the_attempt(now: datetime) -> None:
    with transaction.atomic():
        letters.post("told", now=now, address="late@example.org", due_at=now)
        letters.post("told", now=now, address="early@example.org", due_at=now - timedelta(hours=1))
        letters.post("told", now=now, address="future@example.org", due_at=now + timedelta(seconds=1))
    (one,) = leases.claim(Letter, now=now, lease=LEASE, limit=1, worker="a")
    assert (one.to_address, one.attempts, one.leased_by, one.due_at) == ("early@example.org", 1, "a", now + LEASE)
    rest = leases.claim(Letter, now=now, lease=LEASE, limit=10, worker="b")
    assert [letter.to_address for letter in rest] == ["late@example.org"]


@pytest.mark.django_db
def test_a_lease_that_ran_out_is_taken_up_and_its_first_holder_writes_nothing(now: datetime) -> None:
    some_letters(1, now)
    (first,) = leases.claim(Letter, now=now, lease=LEASE, limit=5, worker="a")
    assert leases.claim(Letter, now=now + LEASE - timedelta(seconds=1), lease=LEASE, limit=5, worker="b") == []
    (second,) = leases.claim(Letter, now=now + LEASE, lease=LEASE, limit=5, worker="b")
    assert not leases.still_due(first, now + LEASE)
    assert not leases.finish(first, "a", outcome="sent")
    assert leases.heartbeat([first], "a", now + 2 * LEASE) == 0
    assert leases.finish(second, "b", outcome="sent")
    assert Letter.objects.get().attempts == 2


@pytest.mark.django_db
def test_what_is_put_back_was_never_tried(now: datetime) -> None:
    some_letters(3, now)
    rows = leases.claim(Letter, now=now, lease=LEASE, limit=5, worker="a")
    assert leases.put_back(rows, "a", now) == 3
    assert set(Letter.objects.values_list("attempts", "leased_by", "due_at")) == {(0, "", now)}


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_never_share_a_row(transactional_db: None, now: datetime) -> None:
    some_letters(120, now)
    taken: list[str] = []

    def work(name: str) -> None:
        while rows := leases.claim(Letter, now=now, lease=LEASE, limit=7, worker=name):
            taken.extend(row.to_address for row in rows)
        connection.close()

    threads = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(Counter(taken).values()) == {1}
    assert len(taken) == 120


@pytest.mark.django_db
def test_a_claim_reads_only_what_is_due(now: datetime) -> None:
    """The index of waiting letters is used, so a claim costs the same however many letters were ever sent."""
    due = Letter._base_manager.filter(held=False, due_at__lte=now).order_by("due_at").values("pk")[:25]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")  # in an empty table sorting nothing costs least
    assert "letter_due" in due.explain()


def test_pauses_grow_to_six_hours() -> None:
    pauses = [leases.pause_after(attempts) for attempts in range(1, 25)]
    assert timedelta(seconds=27) <= pauses[0] <= timedelta(seconds=33)
    assert all(pause <= timedelta(hours=6.6) for pause in pauses)
    assert sum(pauses, timedelta()) > timedelta(days=3)
