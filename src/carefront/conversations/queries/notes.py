"""The notes of a conversation: the shared text, one's own, and who may enter where they are written live."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from carefront.conversations import access
from carefront.conversations.cards import ConversationCard
from carefront.conversations.models import Participant
from carefront.core.actors import Actor
from carefront.core.meetings import may_write_notes
from carefront.core.policy import Deed
from carefront.core.refusals import Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit.live import texts
from carefront.kit.live.registry import Entry
from carefront.kit.live.texts import Text

ROOM = "conversation"  # the kind of live room


@dataclass(frozen=True, slots=True)
class NotesCard:
    """Show the notes of a conversation to one who takes part: the shared ones, and their own."""

    shared_id: UUID
    shared: Text
    own_id: UUID
    own: Text


def notes(card: ConversationCard) -> NotesCard | None:
    """Show the notes of a conversation that was shown to their reader; None before it was begun. 2 SQL queries."""
    if card.notes_id is None or card.note_id is None:
        return None
    return NotesCard(card.notes_id, texts.text_of(card.notes_id), card.note_id, texts.text_of(card.note_id))


def entrance(person: Actor, room_id: UUID) -> Entry | None:
    """Answer how `person` may enter a conversation live: its shared notes, and their own; None where it is hidden."""
    try:
        row = access.reach_conversation(person, room_id, Deed.SEE)
    except Refusal:
        return None
    own = Participant.objects.filter(conversation=row, person_id=person.id).values_list("note_id", flat=True).first()
    mine = {own} if own is not None else set()
    shared = {row.notes_id} if row.notes_id is not None else set()
    goes_on = row.relationship.state == RelationshipState.ACTIVE.value
    open_still = goes_on and may_write_notes(row.closed_at, row.cancelled_at, timezone.now())
    return Entry(person.id, person.name, frozenset(mine | shared), frozenset(mine | shared if open_still else mine))
