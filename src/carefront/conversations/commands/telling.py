"""Telling the open pages of a conversation that a part of it changed."""

from typing import Final
from uuid import UUID

from carefront.kit.durable import step
from carefront.kit.live import signals

TOPICS: Final = "topics"
DECISIONS: Final = "decisions"
STATE: Final = "state"
TIMER: Final = "timer"
READ_BACKS: Final = "read-backs"


@step
def changed(conversation_id: UUID | None, what: str) -> None:
    """Tell whoever has the page of a conversation open that `what` changed, once this transaction is on disk."""
    if conversation_id is not None:
        signals.signal(conversation_id, what)
