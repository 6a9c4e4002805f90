"""What the API answers about where clarity is missing."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from carefront.commitments.queries.unclear import Sort
from carefront.core.clarity import Question
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Id


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
    """How many things leave each of the five questions open for somebody: what, why, success, who, when.

    Without an id they are put to whole groups.
    """

    id: UUID | None
    name: str
    open: list[int]


class ClarityTallyOut(Out):
    """Promises, and how often they were asked about."""

    promises: int
    asks: int


class ClarityOut(Out):
    """Where clarity is missing: a page of things, the oldest first, and counts of everything that was looked at.

    `count` is how many the list has in all; `has_more` says that there is more than is looked at.
    """

    items: list[ClaritySpotOut]
    count: int
    page: int
    people: list[ClarityPersonOut]
    whole: int
    with_open: ClarityTallyOut
    without_open: ClarityTallyOut
    has_more: bool


class ClarityIn(In):
    """What to narrow the list to: one person, what is put to whole groups, one open question."""

    who: Id | None = None
    groups: bool = Field(False, strict=False)
    open: Question | None = None
    page: int = Field(1, ge=1, le=400, strict=False)


class ClarityMonthOut(Out):
    """Which share of people's open promises left each question open, in tenths: the mean of at least five people."""

    month: date
    what: int
    why: int
    success: int
    when: int


class ClarityMonthsOut(Out):
    """What was told, the newest month first; months that would give somebody away are not in it."""

    items: list[ClarityMonthOut]
