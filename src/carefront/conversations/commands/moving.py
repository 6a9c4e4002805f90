"""Moving and cancelling: dated facts, with who, when and how long before."""

from datetime import date, datetime
from uuid import UUID

from carefront.conversations.commands import indexing, inviting, scheduling, waiting
from carefront.conversations.commands.locking import Held, held, series_for
from carefront.conversations.models import Conversation, Participant, Series, Shift
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import (
    LIVE,
    ConversationDraft,
    ConversationKind,
    ConversationState,
    Slot,
    checked_slot,
    local_day,
    notice,
)
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream

PLANNED, OPEN = ConversationState.PLANNED, ConversationState.OPEN


@command
def move_conversation(*, by: Actor, conversation_id: UUID, slot: Slot, words: str = "", now: datetime) -> None:
    """Give a planned conversation another time; its topics stay with it, and everybody is asked again.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | PAST_DATE | FAR_DATE | OUT_OF_RANGE | TOO_LONG),
    Refusal(ALREADY_THERE) when it takes place then already.
    """
    it = held(by, conversation_id, Deed.CHANGE, PLANNED)
    slot, before = checked_slot(slot, now=now), it.row.starts_at
    if (slot.starts(), slot.minutes) == (before, it.row.minutes):
        raise Refusal(Because.ALREADY_THERE, "on")
    said = text.prose(words, "words", limit=2000)
    row = it.row
    row.on, row.at, row.zone, row.minutes, row.starts_at = slot.on, slot.at, slot.zone, slot.minutes, slot.starts()
    row.sequence, row.changed_at = row.sequence + 1, now
    row.save(update_fields=["on", "at", "zone", "minutes", "starts_at", "sequence", "changed_at"])
    Shift(conversation=row, by_id=by.id, at=now, from_at=before, to_at=row.starts_at, words=said).save(
        force_insert=True
    )
    indexing.index_conversation(row)
    Participant.objects.filter(conversation=row).exclude(person_id=by.id).update(
        reply="", replied_at=None, reply_words=""
    )
    journal.append(
        it.stream, Kind.CONVERSATION_MOVED, by=by.id, about=row.pk, at=now, starts=row.starts_at, was=before,
        notice=notice(before, now),
    )  # fmt: skip
    inviting.tell_moved(row, it.people, by=by, now=now)
    inviting.remind(row, it.people, now=now)


@command
def cancel_conversation(*, by: Actor, conversation_id: UUID, words: str = "", now: datetime) -> None:
    """Let a conversation not take place; its open topics move on to the next one.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | TOO_LONG).
    """
    it = held(by, conversation_id, Deed.CHANGE, PLANNED)
    cancel_within(it, by=by, words=words, now=now)
    inviting.tell_cancelled(it.row, it.people, by=by, now=now)


@step
def cancel_within(it: Held, *, by: Actor, words: str, now: datetime, series: UUID | None = None) -> None:
    """Cancel a conversation inside a command that tells the others itself.

    With its whole `series` it is one fact of the series, and none of this day: nobody cancelled ten conversations.
    """
    row = it.row
    row.state, row.cancelled_at, row.cancelled_by_id = ConversationState.CANCELLED.value, now, by.id
    row.reason, row.sequence, row.changed_at = text.prose(words, "words", limit=2000), row.sequence + 1, now
    row.save(update_fields=["state", "cancelled_at", "cancelled_by", "reason", "sequence", "changed_at"])
    indexing.index_conversation(row)
    waiting.move_on(row)
    if series is not None:
        return
    journal.append(
        it.stream, Kind.CONVERSATION_CANCELLED, by=by.id, about=row.pk, at=now, starts=row.starts_at,
        notice=notice(row.starts_at, now),
    )  # fmt: skip


@command
def end_series(*, by: Actor, series_id: UUID, now: datetime) -> None:
    """Let a series end: what is planned of it from now on does not take place. Raises Refusal(ALREADY_SETTLED)."""
    series, stream = series_for(by, series_id)
    if series.ended_on is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    _stop(series, stream, by, local_day(now, series.zone), now, Kind.SERIES_ENDED)


@command
def change_series(
    *, by: Actor, series_id: UUID, slot: Slot, rhythm: str, title: str = "", place: str = "", now: datetime
) -> UUID:
    """Let a series go on from `slot.on` in another rhythm, at another time or place; answer its next conversation.

    What was moved or written in by hand before that day stays. The old series ends there and a new one begins, so
    that what was held keeps its time. Topics move along. Raises Refusal as `plan_conversation` does, and
    Refusal(ALREADY_SETTLED) when it has ended.
    """
    series, stream = series_for(by, series_id)
    if series.ended_on is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    slot = checked_slot(slot, now=now)
    _stop(series, stream, by, min(slot.on, _next_day(series, now) or slot.on), now, Kind.SERIES_CHANGED)
    draft = ConversationDraft(
        series.relationship_id, ConversationKind(series.kind), slot, title, series.purpose, place, rhythm
    )
    return scheduling.plan_within(by=by, draft=draft, now=now).pk


def _next_day(series: Series, now: datetime) -> date | None:
    coming = Conversation.objects.filter(series=series, starts_at__gt=now, state=PLANNED.value)
    return coming.order_by("original_on").values_list("original_on", flat=True).first()


@step
def _stop(series: Series, stream: Stream, by: Actor, day: date, now: datetime, kind: Kind) -> None:
    series.ended_on, series.ended_at, series.ended_by_id, series.due_at = day, now, by.id, None
    series.sequence, series.changed_at = series.sequence + 1, now
    series.save(update_fields=["ended_on", "ended_at", "ended_by", "due_at", "sequence", "changed_at"])
    journal.append(stream, kind, by=by.id, about=series.pk, at=now)
    coming = Conversation.objects.filter(series=series, starts_at__gt=now, state=PLANNED.value, original_on__gte=day)
    people: set[UUID] = set()
    for row in coming.order_by("-starts_at"):  # the last first, so that topics move once, past all that is let go
        it = Held(row, stream, tuple(row.participants.values_list("person_id", flat=True)))
        people |= set(it.people)
        cancel_within(it, by=by, words="", now=now, series=series.pk)
    inviting.tell_series_ended(series, people, by=by, now=now)


@command
def answer_invitation(*, by: Actor, conversation_id: UUID, reply: str, words: str = "", now: datetime) -> None:
    """Say whether one comes: accepted, tentative or declined. Raises Refusal(HIDDEN | ALREADY_SETTLED | TOO_LONG)."""
    reply_within(by=by, conversation_id=conversation_id, reply=reply, words=words, now=now)


@step
def reply_within(*, by: Actor, conversation_id: UUID, reply: str, words: str = "", now: datetime) -> None:
    """Keep an answer to an invitation inside a command; saying the same again changes nothing.

    Whoever says that they come to one day of a series, and answered none of the others yet, says it of those too.
    """
    it = held(by, conversation_id, Deed.ANSWER, *LIVE)
    if reply not in {"accepted", "tentative", "declined"}:
        raise Refusal(Because.UNKNOWN_CHOICE, "reply", given=reply[:20])
    said = text.line(words, "words", required=False)
    part = Participant.objects.get(conversation=it.row, person_id=by.id)
    if (part.reply, part.reply_words) == (reply, said):
        return
    part.reply, part.reply_words, part.replied_at = reply, said, now
    part.save(update_fields=["reply", "reply_words", "replied_at"])
    if it.row.series_id is not None and reply != "declined":
        others = Participant.objects.filter(
            conversation__series_id=it.row.series_id, conversation__state=PLANNED.value, person_id=by.id, reply=""
        )
        others.update(reply=reply, replied_at=now)
    journal.append(it.stream, Kind.CONVERSATION_REPLIED, by=by.id, about=it.row.pk, at=now, reply=reply)
