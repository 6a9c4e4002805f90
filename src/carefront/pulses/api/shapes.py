"""What the API takes and answers about pulses."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from carefront.commitments.api.shapes import PartyOut
from carefront.core.evidence.changes import Asked
from carefront.core.evidence.pulses import Corner
from carefront.core.pulsing import Helps
from carefront.kit.api import In, Out
from carefront.kit.api_fields import Day, Text, choice

Step = Annotated[int, Field(ge=1, le=7)]
Dose = Annotated[int, Field(ge=-2, le=2)]


class PulseIn(In):
    """Your answers, each of which can be left out: three from 1 to 7, and the dose from -2 (far too little) to 2."""

    safe: Step | None = None
    care: Step | None = None
    clear: Step | None = None
    dose: Dose | None = None


class PulseRhythmIn(In):
    """Every how many weeks you are asked: 2, 3 or 4, and 0 for never."""

    weeks: Annotated[int, Field(ge=0, le=4)]


class WishIn(In):
    """What would make it more useful."""

    words: Text


class AdjustmentIn(In):
    """What was changed because of it, and since which day; today when it is left out."""

    words: Text
    on: Day | None = None


class HelpIn(In):
    """Whether it helps, perhaps with a few words."""

    helps: choice(Helps)  # type: ignore[valid-type]
    words: Text = ""


class PulseOut(Out):
    """A pulse: yours, or one that the other of a pair shares with you."""

    id: UUID
    relationship_id: UUID
    who: PartyOut
    on: date
    safe: int | None
    care: int | None
    clear: int | None
    dose: int | None
    shared_at: datetime | None
    may_share: bool
    may_take_back: bool


class ChangeOut(Out):
    """A change between your own pulses that is worth a word, told to you alone."""

    asked: Asked
    points: float
    lasting: bool
    pulse_ids: list[UUID]


class ToldOut(Out):
    """What at least five people say together in a month: means from 1 to 7, in halves."""

    month: date
    safe: float
    care: float
    clear: float


class ToldsOut(Out):
    """What was told, the newest month first; months that would give an answer away are not in it."""

    items: list[ToldOut]


class PulsesOut(Out):
    """The pulses of a relationship as you see them."""

    relationship_id: UUID
    weeks: int
    next_on: date | None
    is_due: bool
    may_answer: bool
    mine: list[PulseOut]
    shared: list[PulseOut]
    changes: list[ChangeOut]


class MapPlaceOut(Out):
    """A place on the map with one standard error each way; `corner` is null where it cannot be said."""

    on: date
    n: int
    trust: float
    trust_error: float
    accountability: float
    accountability_error: float
    corner: Corner | None


class MapSideOut(Out):
    """Where one person's pulses stand, and the way there, oldest first; the last place is where they stand now."""

    who: PartyOut
    dose: int | None
    path: list[MapPlaceOut]


class MapOut(Out):
    """The map of trust and accountability: here to talk about. No corner of it is best, and nothing is averaged."""

    sides: list[MapSideOut]


class AdjustmentOut(Out):
    """What was changed because of a wish, and whether its author finds that it helps."""

    id: UUID
    by: PartyOut
    words: str
    on: date
    helps: Helps | None
    helps_words: str
    helps_at: datetime | None
    may_judge: bool


class WishOut(Out):
    """What somebody says would make it more useful, with what was changed because of it."""

    id: UUID
    relationship_id: UUID
    who: PartyOut
    words: str
    at: datetime
    shared_at: datetime | None
    adjustments: list[AdjustmentOut]
    may_share: bool
    may_take_back: bool
    may_meet: bool


class WishesOut(Out):
    """The wishes of a relationship that you may see, the newest first."""

    items: list[WishOut]
