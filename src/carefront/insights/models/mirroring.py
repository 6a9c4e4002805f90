"""What somebody writes for themselves: before their mirror, and about what being held to account means to them."""

from django.db import models

from carefront.kit.rows import Row

PERSON = "people.Person"
WORKSPACE = "people.Workspace"
RELATIONSHIP = "relationships.Relationship"


class Reflection(Row):
    """Words that somebody wrote before their mirror, perhaps to one of its questions. Nobody else ever sees them."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    prompt = models.CharField(max_length=16, blank=True, default="")  # core.mirroring.Prompt
    words = models.TextField()
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="reflection_of")]


class Meaning(Row):
    """What being held to account means to one person in one relationship, and what would support them there."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    means = models.JSONField(default=list)  # core.mirroring.Means
    words = models.TextField(blank=True, default="")
    structures = models.JSONField(default=list)  # core.mirroring.Structure
    wish = models.TextField(blank=True, default="")  # what would support them, in their own words
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)  # none while it is its author's alone

    class Meta:
        constraints = [models.UniqueConstraint(fields=["relationship", "person"], name="meaning_once")]
        indexes = [models.Index(fields=["person"], name="meaning_of")]


class TurnedAway(Row):
    """Somebody does not want to be offered a reflection in a relationship any more."""

    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["relationship", "person"], name="turned_away_once")]
        indexes = [models.Index(fields=["person"], name="turned_away_by")]
