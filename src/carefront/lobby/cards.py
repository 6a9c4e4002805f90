"""What this room's templates get: lines in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.safestring import SafeString

from carefront.commitments.cards import CommitmentLine, RequestCard
from carefront.conversations.cards import ConversationLine
from carefront.insights.queries import mirror_cards as mirrors
from carefront.kit.journal import Fact
from carefront.pulses import cards as pulses
from carefront.relationships.queries import RelationshipCard
from carefront.trust.cards import PatternLine


@dataclass(frozen=True, slots=True)
class DeskRow:
    """Show something that awaits the reader: whose it is, what it says, and the way to it."""

    url: str
    words: str
    facts: tuple[str, ...]
    state_code: str
    state_label: str
    hue: int
    action: str  # what the reader does there, as a button's label
    further: str = ""  # what was offered instead, or said
    deed_url: str = ""  # done in one step, by a button beside the way to it
    deed: str = ""
    other_url: str = ""  # where it is said in other words


@dataclass(frozen=True, slots=True)
class Teaching:
    """Show one thing that can be done here: a sentence, an example, a button."""

    heading: str
    sentence: str
    example: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Count promises by what became of them: facts, never a rate."""

    done: int
    released: int
    moot: int
    changed: int
    still_open: int

    @property
    def all(self) -> int:
        """How many were made, without those that another took the place of."""
        return self.done + self.released + self.moot + self.still_open


@dataclass(frozen=True, slots=True)
class Expected:
    """Show an open expectation in a list."""

    id: UUID
    words: str
    author_name: str
    is_mine: bool
    period: str
    look_on: date | None


@dataclass(frozen=True, slots=True)
class NextLook:
    """Name the promise about which Carefront asks next, and when."""

    commitment_id: UUID
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Bond:
    """Show one relationship to somebody in it: what they may see of it and no more."""

    card: RelationshipCard
    lines: tuple[CommitmentLine, ...]
    has_next: bool
    tallies: tuple[Tally, Tally]  # own, and everybody else's
    requests: tuple[RequestCard, ...]
    expectations: tuple[Expected, ...]
    next_look: NextLook | None
    facts: tuple[Fact, ...]
    words: dict[UUID, str]
    names: dict[UUID, str]
    next_conversation: ConversationLine | None = None
    patterns: tuple[PatternLine, ...] = ()  # what was found in the reader's promises, and what others show them
    pulse: pulses.Beside | None = None  # none with oneself
    meaning: mirrors.Beside | None = None  # what was shared there, and what is offered to the reader alone

    @property
    def may_promise(self) -> bool:
        """Whether the reader can promise, ask and expect something here now."""
        return self.card.is_active and self.card.inside


@dataclass(frozen=True, slots=True)
class Tick:
    """Name a day under the picture."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold the time line as it is drawn, with the words that say the same."""

    marks: SafeString  # as SVG, made in one go: a template takes longer for each than for all the rest
    ticks: tuple[Tick, ...]
    signs: tuple[tuple[str, str], ...]  # those that occur, with what they mean
    height: int
    axis: int
    description: str
