"""Notes of a conversation: one text that all share, and one for each that is theirs alone."""

from datetime import datetime
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.commands import filing
from carefront.conversations.commands.locking import was_there
from carefront.conversations.models import Conversation, Participant
from carefront.core.actors import Actor
from carefront.core.meetings import may_write_notes
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step
from carefront.kit.live import texts
from carefront.relationships import queries as relationships


@step
def open_notes(row: Conversation, *, now: datetime) -> None:
    """Open the shared text of a conversation, and one for everybody who takes part. The lock is the caller's."""
    if row.notes_id is None:
        row.notes_id = texts.open_text(room_id=row.pk, workspace_id=row.workspace_id, now=now)
        row.save(update_fields=["notes_id"])
    for part in Participant.objects.filter(conversation=row, note_id__isnull=True):
        part.note_id = texts.open_text(room_id=row.pk, workspace_id=row.workspace_id, now=now)
        part.save(update_fields=["note_id"])


@command
def write_notes(*, by: Actor, conversation_id: UUID, own: bool, base: str, words: str, now: datetime) -> str:
    """Join what somebody wrote into the shared notes, or into their `own`; answer the version it has now.

    `base` is the version that their page was drawn from: what others wrote meanwhile stays, word for word.
    Raises Refusal(HIDDEN | TOO_LONG), Refusal(CHANGED_MEANWHILE) for a base that was never drawn, and
    Refusal(ALREADY_SETTLED) for shared notes a day after the end, Refusal(RESTING) where it all rests or has ended.
    """
    row = access.reach_conversation(by, conversation_id, Deed.RESPOND)
    text_id = row.notes_id
    if own:
        text_id = Participant.objects.get(conversation=row, person_id=by.id).note_id
    else:
        relationships.open_for(by, row.relationship_id)
        if not may_write_notes(row.closed_at, row.cancelled_at, now):
            raise Refusal(Because.ALREADY_SETTLED)
    if text_id is None:
        raise Refusal(Because.HIDDEN)
    was_there(by, row.pk)
    version = texts.merge_text(text_id=text_id, base=base, words=words, now=now)
    filing.file_notes(row, now=now)
    return version


@step
def forget_notes(person_id: UUID, now: datetime) -> None:
    """Forget the texts that were somebody's alone. What was written in shared notes stays with those who share them."""
    for part in Participant.objects.filter(person_id=person_id, note_id__isnull=False):
        assert part.note_id is not None
        texts.forget_text(part.note_id, now=now)
        part.note_id = None
        part.save(update_fields=["note_id"])
