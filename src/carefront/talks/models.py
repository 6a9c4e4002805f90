"""Rows of this room: talks about a pattern with what was prepared for them, what was agreed, and consequences."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row, Waiting

PERSON = "people.Person"
WORKSPACE = "people.Workspace"
RELATIONSHIP = "relationships.Relationship"


class Talk(Row):
    """A conversation about something that keeps happening, between two people in a relationship."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    other = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    subject = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")  # one of the two
    conversation_id = models.UUIDField(null=True)  # in which it is held
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ready = models.JSONField(default=list)  # ids of those who said that they are ready to open
    opened_at = models.DateTimeField(null=True)
    together = models.TextField(blank=True, default="")  # "if it continues, we …"
    together_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    look_on = models.DateField(null=True)
    agreed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation_id"], condition=Q(conversation_id__isnull=False), name="talk_of_conversation"
            )
        ]
        indexes = [
            models.Index(fields=["relationship", "-begun_at"], name="talk_in"),
            models.Index(fields=["by"], name="talk_by"),
            models.Index(fields=["other"], name="talk_with"),
        ]


class TalkFact(Row):
    """A fact of the ledger that one of the two chose; `event_id` names it."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, db_index=False, related_name="facts")
    event_id = models.UUIDField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "event_id"], name="talk_fact_once")]


class Saying(Row):
    """What one of the two wrote for a step, unseen by the other until it is shown."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, db_index=False, related_name="sayings")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    part = models.CharField(max_length=10)  # core.talks.TalkPart
    words = models.TextField(blank=True, default="")
    choices = models.JSONField(default=list)  # core.talks.Redesign
    shown_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person", "part"], name="saying_once")]
        indexes = [models.Index(fields=["person"], name="saying_of")]


class Question(Row):
    """A question that one of the two asks the other, and the answer; unseen until it is shown."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, db_index=False, related_name="questions")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    code = models.CharField(max_length=20, blank=True, default="")  # core.talks.Curious
    words = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["talk", "at"], name="question_of"),
            models.Index(fields=["by"], name="asked_by"),
        ]


class Taken(Row):
    """A line of what somebody will do that became a promise."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, db_index=False, related_name="taken")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    line = models.PositiveSmallIntegerField()
    commitment_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person", "line"], name="line_taken_once")]


class Consequences(Row):
    """What each of two does if something goes on: in force once both agreed to the same words, until a day."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, db_index=False, related_name="consequences")
    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")  # of the promises
    other = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    ends_on = models.DateField()  # the last day
    ends_at = models.DateTimeField()  # when that day is over where its owner lives
    closing_on = models.DateField()  # of the conversation in which both look back
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)
    over_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    ending = models.CharField(max_length=10, blank=True, default="")  # core.consequences.ConsequenceEnding

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "owner"],
                condition=Q(agreed_at__isnull=False, over_at__isnull=True),
                name="consequences_in_force",
            ),
            models.UniqueConstraint(
                fields=["talk"], condition=Q(agreed_at__isnull=True, over_at__isnull=True), name="consequences_drafted"
            ),
        ]
        indexes = [
            models.Index(
                fields=["ends_at"], name="consequences_end", condition=Q(agreed_at__isnull=False, over_at__isnull=True)
            ),
            models.Index(fields=["owner"], name="consequences_of"),
            models.Index(fields=["other"], name="consequences_with"),
        ]


class Conduct(Row):
    """What one of the two does if it goes on."""

    consequences = models.ForeignKey(Consequences, on_delete=models.CASCADE, db_index=False, related_name="parts")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.TextField(blank=True, default="")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consequences", "person"], name="conduct_once")]


class Yes(Row):
    """One person's yes to an agreement, or to consequences, in the words whose digest it carries."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, null=True, related_name="yes")
    consequences = models.ForeignKey(Consequences, on_delete=models.CASCADE, null=True, related_name="yes")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "person"], name="talk_yes_once"),
            models.UniqueConstraint(fields=["consequences", "person"], name="consequences_yes_once"),
            models.CheckConstraint(
                condition=Q(talk__isnull=False, consequences__isnull=True)
                | Q(talk__isnull=True, consequences__isnull=False),
                name="yes_to_one_thing",
            ),
        ]


class LookBack(Row, Waiting):
    """When Carefront asks one of the two what came of an agreement, or reminds of the closing conversation: once."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, null=True, related_name="looks")
    consequences = models.ForeignKey(Consequences, on_delete=models.CASCADE, null=True, related_name="looks")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    came = models.CharField(max_length=10, blank=True, default="")  # core.talks.Came
    words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "person"], name="talk_look_once"),
            models.UniqueConstraint(fields=["consequences", "person"], name="consequences_look_once"),
            models.CheckConstraint(
                condition=Q(talk__isnull=False, consequences__isnull=True)
                | Q(talk__isnull=True, consequences__isnull=False),
                name="look_back_at_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], name="look_back_due", condition=Q(due_at__isnull=False))]
