"""What people's coming and going means for the conversations of a relationship."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from carefront.conversations.commands import inviting
from carefront.conversations.models import Conversation, Participant, Series
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import LIVE, ConversationState, notice
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.kit.live import signals
from carefront.people import queries as people

READING_BACK = timedelta(days=2)  # after the end, in which more may be said
_LIVE = [state.value for state in LIVE]


@step
def relationship_ends(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Let what was planned in a relationship that ended not take place, and end its series."""
    stream = journal.lock(relationship_id)
    who = by.id if by else None
    planned = Conversation.objects.filter(relationship_id=relationship_id, state__in=_LIVE).order_by("starts_at")
    for row in planned:
        if row.state == ConversationState.OPEN.value:
            row.state, row.closed_at, row.closed_by_id = ConversationState.CLOSED.value, now, who
            row.save(update_fields=["state", "closed_at", "closed_by"])
            continue
        row.state, row.cancelled_at, row.cancelled_by_id = ConversationState.CANCELLED.value, now, who
        row.sequence, row.changed_at = row.sequence + 1, now
        row.save(update_fields=["state", "cancelled_at", "cancelled_by", "sequence", "changed_at"])
        journal.append(
            stream, Kind.CONVERSATION_CANCELLED, by=who, about=row.pk, at=now, starts=row.starts_at,
            notice=notice(row.starts_at, now),
        )  # fmt: skip
    Series.objects.filter(relationship_id=relationship_id, ended_on__isnull=True).update(
        ended_on=now.date(), ended_at=now, ended_by_id=who, due_at=None
    )


@step
def member_leaves(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Take whoever leaves a team out of what is planned, what goes on and what has just ended in it.

    Of the last two more may still be said, which is no longer said to them; what was over stays theirs to read.
    """
    if by is not None:
        Participant.objects.filter(
            person_id=by.id,
            conversation__relationship_id=relationship_id,
            conversation__state=ConversationState.PLANNED.value,
        ).delete()
        lately = Q(conversation__closed_at__gt=now - READING_BACK) | Q(conversation__state=ConversationState.OPEN.value)
        held = Participant.objects.filter(
            lately, person_id=by.id, conversation__relationship_id=relationship_id, left_at__isnull=True
        )
        keys = list(held.values_list("conversation_id", flat=True))
        held.update(left_at=now)
        for key in keys:
            signals.signal(key, "access", now=now)


@step
def member_joins(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Give whoever joins a team a part in what is still planned in it, and ask them to the next of it."""
    if by is None:
        return
    planned = Conversation.objects.filter(
        relationship_id=relationship_id, state=ConversationState.PLANNED.value, starts_at__gt=now
    ).order_by("starts_at")
    rows = list(planned)
    Participant.objects.bulk_create(
        [Participant(workspace_id=row.workspace_id, conversation=row, person_id=by.id) for row in rows],
        ignore_conflicts=True,
    )
    told: set[UUID | None] = set()
    for row in rows:
        if row.series_id is None or row.series_id not in told:
            told.add(row.series_id)
            planner = people.actors_of([row.by_id]).get(row.by_id)
            if planner is not None:
                inviting.invite(row, [by.id], by=planner, now=now)
