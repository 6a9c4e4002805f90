"""Where upper rooms say what happens when somebody arrives, leaves, or is erased.

Each list holds steps that an upper room adds in its `AppConfig.ready`, and that run inside the transaction of the
command, in the order in which they were added. An arrival and what comes with it is one deed, and so is an erasure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Arrival:
    """Describe somebody who accepted an invitation.

    `inviter` is None when they have left meanwhile. `relationship_kind` and `inviter_role` are values of
    `core.relationships`, empty when no relationship was proposed along with the invitation.
    """

    person: Actor
    inviter: Actor | None
    relationship_kind: str
    inviter_role: str


AfterAcceptance = Callable[[Arrival, datetime], None]
BeforeLeaving = Callable[[UUID, datetime], None]  # the person's id, the moment

after_acceptance: list[AfterAcceptance] = []
before_leaving: list[BeforeLeaving] = []  # also when a steward ends somebody's standing, and before an erasure
before_erasure: list[BeforeLeaving] = []  # take away this person's own words; names are taken away afterwards
