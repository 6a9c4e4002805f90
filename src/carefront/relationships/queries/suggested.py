"""What rooms above suggest about levels: a list that they fill in `AppConfig.ready`; this room only shows it.

Each callable gets `(person, card, now)`, the reader and a relationship they were shown, and answers what may be
suggested to that reader alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.core.suggesting import Reason
from carefront.relationships.queries.cards import RelationshipCard


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """Suggest a level of somebody's promises, with reasons; `patterns` are ids of what the reader can open.

    private: it rests on what the reader alone has said, and nobody else is shown it.
    """

    owner_id: UUID
    owner: str
    owner_is_me: bool
    level: Level
    before: Level
    reasons: tuple[Reason, ...]
    patterns: tuple[UUID, ...]
    private: bool


Source = Callable[[Actor, RelationshipCard, datetime], list[SuggestionCard]]
sources: list[Source] = []


def suggested(person: Actor, card: RelationshipCard, now: datetime) -> list[SuggestionCard]:
    """Answer what may be suggested to `person` about the levels in a relationship; nothing while it rests."""
    if not card.is_active or not card.inside:
        return []
    return [one for source in sources for one in source(person, card, now)]
