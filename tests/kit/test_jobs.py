"""A job tells how far it has come, goes on after a crash, and is never done by two at once."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from carefront.core.refusals import Because, Refusal
from carefront.kit import jobs
from carefront.kit.models import Job
from carefront.kit.rows import Waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with no kind of job."""
    monkeypatch.setattr(jobs, "_runs", {})


def ask(now: datetime, dedupe: str | None = None) -> UUID:
    with transaction.atomic():
        return jobs.enqueue("count", person_id=None, workspace_id=None, now=now, dedupe=dedupe, to=5)


def test_a_job_is_done_and_says_how_it_went(now: datetime) -> None:
    def count(work: jobs.Work) -> dict[str, int]:
        for number in range(work.about["to"]):
            work.report(number + 1, total=5, seen=number)
        return {"rows": 5}

    jobs.register("count", count)
    job_id = ask(now)
    assert jobs.run_due(now, "w", 10) == 1
    job = Job.objects.get(pk=job_id)
    assert (job.progress, job.total, job.outcome, job.trouble) == (5, 5, {"seen": 4, "rows": 5}, "")
    assert job.done_at is not None
    assert jobs.run_due(now, "w", 10) == 0


def test_after_a_crash_it_goes_on_where_it_stood(now: datetime) -> None:
    began: list[int] = []

    def crash_once(work: jobs.Work) -> None:
        began.append(work.progress)
        for number in range(work.progress, 5):
            work.report(number + 1)
            if number == 2 and len(began) == 1:
                raise OSError("gone")

    jobs.register("count", crash_once)
    job_id = ask(now)
    jobs.run_due(now, "w", 1)
    assert Job.objects.get(pk=job_id).trouble == "OSError"
    due_at = Job.objects.get(pk=job_id).due_at
    assert due_at is not None
    jobs.run_due(due_at, "w", 1)
    assert began == [0, 3]
    assert Job.objects.get(pk=job_id).progress == 5


def test_whoever_lost_the_lease_writes_nothing_more(now: datetime) -> None:
    def slow(work: jobs.Work) -> None:
        work.report(1)
        Job.objects.update(leased_by="another")
        work.report(2)

    jobs.register("count", slow)
    job_id = ask(now)
    jobs.run_due(now, "w", 1)
    job = Job.objects.get(pk=job_id)
    assert (job.progress, job.leased_by, job.done_at) == (1, "another", None)


def test_a_refusal_ends_it_with_its_reason(now: datetime) -> None:
    def refuse(work: jobs.Work) -> None:
        raise Refusal(Because.TOO_LONG, "words")

    jobs.register("count", refuse)
    job_id = ask(now)
    jobs.run_due(now, "w", 1)
    job = Job.objects.get(pk=job_id)
    assert (job.trouble, job.outcome, job.due_at) == ("too_long", {"because": "too_long", "field": "words"}, None)


def test_what_always_breaks_is_given_up(now: datetime) -> None:
    def breaks(work: jobs.Work) -> None:
        raise ValueError

    jobs.register("count", breaks)
    ask(now)
    for _ in range(jobs.MOST_ATTEMPTS):
        Job.objects.update(due_at=now)
        assert jobs.run_due(now, "w", 1) == 1
    assert Job.objects.get().trouble == jobs.STOPPED
    assert jobs.run_due(now + timedelta(days=9), "w", 1) == 0


def test_the_same_work_is_asked_for_once_at_a_time(now: datetime) -> None:
    jobs.register("count", lambda work: None)
    first = ask(now, "import:1")
    assert ask(now, "import:1") == first
    jobs.run_due(now, "w", 1)
    assert ask(now, "import:1") != first


def test_a_job_waits_as_every_waiting_row_does() -> None:
    assert issubclass(Job, Waiting)
