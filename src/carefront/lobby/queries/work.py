"""How far a person's own jobs have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Job


@dataclass(frozen=True, slots=True)
class JobCard:
    """Show a job: how far it is, and what came of it."""

    id: UUID
    progress: int
    total: int
    done: bool
    trouble: str
    outcome: Mapping[str, Any]


def job(person: Actor, job_id: UUID, kind: str) -> JobCard:
    """Show one of a person's own jobs. Raises Refusal(HIDDEN)."""
    row = Job.objects.filter(pk=job_id, person_id=person.id, kind=kind).first()
    if row is None:
        raise Refusal(Because.HIDDEN)
    return JobCard(row.pk, min(row.progress, row.total), row.total, row.done_at is not None, row.trouble, row.outcome)


def newest(person: Actor, kind: str) -> JobCard | None:
    """Show the newest of a person's own jobs of a kind, or None."""
    row = Job.objects.filter(person_id=person.id, kind=kind).order_by("-created_at").first()
    return job(person, row.pk, kind) if row else None
