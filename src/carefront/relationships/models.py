"""Relationships, who is in them, and the records of their resting and ending."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row

WORKSPACE = "people.Workspace"  # never indexed alone: no list goes by it, and every row would be written once more


class Relationship(Row):
    """Two people, or a group, who agreed to keep their word to each other; or one person alone."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=12)  # core.relationships.RelationshipKind
    name = models.CharField(max_length=120, blank=True, default="")  # teams
    purpose = models.TextField(blank=True, default="")
    hue = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10)  # core.relationships.RelationshipState: an index of the records
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)


class Living(Row):
    """The one living relationship of its kind between two people, or of one person alone; gone when it ends.

    `first` and `second` stand in the order of their ids and are the same person for a promise to oneself, so that the
    constraint alone decides when two people propose to each other in the same moment.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.OneToOneField(Relationship, on_delete=models.CASCADE, related_name="living")
    kind = models.CharField(max_length=12)
    first = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "first", "second"], name="living_once")]


class Member(Row):
    """One person's part in a relationship, from an invitation to a leaving; who comes back gets another row."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_index=False, related_name="+")
    role = models.CharField(max_length=12)  # core.relationships.Role
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "person"],
                condition=Q(left_at__isnull=True, declined_at__isnull=True),
                name="member_once",
            )
        ]
        indexes = [models.Index(fields=["person", "relationship"], name="member_by_person")]


class Pause(Row):
    """A time in which a relationship rests."""

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="pauses")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    until = models.DateField(null=True)
    wakes_at = models.DateTimeField(null=True)  # when `until` begins where whoever paused it lives
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship"], condition=Q(ended_at__isnull=True), name="one_open_pause")
        ]
        indexes = [models.Index(fields=["wakes_at"], name="pause_wakes", condition=Q(ended_at__isnull=True))]


class Ending(Row):
    """The end of a relationship, with a word about it from whoever ended it."""

    relationship = models.OneToOneField(Relationship, on_delete=models.CASCADE, related_name="ending")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True, default="")
