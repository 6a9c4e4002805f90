"""Rows of what follows a conversation: plans of next steps, and what came of what was decided."""

from django.db import models

from carefront.conversations.models.transcripts import PERSON, RELATIONSHIP, WORKSPACE, Dated
from carefront.kit.rows import Row


class Plan(Row):
    """A chain of next steps after something was agreed, perhaps with somebody outside, who is never contacted."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    conversation_id = models.UUIDField(null=True)
    decision_id = models.UUIDField(null=True)
    words = models.CharField(max_length=300)
    outside_person = models.CharField(max_length=120, blank=True, default="")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class PlanStep(Row, Dated):
    """One step of a plan; it becomes its owner's promise when they say so."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, db_index=False, related_name="steps")
    place = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    commitment_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["plan", "place"], name="plan_step_of"),
            models.Index(fields=["commitment_id"], name="plan_step_for"),
        ]


class FollowUp(Row):
    """What came of something that was agreed: how it went, what worked, what still needs support."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    decision = models.ForeignKey(
        "conversations.Decision", on_delete=models.CASCADE, db_index=False, related_name="follow_ups"
    )
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    went = models.TextField(blank=True, default="")
    worked = models.TextField(blank=True, default="")
    support = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["decision", "-at"], name="follow_up_of")]
