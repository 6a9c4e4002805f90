"""How firm the accountability is for each owner, and times without promises: proposals, consent, and what followed."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row, Waiting
from carefront.relationships.models.relating import WORKSPACE, Relationship

PERSON = "people.Person"


class LevelChange(Row):
    """A change of somebody's level: proposed, in force from the owner's consent on, over when another one is.

    `commitment_id` names one promise that stands at a level of its own; it is a row of a room above this one.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, db_index=False, related_name="levels")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    commitment_id = models.UUIDField(null=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    level = models.PositiveSmallIntegerField()  # core.level.Level
    before = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True, default="")
    look_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)  # declined, taken back, or replaced by another one
    over_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    # core.level.ChangeState of what ended without consent; CameDown of what came into force because the fourth was over
    ending = models.CharField(max_length=10, blank=True, default="")
    words = models.TextField(blank=True, default="")  # said by the owner who declined

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "owner"],
                condition=Q(commitment_id__isnull=True, agreed_at__isnull=False, over_at__isnull=True),
                name="one_level",
            ),
            models.UniqueConstraint(
                fields=["relationship", "owner"],
                condition=Q(commitment_id__isnull=True, agreed_at__isnull=True, over_at__isnull=True),
                name="one_level_proposed",
            ),
            models.UniqueConstraint(
                fields=["commitment_id"],
                condition=Q(commitment_id__isnull=False, agreed_at__isnull=False, over_at__isnull=True),
                name="one_own_level",
            ),
            models.UniqueConstraint(
                fields=["commitment_id"],
                condition=Q(commitment_id__isnull=False, agreed_at__isnull=True, over_at__isnull=True),
                name="one_own_level_proposed",
            ),
        ]
        indexes = [
            models.Index(fields=["relationship", "owner"], name="level_of"),
            models.Index(fields=["owner", "relationship"], name="level_by_owner"),
        ]


class Release(Row):
    """A time without promises in a relationship: on once everybody in it said yes, until its day or an earlier end."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="releases")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    reason = models.TextField(blank=True, default="")
    until = models.DateField()  # the first day on which promises are asked about again
    ends_at = models.DateTimeField()  # when `until` begins where whoever proposed it lives
    look_on = models.DateField()
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)
    over_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    ending = models.CharField(max_length=10, blank=True, default="")  # core.level.ReleaseState, before it began

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["relationship"], condition=Q(over_at__isnull=True), name="one_release"),
        ]
        indexes = [
            models.Index(
                fields=["ends_at"], name="release_ends", condition=Q(begun_at__isnull=False, over_at__isnull=True)
            )
        ]


class ReleaseYes(Row):
    """One person's yes to a release."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, db_index=False, related_name="yes")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "person"], name="released_once")]


class LookAgain(Row, Waiting):
    """When Carefront asks one person whether a level, or a release, is still good: one question, asked once."""

    change = models.ForeignKey(LevelChange, on_delete=models.CASCADE, null=True, related_name="looks")
    release = models.ForeignKey(Release, on_delete=models.CASCADE, null=True, related_name="looks")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "person"], name="level_look_once"),
            models.UniqueConstraint(fields=["release", "person"], name="release_look_once"),
            models.CheckConstraint(
                condition=Q(change__isnull=False, release__isnull=True) | Q(change__isnull=True, release__isnull=False),
                name="look_at_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="look_again_due", condition=Q(due_at__isnull=False))]
