"""What an owner will do, and the dated records of its changes."""

from django.db import models
from django.db.models import Q

from carefront.core.due import Due
from carefront.core.outcomes import State
from carefront.kit.rows import Row

PERSON = "people.Person"
WORKSPACE = "people.Workspace"  # never indexed alone: no list goes by it, and every row would be written once more


class Commitment(Row):
    """What an owner will do, by when, in the owner's words. `promisee` empty means the whole group (or oneself)."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    promisee = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    why = models.TextField(blank=True, default="")
    success = models.TextField(blank=True, default="")
    recognition = models.TextField(blank=True, default="")  # how progress will be recognised
    outside_person = models.CharField(max_length=120, blank=True, default="")
    due_on = models.DateField(null=True)
    due_time = models.TimeField(null=True)
    due_zone = models.CharField(max_length=64, default="UTC")
    ends_at = models.DateTimeField(null=True)  # the instant derived from the three above
    cue = models.CharField(max_length=300, blank=True, default="")  # of a practice
    rhythm = models.CharField(max_length=40, blank=True, default="")  # core.cadence.Rhythm.code()
    state = models.CharField(max_length=10, default=State.OPEN.value)
    settled_at = models.DateTimeField(null=True)
    last_outcome = models.CharField(max_length=16, blank=True, default="")  # of the newest answer since its day was set
    at_risk_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    predecessor = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    request = models.OneToOneField(
        "commitments.Request", on_delete=models.PROTECT, null=True, related_name="commitment"
    )
    expectation = models.ForeignKey(
        "commitments.Expectation", on_delete=models.PROTECT, null=True, related_name="commitments"
    )

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "ends_at", "id"], name="commitment_owed"),
            models.Index(fields=["promisee", "state", "ends_at", "id"], name="commitment_promised"),
            models.Index(fields=["relationship", "state", "ends_at", "id"], name="commitment_in_relationship"),
        ]

    def due(self) -> Due | None:
        """Answer the day and time that were named, in the zone they were meant in."""
        return None if self.due_on is None else Due(self.due_on, self.due_time, self.due_zone)


class Foresight(Row):
    """What the owner thinks beforehand: how committed, how likely, what could get in the way, and then what."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="foresight")
    rating = models.PositiveSmallIntegerField(null=True)  # 1–10
    one_higher = models.TextField(blank=True, default="")
    likelihood = models.PositiveSmallIntegerField(null=True)  # percent, 0–100
    likelihood_at = models.DateTimeField(null=True)
    obstacle = models.TextField(blank=True, default="")  # what got in the way, imagined
    plan = models.TextField(blank=True, default="")  # if that comes up, then I will
    shared_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()


class Supporter(Row):
    """Somebody invited to help with one commitment, by both sides' choice."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="supporters")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    ask = models.CharField(max_length=300, blank=True, default="")  # what support would help
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "person"], condition=Q(ended_at__isnull=True), name="supporter_once"
            )
        ]
        indexes = [models.Index(fields=["person", "ended_at"], name="supporter_by_person")]


class Waits(Row):
    """One commitment waits on another; who waits is told when the other is moved or at risk."""

    waiting = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="waits_on")
    on = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="waited_for_by")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["waiting", "on"], name="waits_once")]


class _Record(Row):
    at = models.DateTimeField()
    words = models.TextField(blank=True, default="")

    class Meta:
        abstract = True


class Move(_Record):
    """Another day for the same words."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="moves")
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)


class Release(_Record):
    """A commitment let go."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="release")


class Pause(_Record):
    """A commitment that rests, perhaps until a day."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="pauses")
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)


class AtRisk(_Record):
    """A word, said early, that it may not come about as promised."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="at_risk")
