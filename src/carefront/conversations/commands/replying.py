"""Answers that come back by mail, for whoever was invited: kept at the conversation they are about."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from carefront.conversations.commands import moving
from carefront.conversations.models import Conversation, Participant
from carefront.conversations.queries.invitations import uid_in_calendars
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, Reply
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import step
from carefront.people import queries as people

_LIVE = {state.value for state in LIVE}


@step
def keep_answer(
    *,
    part_id: UUID,
    uid: str,
    occurrence: Callable[[str], date | None],
    sequence: int,
    reply: Reply,
    words: str,
    proposed: datetime | None,
    now: datetime,
) -> bool:
    """Keep one answer of a calendar; answer False for one to an earlier time, which says nothing about the one now.

    `occurrence` says which day of a series is meant, in a zone; None means all that are still planned. A `proposed`
    time is kept as words beside the answer: moving is for those who take part to do. Raises Refusal(LINK_SPENT) for
    an invitation that is gone, Refusal(ALREADY_SETTLED) for a conversation that is over or was cancelled.
    """
    part, by = _part(part_id)
    row = part.conversation
    if uid != uid_in_calendars(row):
        raise Refusal(Because.LINK_SPENT)
    said = text.shortened(words, text.LINE)
    if proposed is not None:
        said = text.shortened(f"→ {by.local(proposed):%Y-%m-%d %H:%M} {said}", text.LINE)
    kept = False
    for each in _meant(row, occurrence(row.zone), by):
        if sequence < each.sequence and each.series_id is None:
            continue
        moving.reply_within(by=by, conversation_id=each.pk, reply=reply.value, words=said, now=now)
        kept = True
    return kept


def _meant(row: Conversation, day: date | None, by: Actor) -> list[Conversation]:
    """Answer the conversations that an answer is about."""
    if row.series_id is None:
        return [row]
    rows = Conversation.objects.filter(series_id=row.series_id, participants__person_id=by.id).order_by("starts_at")
    if day is not None:
        found = list(rows.filter(original_on=day))
        if not found:
            raise Refusal(Because.LINK_SPENT)
        return found
    return [each for each in rows if each.state in _LIVE]


@step
def keep_words(*, part_id: UUID, words: str, now: datetime) -> None:
    """Keep what somebody wrote back to an invitation beside their answer. Raises Refusal(EMPTY | LINK_SPENT)."""
    part, _ = _part(part_id)
    said = text.shortened(words, text.LINE)
    if not said:
        raise Refusal(Because.EMPTY, "text")
    if part.conversation.state not in _LIVE:
        raise Refusal(Because.ALREADY_SETTLED)
    part.reply_words, part.replied_at = said, part.replied_at or now
    part.save(update_fields=["reply_words", "replied_at"])


def _part(part_id: UUID) -> tuple[Participant, Actor]:
    part = Participant.objects.select_related("conversation").filter(pk=part_id).first()
    by = people.actor_if_here(part.person_id) if part is not None else None
    if part is None or by is None:
        raise Refusal(Because.LINK_SPENT)
    return part, by
