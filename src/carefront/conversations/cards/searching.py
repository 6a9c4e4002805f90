"""Cards of what was found by its words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.core.searching.excerpts import Part
from carefront.core.searching.kinds import Sought


@dataclass(frozen=True, slots=True)
class FoundCard:
    """Show one thing that was found: the piece of it that holds the words, where it belongs, and when it was said."""

    kind: Sought
    id: UUID  # of the thing itself
    conversation_id: UUID | None  # none for what belongs to no conversation yet
    relationship_id: UUID
    relationship_title: str
    hue: int
    at: datetime
    is_own: bool  # nobody else finds it
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Hold a page of what was found. `terms` are the beginnings of words that were asked for; none: nothing was."""

    terms: tuple[str, ...]
    cards: tuple[FoundCard, ...]
    after: str | None  # the cursor of those that follow
