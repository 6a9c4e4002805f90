"""Jobs: work that somebody asked for and that takes a while. It tells how far it has come and goes on after a crash."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import Error as DatabaseTrouble
from django.db import connection
from django.utils import timezone

from carefront.core.refusals import Refusal
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.leases import claim, finish, heartbeat, pause_after, retry_later
from carefront.kit.models import Job

log = structlog.get_logger()

LEASE = timedelta(seconds=60)
BEAT = 15.0  # seconds between two extensions of a running job's lease
MOST_ATTEMPTS = 6
STOPPED = "stopped"  # the trouble of a job that was given up


class LeaseLost(Exception):
    """Say that a job belongs to another worker now: whatever this one was about to write must not be written."""


class Work:
    """A job in somebody's hands: what it is about, how far it came before, and how to say how far it is now."""

    def __init__(self, row: Job, worker: str) -> None:
        self.id: UUID = row.pk
        self.kind: str = row.kind
        self.person_id: UUID | None = row.person_id
        self.workspace_id: UUID | None = row.workspace_id
        self.about: Mapping[str, Any] = row.about
        self.attempts: int = row.attempts
        self.progress: int = row.progress
        self.total: int = row.total
        self.outcome: dict[str, Any] = dict(row.outcome)
        self._worker = worker

    def report(self, progress: int, total: int | None = None, **outcome: Any) -> None:
        """Write that `progress` of `total` is done, with further facts of the outcome.

        Called inside the transaction that did that part, both are kept or neither: after a crash the job goes on
        exactly where it stood. Raises LeaseLost, which undoes the part, when another worker has the job.
        """
        self.progress = progress
        self.total = self.total if total is None else total
        self.outcome |= outcome
        mine = Job.objects.filter(pk=self.id, leased_by=self._worker)
        if not mine.update(progress=progress, total=self.total, outcome=self.outcome):
            raise LeaseLost(str(self.id))


# Does a job; answers further facts of its outcome. A Refusal ends it with that reason, any other error tries again.
Run = Callable[[Work], Mapping[str, Any] | None]

_runs: dict[str, Run] = {}


def register(kind: str, run: Run) -> None:
    """Say how jobs of `kind` are done."""
    _runs[kind] = run


@step
def enqueue(
    kind: str,
    *,
    person_id: UUID | None,
    workspace_id: UUID | None,
    now: datetime,
    dedupe: str | None = None,
    total: int = 0,
    **about: Any,
) -> UUID:
    """Write a job of `kind` in the caller's transaction and answer its id.

    While one with the same `dedupe` waits or runs, that one's id is answered instead. `about` holds what JSON holds.
    """
    job = Job(
        id=new_id(),
        kind=kind,
        person_id=person_id,
        workspace_id=workspace_id,
        created_at=now,
        due_at=now,
        dedupe=dedupe,
        total=total,
        about=about,
    )
    if dedupe is None:
        job.save(force_insert=True)
        return job.pk
    Job.objects.bulk_create([job], ignore_conflicts=True)
    return Job.objects.filter(dedupe=dedupe).values_list("pk", flat=True).get()


def run_due(now: datetime, worker: str, limit: int) -> int:
    """Do one due job; answer how many were done. One at a time, so that other workers can take the next."""
    jobs = claim(Job, now=now, lease=LEASE, limit=min(limit, 1), worker=worker)
    for job in jobs:
        with _LeaseKept(job, worker):
            _do(job, worker)
    return len(jobs)


def _do(job: Job, worker: str) -> None:
    run = _runs.get(job.kind)
    if run is None:
        retry_later(job, worker, timezone.now() + pause_after(job.attempts), "kind_unknown")
        return
    work = Work(job, worker)
    try:
        further = run(work) or {}
    except LeaseLost:
        log.warning("job.lost", kind=job.kind, job=str(job.pk))
    except Refusal as refusal:
        _end(job, worker, work, {"because": refusal.because.value, "field": refusal.field}, refusal.because.value)
    except Exception as error:
        log.warning("job.trouble", kind=job.kind, job=str(job.pk), error=type(error).__name__)
        if job.attempts >= MOST_ATTEMPTS and not isinstance(error, DatabaseTrouble):
            _end(job, worker, work, {}, STOPPED)
        else:
            retry_later(job, worker, timezone.now() + pause_after(job.attempts), type(error).__name__[:40])
    else:
        _end(job, worker, work, dict(further), "")


def _end(job: Job, worker: str, work: Work, further: Mapping[str, Any], trouble: str) -> None:
    # The key is given up, so that the same work can be asked for again.
    outcome = {**work.outcome, **further}
    finish(job, worker, done_at=timezone.now(), outcome=outcome, trouble=trouble[:40], dedupe=None)


class _LeaseKept:
    """Keep the lease of a running job by a beat from another thread, on a connection of its own."""

    def __init__(self, job: Job, worker: str) -> None:
        self._job, self._worker = job, worker
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="job-lease", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(timeout=30)

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                try:
                    heartbeat([self._job], self._worker, timezone.now() + LEASE)
                except DatabaseTrouble:
                    connection.close()  # busy or gone: the next beat tries again, three fit into one lease
        finally:
            connection.close()
