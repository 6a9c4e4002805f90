"""Rows of the plumbing: ledgers, letters, jobs, and what makes a repeated call harmless."""

from django.db import models
from django.db.models import Q

from carefront.kit.rows import Row, Waiting


class Stream(models.Model):
    """The head of one relationship's ledger; its row is the lock under which events get their order."""

    id = models.UUIDField(primary_key=True)
    workspace_id = models.UUIDField()
    last_seq = models.PositiveBigIntegerField(default=0)
    # The bookmark of what follows it: a fact that is written puts the row into the index below by itself.
    followed_seq = models.PositiveBigIntegerField(default=0, db_default=0)

    class Meta:
        indexes = [models.Index(fields=["id"], name="stream_moved", condition=Q(last_seq__gt=models.F("followed_seq")))]


class Event(Row):
    """One fact of a ledger: ids, typed facts and dates, never free text."""

    workspace_id = models.UUIDField()
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="event_order")]
        indexes = [models.Index(fields=["subject_id", "seq"], name="event_by_subject")]


class Letter(Row, Waiting):
    """A message that waits to be sent: who, what kind, about which rows; its words are made when it is sent.

    `wanted_at` is when it was first meant to go, whatever its lease says since. `outcome` is what became of it
    (see kit.posting.outcomes); `joined_into` the one letter that went in place of several.
    """

    workspace_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    to_person_id = models.UUIDField(null=True)
    to_address = models.CharField(max_length=320, blank=True, default="")
    about = models.JSONField(default=dict)
    dedupe = models.CharField(max_length=120, null=True, unique=True)
    written_at = models.DateTimeField()
    wanted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)
    held = models.BooleanField(default=False)
    trouble = models.CharField(max_length=40, blank=True, default="")
    outcome = models.CharField(max_length=12, blank=True, default="")
    joined_into = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="letter_due", condition=Q(due_at__isnull=False, held=False)),
            models.Index(fields=["to_person_id"], name="letter_waiting", condition=Q(due_at__isnull=False)),
            models.Index(fields=["to_person_id", "-written_at"], name="letter_to"),
            models.Index(fields=["to_address", "-written_at"], name="letter_to_address", condition=~Q(to_address="")),
            models.Index(fields=["workspace_id", "trouble"], name="letter_trouble", condition=~Q(trouble="")),
            models.Index(fields=["joined_into"], name="letter_joined", condition=Q(joined_into__isnull=False)),
        ]


class Job(Row, Waiting):
    """A piece of work that somebody asked for and that takes a while, with how far it has come."""

    workspace_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    dedupe = models.CharField(max_length=120, null=True, unique=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    trouble = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="job_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["person_id", "-created_at"], name="job_by_person"),
        ]


class Beat(models.Model):
    """When a worker was last seen, and what is in its way, as a code."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()
    started_at = models.DateTimeField()
    trouble = models.CharField(max_length=40, blank=True, default="")


class Repeat(Row):
    """An answer already given to a call with this Idempotency-Key."""

    person_id = models.UUIDField()
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="repeat_once")]
        indexes = [models.Index(fields=["created_at"], name="repeat_age")]


class Received(models.Model):
    """A message that came in and was dealt with, by its Message-ID, so that it is dealt with once."""

    message_id = models.CharField(max_length=255, primary_key=True)
    at = models.DateTimeField(db_index=True)
    outcome = models.CharField(max_length=40)


class LiveText(Row):
    """A text that several people write at once, in a room: a snapshot, and the updates since it was made.

    `words` is the text as it stood at update `words_seq`, for reading and searching without the library.
    """

    room_id = models.UUIDField(db_index=True)
    workspace_id = models.UUIDField()
    snapshot = models.BinaryField(default=b"")
    snapshot_seq = models.PositiveBigIntegerField(default=0)
    last_seq = models.PositiveBigIntegerField(default=0)
    words = models.TextField(blank=True, default="")
    words_seq = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(db_index=True)


class LiveUpdate(models.Model):
    """One change of a shared text, as browsers exchange it; taken into the snapshot after a while."""

    text = models.ForeignKey(LiveText, on_delete=models.CASCADE, related_name="updates", db_index=False)
    seq = models.PositiveBigIntegerField()
    piece = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "seq"], name="live_update_order")]


class LiveSignal(models.Model):
    """Word to the open pages of a room that a part changed: a short code, and the text it concerns if it is one."""

    room_id = models.UUIDField()
    what = models.CharField(max_length=40)
    text_id = models.UUIDField(null=True)
    at = models.DateTimeField(db_index=True)
