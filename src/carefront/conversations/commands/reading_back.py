"""Reading back: each writes, unseen, what was agreed; all of it is opened together, and words close the gap."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.commands import indexing, telling
from carefront.conversations.commands.locking import Held, held, was_there
from carefront.conversations.models import Conversation, Participant, ReadBack, Wording
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ending import ACCOUNT, all_in, checked_account, may_read_back, waited_for
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationState
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.relationships import queries as relationships

OPEN, CLOSED = ConversationState.OPEN, ConversationState.CLOSED


@command
def write_read_back(*, by: Actor, conversation_id: UUID, agreed: str, owned: str = "", now: datetime) -> UUID:
    """Write what one thinks was agreed, and what of it one owns; answer its id.

    Nobody else sees it until all are opened, and until then it can be said otherwise. When everybody who was there has
    written, all are opened. Whoever writes after that, writes once, and beside a later date.
    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG), Refusal(ALREADY_SETTLED) before a conversation is held, two
    days after its end, or for an account that was opened.
    """
    it = held(by, conversation_id, Deed.ANSWER, OPEN, CLOSED)
    if not may_read_back(it.state, it.row.closed_at, now):
        raise Refusal(Because.ALREADY_SETTLED)
    account = checked_account(agreed, owned)
    was_there(by, it.row.pk)
    row = ReadBack.objects.filter(conversation=it.row, person_id=by.id).first()
    if row is not None and it.row.revealed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    row = row or ReadBack(conversation=it.row, person_id=by.id)
    row.agreed, row.owned, row.written_at = account.agreed, account.owned, now
    row.save()
    indexing.index_read_back(row)
    written = _written(it.row)
    if it.row.revealed_at is None and all_in(awaited(it), written):
        _open(it, by, written, now)
    telling.changed(it.row.pk, telling.READ_BACKS)
    return row.pk


@command
def reveal_read_backs(*, by: Actor, conversation_id: UUID, now: datetime) -> None:
    """Open what was read back to everybody who takes part, without those who have not written.

    Only whoever wrote can ask for it, so that nobody reads first and writes then; once it is open it stays open.
    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED), Refusal(EMPTY, "agreed") for one who has not written.
    """
    it = held(by, conversation_id, Deed.ANSWER, OPEN, CLOSED)
    written = _written(it.row)
    if it.row.revealed_at is not None:
        return
    if by.id not in written:
        raise Refusal(Because.EMPTY, "agreed")
    _open(it, by, written, now)
    telling.changed(it.row.pk, telling.READ_BACKS)


@step
def _open(it: Held, by: Actor, written: Collection[UUID], now: datetime) -> None:
    it.row.revealed_at = now
    it.row.save(update_fields=["revealed_at"])
    journal.append(it.stream, Kind.READ_BACK_OPENED, by=by.id, about=it.row.pk, at=now, people=len(written))


def awaited(it: Held) -> tuple[UUID, ...]:
    """Answer whose account, or whose yes, is waited for in a conversation under its ledger's lock."""
    there = Participant.objects.filter(conversation=it.row, was_there=True, left_at__isnull=True).values_list(
        "person_id", flat=True
    )
    return waited_for(it.people, set(there), relationships.member_ids(it.row.relationship_id))


def _written(row: Conversation) -> set[UUID]:
    return set(ReadBack.objects.filter(conversation=row).values_list("person_id", flat=True))


@command
def put_words_forward(*, by: Actor, conversation_id: UUID, words: str, now: datetime) -> UUID:
    """Put words forward that say what was agreed, in place of others that wait for a yes; answer their id.

    They are what was agreed once everybody who was there says yes; whoever puts them forward has said so.
    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG).
    """
    it = held(by, conversation_id, Deed.RESPOND, OPEN, CLOSED)
    if it.row.revealed_at is None:  # words close a gap that all have seen
        raise Refusal(Because.ALREADY_SETTLED)
    said = text.prose(words, "words", required=True, limit=ACCOUNT)
    waiting = Wording.objects.filter(conversation=it.row, replaced_at__isnull=True, agreed_at__isnull=True)
    waiting.update(replaced_at=now)
    row = Wording(conversation=it.row, by_id=by.id, words=said, at=now, agreed_by=[str(by.id)])
    row.save(force_insert=True)
    _settle(row, it, by, it.stream, now)
    telling.changed(it.row.pk, telling.READ_BACKS)
    return row.pk


@command
def agree_to_words(*, by: Actor, wording_id: UUID, now: datetime) -> bool:
    """Say yes to words that were put forward; answer whether they are what was agreed now.

    Saying yes again changes nothing, unless whoever was waited for has left meanwhile.
    Raises Refusal(HIDDEN | RESTING), Refusal(ALREADY_SETTLED) when others were put forward in their place.
    """
    row = access.reach_wording(by, wording_id, Deed.ANSWER)
    it = held(by, row.conversation_id, Deed.ANSWER, OPEN, CLOSED)
    row.refresh_from_db()
    if row.replaced_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if str(by.id) not in row.agreed_by:
        row.agreed_by = [*row.agreed_by, str(by.id)]
        row.save(update_fields=["agreed_by"])
    if row.agreed_at is None:
        _settle(row, it, by, it.stream, now)
    telling.changed(it.row.pk, telling.READ_BACKS)
    return row.agreed_at is not None


@step
def _settle(row: Wording, it: Held, by: Actor, stream: Stream, now: datetime) -> None:
    """Keep words as what was agreed when nobody's yes is waited for any more."""
    if not all_in(awaited(it), {UUID(key) for key in row.agreed_by}):
        return
    Wording.objects.filter(conversation=it.row, replaced_at__isnull=True).exclude(pk=row.pk).update(replaced_at=now)
    row.agreed_at = now
    row.save(update_fields=["agreed_at"])
    it.row.agreed_words = row.words
    it.row.save(update_fields=["agreed_words"])
    indexing.index_agreement(it.row)
    journal.append(stream, Kind.WORDING_AGREED, by=by.id, about=it.row.pk, at=now, people=len(row.agreed_by))
