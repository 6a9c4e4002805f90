"""Old rows are cleared, erasures are done again after a restore, and a silent worker is seen as gone."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from pytest_django import Settings

from carefront.core.refusals import Because, Refusal
from carefront.kit import erasures, letters, restoring, soundness, tending, worker
from carefront.kit.models import Beat, Event, Letter, Received, Repeat, Stream
from carefront.kit.posting.queries import workers_seen

pytestmark = pytest.mark.django_db


def test_what_has_served_is_cleared_and_the_rest_stays(now: datetime) -> None:
    for age in (timedelta(days=91), timedelta(days=89)):
        Received.objects.create(message_id=f"<{age.days}>", at=now - age, outcome="kept")
    for age in (timedelta(hours=49), timedelta(hours=47)):
        Repeat.objects.create(person_id=uuid4(), key="k", fingerprint="f", created_at=now - age)
    assert tending.clear(now) == 2
    assert (Received.objects.get().message_id, Repeat.objects.count()) == ("<89>", 1)


def test_a_worker_that_missed_its_signs_is_seen_as_gone(now: datetime) -> None:
    Beat.objects.create(
        worker="here", seen_at=now - timedelta(seconds=20), started_at=now, trouble="server_unreachable"
    )
    Beat.objects.create(worker="gone", seen_at=now - timedelta(seconds=50), started_at=now)
    assert [(seen.name, seen.alive, seen.trouble) for seen in workers_seen(now)] == [
        ("here", True, "server_unreachable"),
        ("gone", False, ""),
    ]


def test_erasures_are_noted_once_and_done_again(
    now: datetime, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOME = tmp_path
    gone: list[UUID] = []
    first, second, stubborn = uuid4(), uuid4(), uuid4()

    def erase(one: UUID, _now: datetime) -> None:
        if one == stubborn:
            raise Refusal(Because.LAST_STEWARD)
        gone.append(one)

    monkeypatch.setattr(erasures, "_erasers", {"account": erase})
    erasures.append([f"{now.isoformat()} account {first}"])
    erasures.merge([f"{now.isoformat()} account {first}", f"{now.isoformat()} account {second}"])
    erasures.append([f"{now.isoformat()} account {stubborn}", f"{now.isoformat()} account {first}"])
    assert erasures.apply_again(now) == (2, 1)
    assert gone == [first, second]


def test_after_a_restore_everything_waits_for_a_word(now: datetime, settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    with transaction.atomic():
        letters.post("told", now=now, address="a@example.org")
    Beat.objects.create(worker="old", seen_at=now, started_at=now)
    settled = restoring.settle(now)
    assert (settled.held, Letter.objects.get().held, Beat.objects.count()) == (1, True, 0)


def test_a_ledger_with_a_gap_is_found(now: datetime) -> None:
    whole, torn = (Stream.objects.create(id=uuid4(), workspace_id=uuid4(), last_seq=2) for _ in range(2))
    Stream.objects.create(id=uuid4(), workspace_id=uuid4())
    for stream, seqs in ((whole, (1, 2)), (torn, (2,))):
        for seq in seqs:
            Event.objects.create(workspace_id=stream.workspace_id, stream=stream, seq=seq, kind="x", at=now)
    assert soundness.ledgers_with_gaps() == 1


def test_one_source_in_trouble_stops_no_other(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    running = worker.Worker("w")

    def good(_now: datetime, name: str, _limit: int) -> int:
        seen.append(name)
        return 0

    def bad(_now: datetime, _name: str, _limit: int) -> int:
        running.stop()
        raise ValueError("a person's words")

    running._lane("bad", bad)
    running._stop.clear()
    running._stop.wait = lambda seconds=None: running._stop.set() or True  # type: ignore[method-assign, func-returns-value]
    running._lane("good", good)
    assert seen == ["w"]
