"""Taking out what is too much to wait for: made by a job, kept for a day."""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit import jobs
from carefront.kit.durable import command
from carefront.lobby.queries.carrying import how_many_parts, write_export
from carefront.lobby.queries.exporting import JOB, path_of
from carefront.people import queries as people

KEPT = timedelta(days=1)


@command
def start_export(*, by: Actor, now: datetime) -> UUID:
    """Ask for an export of everything `by` wrote or may see; answer the job's id. One at a time."""
    return jobs.enqueue(
        JOB, person_id=by.id, workspace_id=by.workspace_id, now=now, total=how_many_parts(), dedupe=f"export:{by.id}"
    )


def run_export(work: jobs.Work) -> Mapping[str, Any]:
    """Write an export to a file that its owner can fetch for a day; after a crash it is written anew."""
    if work.person_id is None:
        raise Refusal(Because.HIDDEN)
    by = people.actor_of_person(work.person_id)
    path = path_of(work.id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".part")
    with open(draft, "wb", opener=_private) as file:
        write_export(by, file, now=timezone.now(), tell=work.report)
    draft.replace(path)
    return {}


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def tend(now: datetime) -> int:
    """Remove exports that are a day old; answer how many."""
    gone = 0
    folder = path_of(UUID(int=0)).parent
    for path in folder.glob("*") if folder.is_dir() else ():
        if datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo) < now - KEPT:
            path.unlink(missing_ok=True)
            gone += 1
    return gone
