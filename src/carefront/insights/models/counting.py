"""What is counted over a whole workspace, once a month, for whoever runs it."""

from django.db import models

from carefront.kit.rows import Row

WORKSPACE = "people.Workspace"


class ClarityMonth(Row):
    """A month for which it was decided, once, how much clarity is missing in a workspace; all None where it is untold.

    In tenths of people's open promises, the mean of at least five people. `people` are never shown to anybody: they are
    kept, ids and nothing else, so that no later month tells by subtraction what this one hid.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    month = models.DateField()  # its first day
    decided_at = models.DateTimeField()
    what = models.PositiveSmallIntegerField(null=True)
    why = models.PositiveSmallIntegerField(null=True)
    success = models.PositiveSmallIntegerField(null=True)
    when = models.PositiveSmallIntegerField(null=True)
    people = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "month"], name="clarity_month_once")]
