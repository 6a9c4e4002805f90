"""Rows of conversations that are held: their series, who takes part, when they moved, and what is talked about."""

from django.db import models
from django.db.models import Q

from carefront.conversations.models.transcripts import PERSON, RELATIONSHIP, WORKSPACE
from carefront.core.meetings import Slot
from carefront.kit.rows import Row


class Planned(models.Model):
    """What is planned: when, where, and what it is for."""

    kind = models.CharField(max_length=20)  # core.meetings.ConversationKind
    title = models.CharField(max_length=120, blank=True, default="")
    purpose = models.TextField(blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    on = models.DateField()
    at = models.TimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=60)

    class Meta:
        abstract = True

    def slot(self) -> Slot:
        """Answer when it takes place, or first took place."""
        return Slot(self.on, self.at, self.zone, self.minutes)


class Series(Row, Planned):
    """A conversation that comes again: the first day, and the rhythm in which others follow."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    rhythm = models.CharField(max_length=1000)  # the code of a recurrence
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)  # of its invitations
    planned_until = models.DateField()  # its days up to this one are conversations, or were skipped
    ended_on = models.DateField(null=True)  # no conversation from this day on
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    due_at = models.DateTimeField(null=True)  # when further days are looked at

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="series_due", condition=Q(due_at__isnull=False))]


class Conversation(Row, Planned):
    """One conversation, from its planning to its record. `state` is an index of the dated records beside it."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    original_on = models.DateField(null=True)  # its day in the series, wherever it was moved to
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    starts_at = models.DateTimeField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)  # of its invitations
    state = models.CharField(max_length=10, default="planned")  # core.meetings.ConversationState
    begun_at = models.DateTimeField(null=True)
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    reason = models.TextField(blank=True, default="")  # of whoever cancelled it
    notes_id = models.UUIDField(null=True)  # the shared text; none until it is first opened
    timer_ends_at = models.DateTimeField(null=True)
    turns = models.JSONField(default=list)  # ids of people, in the order in which they talk
    turn = models.PositiveSmallIntegerField(default=0)  # whose it is
    revealed_at = models.DateTimeField(null=True)  # when what was read back was opened to all
    agreed_words = models.TextField(blank=True, default="")  # in which the gap was closed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "original_on"], condition=Q(series__isnull=False), name="conversation_once"
            )
        ]
        indexes = [
            models.Index(fields=["relationship", "-starts_at"], name="conversation_in"),
            models.Index(fields=["starts_at"], name="conversation_live", condition=Q(state__in=["planned", "open"])),
        ]


class Participant(Row):
    """Somebody who takes part in a conversation, with what they answered to its invitation."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, db_index=False, related_name="participants"
    )
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    reply = models.CharField(max_length=10, blank=True, default="")  # core.meetings.Reply
    replied_at = models.DateTimeField(null=True)
    reply_words = models.CharField(max_length=300, blank=True, default="")
    note_id = models.UUIDField(null=True)  # a text of their own, which nobody else sees
    was_there = models.BooleanField(default=False)  # opened it while it was held
    left_at = models.DateTimeField(null=True)  # left the relationship while it went on, or soon after

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="participant_once")]
        indexes = [models.Index(fields=["person", "conversation"], name="participant_of")]


class Shift(Row):
    """A conversation that was moved: from when, to when, by whom, and what they said about it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="shifts")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    words = models.TextField(blank=True, default="")


class Topic(Row):
    """Something to talk about, until it is decided or taken back. One that was not reached moves on, with its day."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, null=True, db_index=False, related_name="topics"
    )  # none while it waits for a next one
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    detail = models.TextField(blank=True, default="")
    place = models.PositiveIntegerField()
    minutes = models.PositiveSmallIntegerField(null=True)
    commitment_id = models.UUIDField(null=True)  # the promise it is about
    raised_on = models.DateField()  # its day of origin
    raised_in = models.UUIDField(null=True)  # the conversation it was first meant for
    carried = models.PositiveSmallIntegerField(default=0)  # how often it moved on
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)  # none while it is its author's alone
    settled_at = models.DateTimeField(null=True)  # decided, or taken back
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "place"], name="topic_of"),
            models.Index(fields=["relationship", "settled_at"], name="topic_in"),
            models.Index(fields=["author", "-made_at"], name="topic_by"),
        ]


class ReadBack(Row):
    """What somebody thinks was agreed, and what they own; unseen by the others until it is revealed."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, db_index=False, related_name="read_backs")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    agreed = models.TextField(blank=True, default="")
    owned = models.TextField(blank=True, default="")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "person"], name="read_back_of_conversation")]


class Wording(Row):
    """Words put forward to close a gap; when all who were there say yes they are what was agreed."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, db_index=False, related_name="wordings")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    agreed_by = models.JSONField(default=list)  # ids of people
    agreed_at = models.DateTimeField(null=True)  # by all
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "-at"], name="wording_of")]


class Habit(Row):
    """What a relationship does in its conversations by habit: chosen by those in it, remembered from the last one."""

    relationship = models.OneToOneField(RELATIONSHIP, on_delete=models.CASCADE, related_name="+")
    reads_back = models.BooleanField(default=True)
    has_timer = models.BooleanField(default=False)
    has_turns = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")


class Prompt(Row):
    """How often a question of a ritual was put to somebody, so that it varies, and fades when nobody needs it."""

    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.CASCADE, db_index=False, related_name="+")
    code = models.CharField(max_length=40)
    shown = models.PositiveSmallIntegerField(default=0)
    shown_at = models.DateTimeField(null=True)
    used = models.PositiveSmallIntegerField(default=0)
    put_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "relationship", "code"], name="prompt_once")]
