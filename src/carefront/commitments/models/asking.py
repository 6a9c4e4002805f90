"""What one asks of another, and what one expects: neither is the other's promise."""

from django.db import models

from carefront.commitments.models.promising import PERSON, WORKSPACE
from carefront.core.due import Due
from carefront.core.requests import Said
from carefront.kit.rows import Row


class Request(Row):
    """A commitment that somebody asks of another, who accepts, counters or declines it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    asker = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    asked = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    why = models.TextField(blank=True, default="")
    success = models.TextField(blank=True, default="")
    due_on = models.DateField(null=True)
    due_time = models.TimeField(null=True)
    due_zone = models.CharField(max_length=64, default="UTC")
    state = models.CharField(max_length=10)  # core.requests.RequestState
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    counter_words = models.CharField(max_length=300, blank=True, default="")
    counter_due_on = models.DateField(null=True)
    counter_due_time = models.TimeField(null=True)
    counter_due_zone = models.CharField(max_length=64, blank=True, default="")
    reason = models.TextField(blank=True, default="")  # of a counter or a decline, if one is given
    settled_at = models.DateTimeField(null=True)
    # An answer's wish for support that became this request.
    from_answer = models.ForeignKey(
        "commitments.Answer", on_delete=models.SET_NULL, null=True, related_name="support_requests"
    )
    # A conversation in which it was said; both whom the request names see the sentence.
    said_in = models.CharField(max_length=120, blank=True, default="")
    said_on = models.DateField(null=True)
    said_by = models.CharField(max_length=120, blank=True, default="")
    said_at = models.FloatField(null=True)  # seconds into the recording
    said_words = models.TextField(blank=True, default="")
    said_by_asked = models.BooleanField(default=False)  # whoever is asked said it, as the asker matched the names

    class Meta:
        indexes = [
            models.Index(fields=["asked", "state", "-made_at"], name="request_to"),
            models.Index(fields=["asker", "state", "-made_at"], name="request_from"),
            models.Index(fields=["relationship", "-made_at"], name="request_in"),
        ]

    def due(self) -> Due | None:
        """Answer the day that was asked for."""
        return None if self.due_on is None else Due(self.due_on, self.due_time, self.due_zone)

    def counter_due(self) -> Due | None:
        """Answer the day that was offered instead."""
        if self.counter_due_on is None:
            return None
        return Due(self.counter_due_on, self.counter_due_time, self.counter_due_zone)

    def said(self) -> Said | None:
        """Answer where it was said, if it comes from a conversation."""
        if self.said_on is None:
            return None
        return Said(self.said_in, self.said_on, self.said_by, self.said_at, self.said_words, self.said_by_asked)


class Expectation(Row):
    """What success looks like to its author, in a role or a period; never counted as the other's promise."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(
        "relationships.Relationship", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    to = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )  # empty: the group
    words = models.CharField(max_length=300)
    why = models.TextField(blank=True, default="")
    success = models.TextField(blank=True, default="")
    period = models.CharField(max_length=120, blank=True, default="")
    look_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["relationship", "-written_at"], name="expectation_in"),
            models.Index(fields=["to", "closed_at"], name="expectation_to"),
            models.Index(fields=["author", "closed_at"], name="expectation_by"),
        ]


class ReadBack(Row):
    """What somebody understood an expectation to say, in their own words, for one version of it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    expectation = models.ForeignKey(Expectation, on_delete=models.CASCADE, related_name="read_backs")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # its author: that is what I meant
    reply = models.TextField(blank=True, default="")  # its author: not quite, because

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expectation", "by", "version"], name="read_back_once")]
