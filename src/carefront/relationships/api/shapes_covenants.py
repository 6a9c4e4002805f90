"""The shapes in which the API takes and gives covenants."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from carefront.core.covenants import LENGTH, CovenantPart, CovenantState
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Day, Text, choice

PartName: Any = choice(CovenantPart)


class CovenantLineIn(In):
    """One part of a draft as it is to stand, and what tells the words that were read before."""

    part: PartName
    words: Text = Field("", description=f"At most {LENGTH} characters; empty leaves the part open.")
    seen: Annotated[str, Field(max_length=64)] = Field(description="The `seen` of the part as it was read.")


class CovenantSignatureIn(In):
    """A signature under exactly the words that were read."""

    read: Annotated[str, Field(max_length=64)] = Field(description="The `digest` of the covenant as it was read.")


class CovenantDayIn(In):
    """The day on which a covenant that is being written is looked at again."""

    on: Day


class CovenantReviewIn(In):
    """That a covenant is still right, and when to look again."""

    next_on: Day


class CovenantLineOut(Out):
    """One part: its words, who wrote them so and when. `question` is one that it can begin from."""

    part: CovenantPart
    label: str
    question: str
    words: str
    by: str
    by_me: bool
    changed_at: datetime
    seen: str


class CovenantSignatureOut(Out):
    """One person's signature; `at` is null of somebody who is in it and has not signed."""

    person_id: UUID
    name: str
    is_me: bool
    at: datetime | None
    is_here: bool


class CovenantReviewOut(Out):
    """Who said that it is still right, when, and when to look again."""

    name: str
    is_me: bool
    at: datetime
    next_on: date


class CovenantOut(Out):
    """How the people in a relationship work together, with what the asking person may do."""

    id: UUID
    relationship_id: UUID
    version: int
    state: CovenantState
    drafted_at: datetime
    drafted_by: str
    drafted_by_me: bool
    in_force_from: datetime | None
    over_at: datetime | None
    over_by: str
    review_on: date
    next_review_on: date
    digest: str
    lines: list[CovenantLineOut]
    signatures: list[CovenantSignatureOut]
    reviews: list[CovenantReviewOut]
    asked_at: datetime | None
    may_change: bool
    may_sign: bool
    may_take_back: bool
    may_review: bool


class CovenantsOut(Out):
    """What is in force in a relationship, what is being written, and what is over, the newest first."""

    current: CovenantOut | None
    draft: CovenantOut | None
    earlier: list[CovenantOut]
