"""Rows of this room: a table that somebody is carrying over."""

from django.db import models

from carefront.kit.rows import Row


class Upload(Row):
    """A table that waits for its owner's word, or that is being carried over; its text goes when that is done."""

    workspace = models.ForeignKey("people.Workspace", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    text = models.TextField()
    rows = models.PositiveIntegerField()
    choices = models.JSONField(default=dict)  # whom a name in the table means
    made_at = models.DateTimeField()
    job_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="upload_of")]
