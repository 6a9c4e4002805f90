"""Rows of conversations: a transcript that was brought, who speaks in it, what was found, and what was kept."""

from django.db import models

from carefront.core.due import Due
from carefront.core.requests import Said
from carefront.kit.rows import Row

PERSON, WORKSPACE, RELATIONSHIP = "people.Person", "people.Workspace", "relationships.Relationship"


class Dated(models.Model):
    """A day, perhaps a time, and the zone in which both are meant."""

    due_on = models.DateField(null=True)
    due_time = models.TimeField(null=True)
    due_zone = models.CharField(max_length=64, default="UTC")

    class Meta:
        abstract = True

    def due(self) -> Due | None:
        """Answer the day that was read."""
        return None if self.due_on is None else Due(self.due_on, self.due_time, self.due_zone)


class Spoken(models.Model):
    """Where something was said."""

    title = models.CharField(max_length=120)
    took_place_on = models.DateField()
    speaker_name = models.CharField(max_length=120, blank=True, default="")
    begins = models.FloatField(null=True)  # seconds into the recording
    sentence = models.TextField()

    class Meta:
        abstract = True

    def said(self) -> Said:
        """Answer where it was said."""
        return Said(self.title, self.took_place_on, self.speaker_name, self.begins, self.sentence)


class Transcript(Row):
    """A conversation that somebody brought in writing. Only they see it; its file goes as soon as it is read."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    title = models.CharField(max_length=120)
    took_place_on = models.DateField()
    language = models.CharField(max_length=8, default="en")
    made_at = models.DateTimeField()
    job_id = models.UUIDField()
    conversation_id = models.UUIDField(null=True)  # the conversation that it was dropped on
    read_at = models.DateTimeField(null=True)
    turns = models.PositiveIntegerField(default=0)
    odd = models.JSONField(default=list)  # what was unusual: code, how often, line of the first time
    trouble = models.CharField(max_length=20, blank=True, default="")  # core.conversations.Trouble

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="transcript_of")]


class Speaker(Row):
    """A name in a transcript, and whom it means once its reader said so."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, db_index=False, related_name="speakers")
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    turns = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    settled = models.BooleanField(default=False)  # whom it means was said, nobody among the answers
    erased = models.BooleanField(default=False)  # it meant somebody who was erased: the name is shown nowhere

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transcript", "name"], name="speaker_once")]

    def called(self) -> str:
        """Answer the name under which it is shown; none for somebody who was erased."""
        return "" if self.erased else self.name


class Finding(Row, Dated):
    """A sentence that promises, asks, proposes or decides something. It binds nobody."""

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, db_index=False, related_name="findings")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)  # core.finding.Kind
    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    owner = models.ForeignKey(Speaker, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    likely = models.ForeignKey(Speaker, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    sentence = models.TextField()
    about = models.TextField(blank=True, default="")  # the sentence just before, where this one points at it
    about_by = models.ForeignKey(Speaker, on_delete=models.CASCADE, null=True, db_index=False, related_name="+")
    line = models.PositiveIntegerField()
    begins = models.FloatField(null=True)
    sureness = models.FloatField()
    hedged = models.BooleanField()
    modality = models.CharField(max_length=10, default="stated")  # core.promises.slots.Modality
    state = models.CharField(max_length=10, default="open")  # core.conversations.FindingState
    became = models.CharField(max_length=10, blank=True, default="")  # core.conversations.Became
    kept_as = models.UUIDField(null=True)  # the request, proposal or decision
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transcript", "place"], name="finding_once")]


class Proposal(Row, Dated, Spoken):
    """Something that its owner said in a conversation: a promise only once they say so."""

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    words = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    commitment_id = models.UUIDField(null=True)  # none when it was declined

    class Meta:
        indexes = [models.Index(fields=["person", "settled_at", "made_at"], name="proposal_of")]


class Decision(Row, Spoken, Dated):
    """What was decided in a conversation, for those who share it: kept from a transcript, or how a topic ended.

    `owner` is who does it, where somebody does; `due_on` by when, or when to look at it again.
    """

    workspace = models.ForeignKey(WORKSPACE, on_delete=models.PROTECT, db_index=False, related_name="+")
    relationship = models.ForeignKey(RELATIONSHIP, on_delete=models.PROTECT, db_index=False, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, db_index=False, related_name="+")
    conversation_id = models.UUIDField()  # the conversation's id, or the transcript's; decisions outlive that
    place = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    kept_at = models.DateTimeField()
    topic = models.ForeignKey("conversations.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    ruling = models.CharField(max_length=12, blank=True, default="")  # core.meetings.Ruling
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    commitment_id = models.UUIDField(null=True)  # the owner's promise that came of it
    request_id = models.UUIDField(null=True)  # what the owner was asked
    replaced_at = models.DateTimeField(null=True)  # decided otherwise since

    class Meta:
        indexes = [
            models.Index(fields=["relationship", "-kept_at"], name="decision_in"),
            models.Index(fields=["by", "-kept_at"], name="decision_by"),
            models.Index(fields=["conversation_id", "place"], name="decision_of"),
        ]
