"""What upper rooms do when a relationship rests, resumes or ends: lists that they fill in `AppConfig.ready`.

They also say what a level needs that only they know: `before_agreed_consequences`.

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
on_release: list[Reaction] = []  # those in it rest from promises, and from being asked about them
on_release_end: list[Reaction] = []

# Somebody's level, or that of one of their promises, is another one now: `(relationship_id, owner_id, commitment_id,
# level, now, by)`, inside the transaction of its cause. `commitment_id` is None for their promises as a whole.
LevelReaction = Callable[[UUID, UUID, UUID | None, int, datetime, Actor | None], None]
on_level: list[LevelReaction] = []

Check = Callable[[UUID, UUID, datetime], bool]

# Whether a pattern was talked through and consequences were agreed on, by `(relationship_id, owner_id, now)`: the
# fourth level stays closed while no room answers, so that nothing but such a conversation can open it.
before_agreed_consequences: list[Check] = []


def tell(reactions: list[Reaction], relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Call every reaction in the order in which it was registered."""
    for reaction in reactions:
        reaction(relationship_id, now, by)


def tell_level(
    relationship_id: UUID, owner_id: UUID, commitment_id: UUID | None, level: int, now: datetime, by: Actor | None
) -> None:
    """Call every reaction to a level that is in force now, in the order in which it was registered."""
    for reaction in on_level:
        reaction(relationship_id, owner_id, commitment_id, level, now, by)


def was_talked_through(relationship_id: UUID, owner_id: UUID, now: datetime) -> bool:
    """Answer whether every room that knows says that a pattern was talked through; no when none knows."""
    checks = before_agreed_consequences
    return bool(checks) and all(check(relationship_id, owner_id, now) for check in checks)
