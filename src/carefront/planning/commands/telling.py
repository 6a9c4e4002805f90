"""Telling the open pages of a period that a part of it changed."""

from typing import Final
from uuid import UUID

from carefront.kit.durable import step
from carefront.kit.live import signals

ITEMS: Final = "items"
CAPACITY: Final = "capacity"
STATE: Final = "state"


@step
def changed(period_id: UUID | None, what: str) -> None:
    """Tell whoever has the page of a period open that `what` changed, once this transaction is on disk."""
    if period_id is not None:
        signals.signal(period_id, what)
