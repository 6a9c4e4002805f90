"""What stands ready to be taken out."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.lobby.queries.work import job

SMALL = 2000  # promises up to which an export is made while one waits
JOB = "export"


def path_of(job_id: UUID) -> Path:
    """Answer where the export of a job lies."""
    return Path(settings.MEDIA_ROOT) / "exports" / f"{job_id}.zip"


def ready_file(person: Actor, job_id: UUID) -> Path:
    """Answer the file of an own export. Raises Refusal(HIDDEN) when it is not ready, or gone again."""
    if not job(person, job_id, JOB).done or not path_of(job_id).is_file():
        raise Refusal(Because.HIDDEN)
    return path_of(job_id)
