"""Relationships, who is in them, what they agreed, and the records of their resting and ending."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row, Waiting

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


class Covenant(Row):
    """How the people in a relationship work together: a draft until all of them signed, never changed from then on.

    `over_at` is when a newer one took its place, or when the draft was let go.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="covenants")
    version = models.PositiveSmallIntegerField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_index=False, related_name="+")
    drafted_at = models.DateTimeField()
    review_on = models.DateField()  # as it was signed
    next_review_on = models.DateField()  # moved by those who signed
    in_force_from = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)
    over_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, db_index=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(in_force_from__isnull=True, over_at__isnull=True),
                name="one_draft",
            ),
            models.UniqueConstraint(
                fields=["relationship"],
                condition=Q(in_force_from__isnull=False, over_at__isnull=True),
                name="one_in_force",
            ),
        ]


class CovenantLine(Row):
    """One part of a covenant as prose, with who wrote it so and when."""

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, db_index=False, related_name="lines")
    part = models.CharField(max_length=12)  # core.covenants.CovenantPart
    words = models.TextField(blank=True, default="")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()  # before the draft began: taken over from the version before

    class Meta:
        constraints = [models.UniqueConstraint(fields=["covenant", "part"], name="part_once")]


class Signature(Row):
    """One person's yes to the exact words that `digest` tells from all others; taken back when those change."""

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["covenant", "person"], condition=Q(taken_back_at__isnull=True), name="signed_once"
            )
        ]
        indexes = [models.Index(fields=["person", "covenant"], name="signature_by_person")]


class CovenantReview(Row):
    """One person's "still right" to a covenant in force, for the review on a day, and when to look again."""

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, db_index=False, related_name="reviews")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_index=False, related_name="+")
    due_on = models.DateField()
    next_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["covenant", "person", "due_on"], name="reviewed_once")]


class CovenantQuestion(Row, Waiting):
    """When Carefront asks one person whether a covenant is still right; moved along with its day of review."""

    covenant = models.ForeignKey(Covenant, on_delete=models.CASCADE, db_index=False, related_name="questions")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["covenant", "person"], name="question_once")]
        indexes = [models.Index(fields=["due_at"], name="question_due", condition=Q(due_at__isnull=False))]
