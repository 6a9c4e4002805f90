"""Topics: added by anybody who takes part, privately first if they like, in an order that all can change."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments.commands.locking import open_place
from carefront.commitments.queries.between import lines_by_id
from carefront.conversations.commands import indexing, telling, waiting
from carefront.conversations.commands.locking import held, topic_for
from carefront.conversations.models import Conversation, Topic
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, MOST_TOPICS, moved
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.once import made_once

DETAIL = 4000  # characters


@command
def add_topic(
    *,
    by: Actor,
    words: str,
    now: datetime,
    conversation_id: UUID | None = None,
    relationship_id: UUID | None = None,
    detail: str = "",
    private: bool = False,
    minutes: int | None = None,
    commitment_id: UUID | None = None,
    once: str = "",
) -> UUID:
    """Add a topic to a conversation, or to the next one of a relationship; answer its id.

    `private` keeps it its author's alone until they share it; `minutes` (1-240) is how long it may take.
    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG | TOO_MANY | OUT_OF_RANGE).
    """

    def deed() -> UUID:
        row = None
        if conversation_id is not None:
            row = held(by, conversation_id, Deed.RESPOND, *LIVE).row
        place_id = row.relationship_id if row is not None else relationship_id
        if place_id is None:
            raise Refusal(Because.EMPTY, "relationship")
        if row is None:
            open_place(by, place_id)
            row = _next_of(place_id, now)
        made = write_topic(
            by, row, place_id, words, detail=detail, private=private, minutes=minutes, commitment_id=commitment_id,
            now=now,
        )  # fmt: skip
        return made.pk

    return made_once(by.id, once, now, deed)


def _next_of(relationship_id: UUID, now: datetime) -> Conversation | None:
    live = [state.value for state in LIVE]
    rows = Conversation.objects.filter(relationship_id=relationship_id, state__in=live, starts_at__gte=now)
    return rows.order_by("starts_at").first()


@step
def write_topic(
    by: Actor,
    row: Conversation | None,
    place_id: UUID,
    words: str,
    *,
    detail: str = "",
    private: bool = False,
    minutes: int | None = None,
    commitment_id: UUID | None = None,
    now: datetime,
) -> Topic:
    """Write a topic inside a command that holds the ledger's lock; without a conversation it waits for the next."""
    still = Topic.objects.filter(relationship_id=place_id, conversation=row, settled_at__isnull=True)
    # Others' private ones count for themselves alone, or the limit would tell how many there are.
    counted = Q(author_id=by.id, shared_at__isnull=True) if private else Q(shared_at__isnull=False)
    if still.filter(counted).count() >= MOST_TOPICS:
        raise Refusal(Because.TOO_MANY, "words", limit=MOST_TOPICS)
    if commitment_id is not None and not lines_by_id(by, {commitment_id}, None, now=now):
        raise Refusal(Because.HIDDEN)
    made = Topic(
        id=new_id(), workspace_id=by.workspace_id, relationship_id=place_id, conversation=row, author_id=by.id,
        words=text.line(words, "words"), detail=text.prose(detail, "detail", limit=DETAIL),
        place=(waiting.last_place(row) if row is not None else still.count()) + 1, minutes=_minutes(minutes),
        commitment_id=commitment_id, raised_on=by.local(now).date(), raised_in=row.pk if row is not None else None,
        made_at=now, changed_at=now, shared_at=None if private else now,
    )  # fmt: skip
    made.save(force_insert=True)
    indexing.index_topic(made)
    _tell(made)
    return made


def _tell(row: Topic) -> None:
    """Tell the open pages of a topic that others see; of a private one not even that something changed."""
    if row.shared_at is not None:
        telling.changed(row.conversation_id, telling.TOPICS)


def _minutes(given: int | None) -> int | None:
    if given is not None and not 1 <= given <= 240:
        raise Refusal(Because.OUT_OF_RANGE, "minutes", low=1, high=240)
    return given


@command
def reword_topic(
    *, by: Actor, topic_id: UUID, words: str, detail: str = "", minutes: int | None = None, now: datetime
) -> None:
    """Say an own topic in other words. Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED | EMPTY | TOO_LONG)."""
    row = _unsettled(by, topic_id, Deed.CHANGE)
    row.words, row.detail = text.line(words, "words"), text.prose(detail, "detail", limit=DETAIL)
    row.minutes, row.changed_at = _minutes(minutes), now
    row.save(update_fields=["words", "detail", "minutes", "changed_at"])
    indexing.index_topic(row)
    _tell(row)


@command
def share_topic(*, by: Actor, topic_id: UUID, now: datetime) -> None:
    """Let the others of the conversation see an own topic; it is not taken back by hiding it again.

    Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED).
    """
    row = _unsettled(by, topic_id, Deed.CHANGE)
    if row.shared_at is None:
        row.shared_at = row.changed_at = now
        row.save(update_fields=["shared_at", "changed_at"])
        telling.changed(row.conversation_id, telling.TOPICS)


@command
def withdraw_topic(*, by: Actor, topic_id: UUID, now: datetime) -> None:
    """Take an own topic back. Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED)."""
    row = _unsettled(by, topic_id, Deed.CHANGE)
    row.settled_at = row.withdrawn_at = row.changed_at = now
    row.save(update_fields=["settled_at", "withdrawn_at", "changed_at"])
    indexing.index_topic(row)
    _tell(row)


@command
def move_topic(*, by: Actor, topic_id: UUID, places: int, now: datetime) -> None:
    """Move a topic up (negative) or down among the open ones of its conversation, for all who see it.

    Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED).
    """
    row = _unsettled(by, topic_id, Deed.ANSWER)
    among = Topic.objects.filter(
        relationship_id=row.relationship_id, conversation=row.conversation, settled_at__isnull=True
    )
    every = list(among.order_by("place", "pk"))
    # Moved among those that the mover sees; what others keep to themselves stays where it stands.
    seen = [topic for topic in every if topic.shared_at is not None or topic.author_id == by.id]
    mine = next(topic for topic in seen if topic.pk == row.pk)
    order = iter(moved(seen, mine, max(-MOST_TOPICS, min(places, MOST_TOPICS))))
    shown = {topic.pk for topic in seen}
    for place, topic in enumerate([next(order) if one.pk in shown else one for one in every], start=1):
        if topic.place != place:
            topic.place = place
            topic.save(update_fields=["place"])
    telling.changed(row.conversation_id, telling.TOPICS)


@command
def put_topic_off(*, by: Actor, topic_id: UUID, now: datetime) -> None:
    """Let a topic wait for the next conversation. Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED)."""
    row = _unsettled(by, topic_id, Deed.ANSWER)
    here = row.conversation
    if here is None:
        return
    onward = waiting.next_after(here)
    row.conversation, row.carried = onward, row.carried + 1
    row.place = waiting.last_place(onward) + 1 if onward is not None else 1
    row.save(update_fields=["conversation", "carried", "place"])
    telling.changed(here.pk, telling.TOPICS)


def _unsettled(by: Actor, topic_id: UUID, deed: Deed) -> Topic:
    row, _stream = topic_for(by, topic_id, deed)
    if row.settled_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    return row
