"""Notes that are written live are found by their words a little later: the worker files those that changed."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.conversations.commands.indexing import index_text
from carefront.conversations.models import Conversation, Participant
from carefront.kit.durable import command, step
from carefront.kit.live import texts

EVERY = timedelta(seconds=15)
LATELY = timedelta(minutes=3)

_last: dict[str, datetime] = {}


def file_due(now: datetime, worker: str, limit: int = 100) -> int:
    """File the notes that changed within the last minutes, every quarter of a minute; answer 0, so that it waits."""
    if (last := _last.get("at")) is not None and abs(now - last) < EVERY:
        return 0
    _last["at"] = now
    changed = texts.changed_since(now - LATELY)
    rows = Conversation.objects.filter(pk__in=changed)
    for key in rows.order_by("pk").values_list("pk", flat=True)[:limit]:
        _file(key, now)
    return 0


@command
def _file(conversation_id: UUID, now: datetime) -> None:
    row = Conversation.objects.filter(pk=conversation_id).first()
    if row is not None:
        file_notes(row, now=now)


@step
def file_notes(row: Conversation, *, now: datetime) -> None:
    """Let the notes of a conversation be found as they stand: the shared ones by all, each one's own by them alone."""
    parts = Participant.objects.filter(conversation=row, note_id__isnull=False).values_list("person_id", "note_id")
    held = [(None, row.notes_id), *parts] if row.notes_id else list(parts)
    words = texts.words_of([key for _person, key in held if key is not None])
    for person, key in held:
        if key is not None and key in words:
            index_text(
                subject_id=key, conversation_id=row.pk, relationship_id=row.relationship_id, author_id=person,
                workspace_id=row.workspace_id, words=words[key], at=row.begun_at or row.made_at,
            )  # fmt: skip
