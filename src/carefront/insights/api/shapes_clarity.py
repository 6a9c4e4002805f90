"""What the API answers about where clarity is missing."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.queries.unclear import Sort
from carefront.core.clarity import Question
from carefront.kit.api import Out


class ClaritySpotOut(Out):
    """One thing that leaves questions open. `asks` is how often it was asked about; null where that is not counted."""

    id: UUID
    sort: Sort
    relationship_id: UUID
    words: str
    who: str
    is_mine: bool
    open: list[Question]
    since: datetime
    clarified_at: datetime | None
    asks: int | None


class ClarityPersonOut(Out):
    """How many things leave each of the five questions open for somebody: what, why, success, who, when."""

    name: str
    open: list[int]


class ClarityTallyOut(Out):
    """Promises, and how often they were asked about."""

    promises: int
    asks: int


class ClarityOut(Out):
    """Where clarity is missing, the oldest first."""

    items: list[ClaritySpotOut]
    people: list[ClarityPersonOut]
    whole: int
    with_open: ClarityTallyOut
    without_open: ClarityTallyOut
    has_more: bool
