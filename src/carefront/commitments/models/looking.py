"""Check-ins: the question at an agreed time, its answer, and what others said to it."""

from django.db import models
from django.db.models import Q

from carefront.commitments.models.promising import PERSON, WORKSPACE, Commitment
from carefront.kit.rows import Row, Waiting


class CheckIn(Row, Waiting):
    """One look at one commitment (of a practice: at one occurrence). `due_at` is the next automatic question."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, db_index=False, related_name="check_ins")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    occurs_on = models.DateField()
    opens_at = models.DateTimeField()  # when it is first asked
    asks = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, blank=True, default="")  # of the answer in force
    closed_at = models.DateTimeField(null=True)  # the promise moved, rested or ended before an answer
    chosen_at = models.DateTimeField(null=True)  # its owner said when they want to be asked
    link_spent = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="check_in_due", condition=Q(due_at__isnull=False)),
            models.Index(
                fields=["owner", "opens_at"],
                name="check_in_waiting",
                condition=Q(answered_at__isnull=True, closed_at__isnull=True),
            ),
            models.Index(fields=["commitment", "occurs_on"], name="check_in_of"),
        ]


class Answer(Row):
    """What the owner said at a check-in; a later answer to the same check-in stands in its place, both are kept."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="answers")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    to = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")  # the promisee, if one
    outcome = models.CharField(max_length=16)  # core.outcomes.Outcome
    enough = models.BooleanField(default=False)  # of "partly": it was enough
    happened = models.TextField(blank=True, default="")
    learned = models.TextField(blank=True, default="")
    helped = models.TextField(blank=True, default="")
    hindered = models.TextField(blank=True, default="")
    tags = models.JSONField(default=list)  # the owner's own words for what got in the way
    support = models.TextField(blank=True, default="")
    words_shared_with_supporters = models.BooleanField(default=False)
    at = models.DateTimeField()
    via = models.CharField(max_length=8)  # web, link, mail, api, import
    link_key = models.CharField(max_length=64, null=True, unique=True)
    replaced_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)  # the one promisee said something, or set it aside

    class Meta:
        indexes = [
            models.Index(
                fields=["to", "-at"], name="answer_to_meet", condition=Q(met_at__isnull=True, replaced_at__isnull=True)
            ),
            models.Index(fields=["by", "-at"], name="answer_by"),
        ]


class AnswerTo(Row):
    """An answer about a promise to a whole group, as it lies before one of those it was made to."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="before")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()  # the answer's
    met_at = models.DateTimeField(null=True)  # this one said something, or set it aside

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "person"], name="answer_to_once")]
        indexes = [
            models.Index(fields=["person", "-at"], name="answer_to_meet_in", condition=Q(met_at__isnull=True)),
        ]


class Response(Row):
    """What somebody it was promised to said to an answer."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="responses")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)  # acknowledgement, question, words
    words = models.TextField()
    at = models.DateTimeField()


class OtherAccount(Row):
    """Another account of the same outcome, by somebody it was promised to; both stand."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="other_accounts")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=16)
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "by"], name="account_once")]


class Repair(Row):
    """The two sentences at a miss and one way to repair it: its writer's alone."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    shame = models.TextField(blank=True, default="")
    useful = models.TextField(blank=True, default="")
    repair = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "by"], name="repair_once")]
