"""What an erasure takes away beyond the room of people."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands.forgetting import forget_within
from carefront.kit.durable import step
from carefront.kit.models import Job, Repeat
from carefront.lobby.models import Upload
from carefront.lobby.queries.exporting import JOB, path_of


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away what an erased person wrote for themselves, tables they brought, and files made for them."""
    forget_within(person_id, now)
    Upload.objects.filter(person_id=person_id).delete()
    Repeat.objects.filter(person_id=person_id).delete()
    own = Job.objects.filter(person_id=person_id)
    for job_id in own.filter(kind=JOB).values_list("pk", flat=True):
        path_of(job_id).unlink(missing_ok=True)
    own.delete()
