"""What came in by mail and could not be used as it was."""

from django.db import models

from carefront.commitments.models.looking import CheckIn
from carefront.commitments.models.promising import PERSON, WORKSPACE
from carefront.kit.rows import Row


class HeldReply(Row):
    """A reply to a check-in that named no outcome: its writer's words, kept until used, seen by nobody else."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="held_replies")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField(db_index=True)
