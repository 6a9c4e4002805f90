"""What is shown of a covenant: frozen cards, with what the asking person may do by the same policy as the gate."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.core.covenants import CovenantPart, CovenantState
from carefront.core.policy import Deed, Standing, Thing, allows


@dataclass(frozen=True, slots=True)
class CovenantLineCard:
    """Show one part: its words, who wrote them so and when; `seen` tells these words from any others."""

    part: CovenantPart
    words: str
    by: str
    by_me: bool
    changed_at: datetime
    seen: str


@dataclass(frozen=True, slots=True)
class SignatureCard:
    """Show one person's signature; `at` is None of somebody who is in it and has not signed."""

    person_id: UUID
    name: str
    is_me: bool
    at: datetime | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """Show who said that a covenant is still right, when, and which day they named for the next look."""

    name: str
    is_me: bool
    at: datetime
    next_on: date


@dataclass(frozen=True, slots=True)
class CovenantCard:
    """Show a covenant to somebody who may see it; `digest` tells exactly what they read when they sign it."""

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
    review_on: date  # as it was signed
    next_review_on: date
    digest: str
    lines: tuple[CovenantLineCard, ...]
    signatures: tuple[SignatureCard, ...]
    reviews: tuple[ReviewCard, ...]  # for the review that comes next
    asked_at: datetime | None  # when Carefront asks the reader whether it is still right
    standing: Standing
    is_open: bool  # the relationship goes on now, and the reader is in it

    def words_of(self, part: CovenantPart) -> str:
        """Answer the words of one part."""
        return next((line.words for line in self.lines if line.part is part), "")

    @property
    def says_something(self) -> bool:
        """Whether any part has words."""
        return any(line.words for line in self.lines)

    @property
    def mine(self) -> SignatureCard | None:
        """The asking person's own signature, given or not."""
        return next((one for one in self.signatures if one.is_me), None)

    @property
    def i_signed(self) -> bool:
        """Whether the asking person has signed it."""
        return self.mine is not None and self.mine.at is not None

    @property
    def is_signed(self) -> bool:
        """Whether anybody has signed it."""
        return any(one.at for one in self.signatures)

    @property
    def my_review(self) -> ReviewCard | None:
        """What the asking person said about the coming review."""
        return next((one for one in self.reviews if one.is_me), None)

    @property
    def may_change(self) -> bool:
        """Whether the asking person can write in it, and let it go."""
        draft = self.state is CovenantState.DRAFT
        return draft and self.is_open and allows(Thing.COVENANT, Deed.CHANGE, self.standing)

    @property
    def may_sign(self) -> bool:
        """Whether the asking person can sign it as it is."""
        signable = self.state in {CovenantState.DRAFT, CovenantState.IN_FORCE} and self.says_something
        return signable and not self.i_signed and self._may_answer

    @property
    def may_take_back(self) -> bool:
        """Whether the asking person can take their signature back."""
        return self.state is CovenantState.DRAFT and self.i_signed and self._may_answer

    @property
    def may_review(self) -> bool:
        """Whether the asking person can say that it is still right."""
        return self.state is CovenantState.IN_FORCE and self.i_signed and self._may_answer

    @property
    def _may_answer(self) -> bool:
        return self.is_open and allows(Thing.COVENANT, Deed.ANSWER, self.standing)
