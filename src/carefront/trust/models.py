"""Rows of this room: what was found, what it is about, what its subject did with it, and when it is looked at again."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row

PERSON = "people.Person"
WORKSPACE = "people.Workspace"
RELATIONSHIP = "relationships.Relationship"


class Pattern(Row):
    """What stands in the facts of one person in one relationship, kept as it was last computed.

    One that went, by its age or because things changed, is over; if it comes again, it is another one.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.CASCADE, db_index=False, related_name="+")
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=24)  # core.evidence.thresholds.Kind
    counts = models.JSONField(default=list)  # [what, times, of, tag]; a tag is its subject's own word
    evidence = models.JSONField(default=list)  # ids of facts, oldest first
    strength = models.CharField(max_length=8, blank=True, default="")  # core.evidence.thresholds.Strength
    measure = models.FloatField(null=True)
    first_on = models.DateField()
    last_on = models.DateField()
    until_on = models.DateField()
    changed_on = models.DateField(null=True)
    arose_at = models.DateTimeField()  # when the day began on which it arose, where its subject lives
    found_at = models.DateTimeField()
    refreshed_at = models.DateTimeField()  # when its counts last became others
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "subject", "kind"], condition=Q(over_at__isnull=True), name="pattern_once"
            )
        ]
        indexes = [models.Index(fields=["subject", "-found_at"], name="pattern_of")]


class About(Row):
    """A promise or a conversation that a pattern's facts are about; ids of rows in rooms below."""

    pattern = models.ForeignKey(Pattern, on_delete=models.CASCADE, db_index=False, related_name="about")
    commitment_id = models.UUIDField(null=True)
    conversation_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["pattern"], name="about_of_pattern")]


class Mark(Row):
    """What its subject did with a pattern: saw it, confirmed it, shared it, set it aside, or wrote a note to it.

    Taken back, it is over and stays as a record.
    """

    pattern = models.ForeignKey(Pattern, on_delete=models.CASCADE, db_index=False, related_name="marks")
    what = models.CharField(max_length=10)  # core.evidence.showing.Marked
    words = models.TextField(blank=True, default="")  # of a note
    at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pattern", "what"], condition=Q(over_at__isnull=True), name="marked_once")
        ]
        indexes = [models.Index(fields=["pattern", "-at"], name="mark_of")]


class Stop(Row):
    """A kind that somebody does not want computed of themselves in one relationship, until they begin it again."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.CASCADE, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=24)
    at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person", "kind"], condition=Q(over_at__isnull=True), name="stopped_once"
            )
        ]
        indexes = [models.Index(fields=["person", "-at"], name="stop_by")]


class Watch(models.Model):
    """When a relationship was last computed, and when time alone can next change what stands in it."""

    relationship = models.OneToOneField(RELATIONSHIP, on_delete=models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="watch_due", condition=Q(due_at__isnull=False))]


class Aside(Row):
    """A suggestion about a level that somebody set aside for now; its reader's alone."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.CASCADE, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")  # the reader
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    level = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)  # core.suggesting.Reason
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "relationship", "-at"], name="aside_by")]
