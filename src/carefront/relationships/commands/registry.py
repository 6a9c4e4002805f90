"""What upper rooms do when a relationship rests, resumes or ends: lists that they fill in `AppConfig.ready`.

Each callable gets `(relationship_id, now, by)` by position and runs inside the transaction of its cause, after the
relationship's own rows and ledger are written and with its ledger's lock held. `by` is None when a rest runs out by
itself.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor

Reaction = Callable[[UUID, datetime, Actor | None], None]

on_pause: list[Reaction] = []
on_resume: list[Reaction] = []
on_end: list[Reaction] = []
on_join: list[Reaction] = []  # `by` has accepted a relationship that had begun
on_leave: list[Reaction] = []  # `by` has left a team that goes on


def tell(reactions: list[Reaction], relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Call every reaction in the order in which it was registered."""
    for reaction in reactions:
        reaction(relationship_id, now, by)
