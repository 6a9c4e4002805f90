"""What the API takes about plans."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from carefront.kit.api import In
from carefront.kit.api_fields import Day, DueIn, Id, Line, Text, Version

Hours = Annotated[float, Field(ge=0, le=2000, allow_inf_nan=False)]
Places = Annotated[int, Field(ge=-300, le=300)]


def decimal(given: float | None) -> Decimal | None:
    """Answer hours as they are counted."""
    return None if given is None else Decimal(str(given))


class ItemIn(In):
    """Something to add to a backlog, perhaps in a period."""

    words: Line
    why: Text = ""
    success: Text = ""
    hours: Hours | None = None
    period_id: Id | None = None


class WordingIn(In):
    """Other words for your own item; `version` is the one that you read."""

    words: Line
    why: Text = ""
    success: Text = ""
    version: Version


class SizeIn(In):
    """How many hours an item takes; null when nobody knows."""

    hours: Hours | None
    version: Version | None = None


class PlaceIn(In):
    """Where an item goes: so many places down (negative: up), or right before another one, null for last of all."""

    places: Places | None = None
    before_id: Id | None = None


class PlanIn(In):
    """The period that an item is taken into; null to take it out."""

    period_id: Id | None


class TakingIn(In):
    """The day by which you take an item on; left out, the end of its period."""

    due: DueIn | None = None


class AskingIn(TakingIn):
    """Who is asked to take an item on."""

    owner_id: Id


class HandingIn(AskingIn):
    """Who is asked to take over, and why; without a day it keeps its own."""

    words: Text = ""


class OtherDayIn(In):
    """The day that you propose, and why."""

    due: DueIn
    words: Text = ""


class DropIn(In):
    """Why an item is dropped."""

    words: Text = ""


class DaysIn(In):
    """The first and the last day of a period, and what it is called."""

    starts_on: Day
    ends_on: Day
    title: Line = ""


class PeriodIn(DaysIn):
    """A period to begin, perhaps in a planning conversation."""

    relationship_id: Id
    conversation_id: Id | None = None


class PeriodsIn(In):
    """Whose periods are wanted, and which page of them."""

    relationship_id: Id
    page: int = Field(1, ge=1, le=10_000, strict=False)


class CapacityIn(In):
    """What you have for a period: hours if you were there on all its days, hours owed elsewhere, and days away."""

    hours: Hours
    elsewhere: Hours = 0
    away_days: int = Field(0, ge=0, le=190)
    constraints: Text = ""
    note: Text = Field("", max_length=20_000, description="Seen by you alone.")
