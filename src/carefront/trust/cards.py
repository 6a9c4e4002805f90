"""What is shown of patterns: frozen cards, with what the asking person may do by the policy of the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.evidence.counting import Tally
from carefront.core.evidence.found import Count
from carefront.core.evidence.showing import Shown
from carefront.core.evidence.thresholds import BY_CHANCE, GOOD, Chance, Kind, Strength
from carefront.core.level import Level, Sharing, sharing
from carefront.core.policy import Deed, Standing, Thing, allows


@dataclass(frozen=True, slots=True)
class PatternLine:
    """Name a pattern beside other things of its relationship."""

    id: UUID
    kind: Kind
    subject_id: UUID
    is_mine: bool
    is_new: bool  # its subject, who reads this, has not looked at it


@dataclass(frozen=True, slots=True)
class PatternCard:
    """Show one pattern: what was counted, how far it carries, and what its subject did with it.

    What nobody but its subject needs to know (when they saw it, what they set aside) is empty for everybody else.
    """

    id: UUID
    relationship_id: UUID
    relationship_title: str
    hue: int
    in_team: bool
    subject: Party
    kind: Kind
    counts: tuple[Count, ...]
    strength: Strength | None
    first_on: date
    last_on: date
    until_on: date
    changed_on: date | None
    found_at: datetime
    refreshed_at: datetime
    over_at: datetime | None
    seen_at: datetime | None
    confirmed_at: datetime | None
    shared_at: datetime | None
    aside_at: datetime | None
    note: str
    note_at: datetime | None
    shown: Shown | None  # why others see it; none while they do not
    level: Level
    others: tuple[str, ...]
    goes_on: bool
    standing: Standing

    @property
    def is_mine(self) -> bool:
        """Whether it is about the reader."""
        return self.subject.is_me

    @property
    def is_good(self) -> bool:
        """Whether it is counted because it may be of use."""
        return self.kind in GOOD

    @property
    def shown_by_sharing(self) -> bool:
        """Whether others see it because it was shared."""
        return self.shown is Shown.SHARED

    @property
    def by_chance(self) -> Chance | None:
        """How many steady histories in 100 raise something this strong; None for counts alone."""
        return BY_CHANCE[self.strength] if self.strength else None

    @property
    def stands(self) -> bool:
        """Whether it stands now and was not set aside."""
        return self.over_at is None and self.aside_at is None

    @property
    def by_level(self) -> bool:
        """Whether confirming it can show it, by the level that its subject agreed to."""
        return bool(self.others) and sharing(self.level) is Sharing.NAMED_SINCE_CONSENT

    def _may(self, deed: Deed) -> bool:
        return allows(Thing.PATTERN, deed, self.standing, shared=True)

    @property
    def may_note(self) -> bool:
        """Whether the reader can write a note to it."""
        return self._may(Deed.CHANGE)

    @property
    def may_confirm(self) -> bool:
        """Whether the reader can say that it is so."""
        return self.stands and self.confirmed_at is None and self._may(Deed.ANSWER)

    @property
    def may_share(self) -> bool:
        """Whether the reader can share it with the others."""
        return self.stands and self.shared_at is None and self.goes_on and bool(self.others) and self._may(Deed.CHANGE)

    @property
    def may_take_back(self) -> bool:
        """Whether the reader can take back that it is shared, or confirmed."""
        return (self.shared_at is not None or self.confirmed_at is not None) and self._may(Deed.CHANGE)

    @property
    def may_set_aside(self) -> bool:
        """Whether the reader can mark it as not useful."""
        return self.stands and self._may(Deed.CHANGE)

    @property
    def may_take_up(self) -> bool:
        """Whether the reader can take it up again that they set aside."""
        return self.over_at is None and self.aside_at is not None and self._may(Deed.CHANGE)

    @property
    def may_stop(self) -> bool:
        """Whether the reader can stop its kind."""
        return self.over_at is None and self._may(Deed.CHANGE)


@dataclass(frozen=True, slots=True)
class DueCard:
    """Name a promise that was due by a conversation; its words are empty where the reader does not see it."""

    commitment_id: UUID | None
    words: str
    came: str


@dataclass(frozen=True, slots=True)
class FactCard:
    """Show one dated fact that a pattern rests on, word for word from the ledger.

    came: what it came to, as a code of `core.outcomes.Counts` or `core.evidence.counting.Apart`; "unclear", "moved",
    "cancelled", "held". Ids and words are empty where the reader may not see the promise.
    """

    id: UUID
    on: date
    came: str
    commitment_id: UUID | None
    words: str
    meant_on: date | None = None  # the day that was named
    tags: tuple[str, ...] = ()
    conversation_id: UUID | None = None
    due: tuple[DueCard, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternWhole:
    """Show a pattern with every fact it rests on; `apart` is what was counted by itself in the same time."""

    card: PatternCard
    facts: tuple[FactCard, ...]
    apart: Tally | None


@dataclass(frozen=True, slots=True)
class StopCard:
    """Show a kind that the reader stopped in a relationship, with when."""

    relationship_id: UUID
    relationship_title: str
    hue: int
    kind: Kind
    at: datetime
