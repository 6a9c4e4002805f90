"""What is shown of pulses: frozen cards, with what the asking person may do by the same policy as the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.evidence.changes import Change
from carefront.core.evidence.pulses import Point, Pulse
from carefront.core.pulsing import Helps
from carefront.relationships.queries import RelationshipCard


@dataclass(frozen=True, slots=True)
class PulseCard:
    """Show one pulse to its author, or to the other of a pair while it is shared."""

    id: UUID
    relationship_id: UUID
    who: Party
    on: date
    safe: int | None
    care: int | None
    clear: int | None
    dose: int | None
    shared_at: datetime | None
    may_share: bool
    may_take_back: bool

    @property
    def pulse(self) -> Pulse:
        """The answers as the rules take them."""
        return Pulse(self.id, self.on, self.safe, self.care, self.clear, self.dose)


@dataclass(frozen=True, slots=True)
class Side:
    """Show where one person's pulses stand on the map, and the way there: a place after each whole pulse."""

    who: Party
    point: Point
    path: tuple[tuple[date, Point], ...]


@dataclass(frozen=True, slots=True)
class AdjustmentCard:
    """Show what was changed because of a wish, and whether it helps."""

    id: UUID
    wish_id: UUID
    by: Party
    words: str
    on: date
    helps: Helps | None
    helps_words: str
    helps_at: datetime | None
    may_judge: bool


@dataclass(frozen=True, slots=True)
class WishCard:
    """Show what somebody says would make it more useful. `words` are empty where it was taken back or erased."""

    id: UUID
    relationship_id: UUID
    who: Party
    words: str
    at: datetime
    shared_at: datetime | None
    adjustments: tuple[AdjustmentCard, ...]
    may_share: bool
    may_take_back: bool
    may_meet: bool


@dataclass(frozen=True, slots=True)
class ToldCard:
    """Show what a team's pulses of a month say together, in halves; of at least five people."""

    month: date
    safe: float
    care: float
    clear: float


@dataclass(frozen=True, slots=True)
class PulsePage:
    """Show the pulses of a relationship to one who is or was in it."""

    bond: RelationshipCard
    weeks: int
    next_on: date | None
    is_due: bool
    may_answer: bool
    mine: tuple[PulseCard, ...]  # newest first
    theirs: tuple[PulseCard, ...]  # shared by the other of a pair, newest first
    today: PulseCard | None
    sides: tuple[Side, ...]
    changes: tuple[Change, ...]  # of one's own, told to oneself alone
    wishes: tuple[WishCard, ...]
    told: tuple[ToldCard, ...]  # of a team, newest first

    @property
    def is_pair(self) -> bool:
        """Whether a pulse can be shared with the other."""
        return self.bond.is_pair


@dataclass(frozen=True, slots=True)
class Beside:
    """Say on a relationship's page whether a pulse is due, when the other last shared theirs, and where each stands."""

    is_due: bool
    shared_on: date | None
    sides: tuple[Side, ...] = ()  # without the way there


@dataclass(frozen=True, slots=True)
class Heard:
    """Say what somebody chose to tell the reader of the dose: on which day, and how much (−2 to 2)."""

    relationship_id: UUID
    person_id: UUID
    on: date
    dose: int
