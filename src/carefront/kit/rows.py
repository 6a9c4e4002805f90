"""The columns that rows of every room share."""

from django.db import models

from carefront.kit.ids import new_id


class Row(models.Model):
    """A row with a public id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Waiting(models.Model):
    """A row that waits for a moment: `due_at` is when work on it is next due, none when nothing is.

    While somebody works on it, `due_at` is when their lease runs out and `leased_by` who they are;
    only the holder of the lease may finish it.
    """

    due_at = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=64, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
