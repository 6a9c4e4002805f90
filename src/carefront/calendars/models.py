"""Rows of calendars: what somebody subscribed to, when they are busy by it, and when they say that they are away."""

from django.db import models

from carefront.kit.rows import Row, Waiting

PERSON, WORKSPACE = "people.Person", "people.Workspace"


class Subscription(Row, Waiting):
    """A calendar elsewhere that is fetched again and again. Its address can be a secret: it is shown to nobody."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    url = models.CharField(max_length=2000)
    url_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=80, blank=True, default="")
    made_at = models.DateTimeField()
    etag = models.CharField(max_length=200, blank=True, default="")
    modified = models.CharField(max_length=200, blank=True, default="")
    fetched_at = models.DateTimeField(null=True)  # the last time that all went well
    read_at = models.DateTimeField(null=True)  # when its busy times were last written
    tried_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True, default="")  # core.busy.Reading

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "url_hash"], name="subscription_once")]
        indexes = [models.Index(fields=["due_at"], name="subscription_due", condition=models.Q(due_at__isnull=False))]


class Busy(models.Model):
    """A stretch of time that a calendar has as taken. That is all that is kept of what stands in it."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, db_index=False, related_name="busy")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    first_on = models.DateField(null=True)  # in place of the two moments, where it is about whole days
    last_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subscription", "starts_at"], name="busy_of")]


class Away(Row):
    """Days that somebody is away; or, where they said so, days of a calendar on which they are here."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    words = models.CharField(max_length=120, blank=True, default="")
    is_away = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "first_on", "last_on"], name="away_once")]
