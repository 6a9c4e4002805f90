"""Rows of this room: rhythms and pulses, wishes and what was changed because of them, and what was told of many."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row

PERSON = "people.Person"
WORKSPACE = "people.Workspace"
RELATIONSHIP = "relationships.Relationship"


class Rhythm(Row):
    """How often one person wants to be asked in one relationship; without a row every three weeks."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    weeks = models.PositiveSmallIntegerField()  # core.pulsing.EVERY, 0 for never
    next_on = models.DateField(null=True)  # where the person lives

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "relationship"], name="pulse_rhythm_once")]


class Pulse(Row):
    """Four answers of one person on one day; each can be skipped. `shared_at` while the other of a pair sees it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    on = models.DateField()  # where the person lives
    at = models.DateTimeField()
    safe = models.PositiveSmallIntegerField(null=True)
    care = models.PositiveSmallIntegerField(null=True)
    clear = models.PositiveSmallIntegerField(null=True)
    dose = models.SmallIntegerField(null=True)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["relationship", "person", "on"], name="pulse_once_a_day")]
        indexes = [
            models.Index(fields=["person", "relationship", "-on"], name="pulse_of"),
            models.Index(fields=["workspace", "on"], name="pulse_in"),
            models.Index(fields=["shared_at"], condition=Q(shared_at__isnull=False), name="pulse_shared"),
        ]


class Wish(Row):
    """What would make working together more useful, as one person says it; private until they share it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["relationship", "-at"], name="wish_in"),
            models.Index(fields=["person"], name="wish_of"),
            models.Index(fields=["shared_at"], condition=Q(shared_at__isnull=False), name="wish_shared"),
        ]


class Adjustment(Row):
    """What was changed because of a wish, by whom, from which day, and whether its author finds that it helps."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="adjustments")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.TextField(blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField()
    helps = models.CharField(max_length=6, blank=True, default="")  # core.pulsing.Helps
    helps_words = models.TextField(blank=True, default="")
    helps_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["by"], name="adjustment_by"),
            models.Index(fields=["at"], name="adjustment_at"),
        ]


class Turn(Row):
    """The turn to decide in a workspace: whoever decides a month holds it, so that no two decide at once."""

    workspace = models.OneToOneField(WORKSPACE, on_delete=models.PROTECT, related_name="+")


class Round(Row):
    """A month for which it was decided, once, what is told of many; so that every view says the same."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    month = models.DateField()  # its first day
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "month"], name="round_once")]


class Told(Row):
    """What was told of a team, or without a relationship of the workspace. `voices` are never shown to anybody.

    They are kept, names of ids and nothing else, so that no later round tells by subtraction what this one hid.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, db_index=False, related_name="told")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, null=True, related_name="+")
    safe = models.DecimalField(max_digits=2, decimal_places=1)
    care = models.DecimalField(max_digits=2, decimal_places=1)
    clear = models.DecimalField(max_digits=2, decimal_places=1)
    voices = models.JSONField()  # [person, relationship] pairs

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "relationship"], name="told_once")]
