"""Conversations that end: begun by those who were there, with decisions, read back and closed."""

from datetime import datetime, time, timedelta
from uuid import UUID

from carefront.conversations.commands import deciding, holding, scheduling, topics
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.ending import StepDraft
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from tests.cast import day, in_days

HOUR = timedelta(hours=1)
KINDS = ConversationKind.COACHING, ConversationKind.CHECK_IN, ConversationKind.ONE_TO_ONE


def planned(
    by: Actor, place: UUID, now: datetime, kind: ConversationKind = ConversationKind.COACHING, *, days: int = 0
) -> UUID:
    """Plan a conversation for later today, or for another day."""
    draft = ConversationDraft(place, kind, Slot(day(now, days), time(11), "UTC", 45), "Our hour")
    return scheduling.plan_conversation(by=by, draft=draft, now=now)


def begun(
    place: UUID, now: datetime, *there: Actor, kind: ConversationKind = ConversationKind.COACHING
) -> UUID:  # fmt: skip
    """Hold a conversation in which some were there."""
    key = planned(there[0], place, now, kind)
    for one in there:
        holding.begin_conversation(by=one, conversation_id=key, now=now)
    return key


def decided(
    by: Actor, conversation: UUID, now: datetime, words: str = "The launch", ruling: Ruling = Ruling.DO, *,
    owner: Actor | None = None, bind: bool = False,
) -> deciding.Decided:  # fmt: skip
    """Talk about something, and say how it ends."""
    topic = topics.add_topic(by=by, conversation_id=conversation, words=words, now=now)
    draft = RulingDraft(ruling, words, owner.id if owner else None, in_days(now, 5))
    return deciding.decide_topic(by=by, topic_id=topic, draft=draft, bind=bind, now=now)


def steps(now: datetime, *words: str) -> list[StepDraft]:
    """Write next steps, one a day."""
    return [StepDraft(each, Due(day(now, place), None, "UTC")) for place, each in enumerate(words, start=1)]
