"""Cards of how conversations end: what was read back, the words agreed on, and the record."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.cards import CommitmentLine, Party, RequestCard
from carefront.commitments.queries.gaps import GapSide
from carefront.conversations.cards.holding import ConversationCard, RulingCard
from carefront.conversations.cards.transcripts import DecisionCard


@dataclass(frozen=True, slots=True)
class ReadBackCard:
    """Show what somebody thinks was agreed, and what of it they own. `came_after`: written once others were open."""

    id: UUID
    by: Party
    agreed: str
    owned: str
    written_at: datetime
    came_after: bool


@dataclass(frozen=True, slots=True)
class AccountGap:
    """Hold two accounts of one conversation promise by promise, and where they differ; `mine` is the first one's."""

    first: Party
    second: Party
    sides: tuple[GapSide, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is worth a word."""
        return any(side.differences for side in self.sides)


@dataclass(frozen=True, slots=True)
class WordingCard:
    """Show words that were put forward, and whose yes is waited for."""

    id: UUID
    by: Party
    words: str
    at: datetime
    agreed_by: tuple[Party, ...]
    waits_for: tuple[Party, ...]
    agreed_at: datetime | None
    may_agree: bool


@dataclass(frozen=True, slots=True)
class ReadingBackCard:
    """Show how far the reading back of a conversation is, to one who takes part.

    `read_backs` holds one's own alone until all are opened; of the others it says only who has written.
    """

    conversation: ConversationCard
    read_backs: tuple[ReadBackCard, ...]
    written: tuple[Party, ...]
    waited_for: tuple[Party, ...]
    gaps: tuple[AccountGap, ...]
    wording: WordingCard | None  # put forward last, and not agreed on yet
    agreed: WordingCard | None
    revealed_at: datetime | None
    may_write: bool
    may_reveal: bool
    may_word: bool

    @property
    def mine(self) -> ReadBackCard | None:
        """One's own account."""
        return next((one for one in self.read_backs if one.by.is_me), None)

    @property
    def is_open(self) -> bool:
        """Whether it was opened to all."""
        return self.revealed_at is not None


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Show a topic that stayed open: when it comes up again, or that it was settled since."""

    words: str
    comes_up_at: datetime | None
    is_settled: bool


@dataclass(frozen=True, slots=True)
class RecordCard:
    """Show what a conversation came to: the record that all who take part share."""

    conversation: ConversationCard
    begun_at: datetime
    minutes: int
    there: tuple[Party, ...]
    rulings: tuple[RulingCard, ...]
    kept: tuple[DecisionCard, ...]  # from a transcript
    promises: tuple[CommitmentLine, ...]  # made while it was held, beside those that a ruling names
    asked: tuple[RequestCard, ...]
    left_open: tuple[LeftOpen, ...]

    @property
    def decided_nothing(self) -> bool:
        """Whether nothing was decided, promised or asked."""
        return not (self.rulings or self.kept or self.promises or self.asked)
