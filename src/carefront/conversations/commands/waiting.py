"""Topics that wait: what was not reached moves on to the next conversation, with its day of origin."""

from uuid import UUID

from django.db.models import F, Max, QuerySet

from carefront.conversations.models import Conversation, Topic
from carefront.core.meetings import ConversationState
from carefront.kit.durable import step


def _open(row: Conversation) -> QuerySet[Topic]:
    return Topic.objects.filter(conversation=row, settled_at__isnull=True)


def next_after(row: Conversation) -> Conversation | None:
    """Answer the conversation to which the open topics of `row` move: the series' next one, else the next planned."""
    planned = Conversation.objects.filter(
        relationship_id=row.relationship_id, state=ConversationState.PLANNED.value, starts_at__gte=row.starts_at
    ).exclude(pk=row.pk)
    if row.series_id is not None:
        same = planned.filter(series_id=row.series_id).order_by("starts_at").first()
        if same is not None:
            return same
    return planned.filter(kind=row.kind).order_by("starts_at").first() or planned.order_by("starts_at").first()


@step
def move_on(row: Conversation) -> list[UUID]:
    """Let the open topics of a conversation move on; answer which of those that are shared did.

    They go to the next one, or wait for it where none is planned. The caller holds the ledger's lock.
    """
    topics = list(_open(row).order_by("place", "pk"))
    if not topics:
        return []
    onward = next_after(row)
    place = last_place(onward) if onward is not None else 0
    for topic in topics:
        place += 1
        topic.conversation = onward
        topic.place = place
        topic.carried = F("carried") + 1
        topic.save(update_fields=["conversation", "place", "carried"])
    return [topic.pk for topic in topics if topic.shared_at is not None]


@step
def take_up(row: Conversation) -> None:
    """Give the topics that wait in a relationship to a conversation that was just planned. The lock is the caller's."""
    waiting = Topic.objects.filter(
        relationship_id=row.relationship_id, conversation__isnull=True, settled_at__isnull=True
    )
    place = last_place(row)
    for topic in waiting.order_by("place", "pk"):
        place += 1
        topic.conversation, topic.place = row, place
        topic.save(update_fields=["conversation", "place"])


def last_place(row: Conversation) -> int:
    """Answer the place of the last topic of a conversation; 0 when it has none."""
    found: int | None = Topic.objects.filter(conversation=row).aggregate(last=Max("place"))["last"]
    return found or 0
