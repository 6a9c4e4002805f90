"""What upper rooms do when a request is accepted: a list that they fill in `AppConfig.ready`.

Each callable gets `(request_id, commitment_id, now)` by position and runs inside the transaction of its cause, with the
ledger's lock held, after the promise was made. What it refuses undoes the acceptance.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Reaction = Callable[[UUID, UUID, datetime], None]

on_accept: list[Reaction] = []


def tell(request_id: UUID, commitment_id: UUID, now: datetime) -> None:
    """Call every reaction in the order in which it was registered."""
    for reaction in on_accept:
        reaction(request_id, commitment_id, now)
