"""What the API takes about commitments."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

from carefront.commitments.commands.meet import ResponseKind
from carefront.core.cadence import Rhythm, Unit
from carefront.core.commitments import AnswerDraft, Draft, ForesightDraft, NextStep
from carefront.core.outcomes import Next, Outcome
from carefront.kit.api import In
from carefront.kit.api_fields import Day, DueIn, Id, Line, Moment, Text, Version, choice, due_of
from carefront.kit.api_paging import PageIn

OutcomeIn: Any = choice(Outcome)
Tag = Annotated[str, Field(max_length=400)]


class RhythmIn(In):
    """How a practice repeats: every so many units, and for weeks on which days (1 Monday to 7 Sunday)."""

    unit: choice(Unit)  # type: ignore[valid-type]
    every: int = Field(1, ge=1, le=12)
    weekdays: list[Annotated[int, Field(ge=1, le=7)]] = Field(default_factory=list, max_length=7)

    def rhythm(self) -> Rhythm:
        """Answer it as a rhythm."""
        return Rhythm(self.unit, self.every, tuple(sorted(set(self.weekdays))))


class ClarityIn(In):
    """What makes a promise clear, beside its words."""

    why: Text = ""
    success: Text = ""
    recognition: Text = ""
    outside_person: Line = Field("", description="A customer, say; never written to.")
    cue: Line = Field("", description="Of a practice: when or where it begins.")


class CommitmentIn(ClarityIn):
    """A promise that is about to be made."""

    words: Line
    relationship_id: Id | None = Field(None, description="Left out: a promise to oneself.")
    to: Id | None = Field(None, description="In a team: one member of it; left out, everybody.")
    due: DueIn | None = Field(None, description="Left out: the day is read from the words. Null: no day at all.")
    rhythm: RhythmIn | None = None
    expectation_id: Id | None = Field(None, description="The expectation that this promise is made towards.")

    def draft(self, zone: str) -> Draft:
        """Answer it as a draft; `zone` is where the asking person lives."""
        return Draft(
            words=self.words,
            relationship_id=self.relationship_id,
            promisee_id=self.to,
            due=due_of(self.due, zone),
            why=self.why,
            success=self.success,
            recognition=self.recognition,
            outside_person=self.outside_person,
            rhythm=self.rhythm.rhythm() if self.rhythm else None,
            cue=self.cue,
            expectation_id=self.expectation_id,
        )


class SuccessorIn(ClarityIn):
    """The promise that takes the place of another, to the same people; `reason` says why, if one likes."""

    words: Line
    due: DueIn | None = Field(None, description="Left out: the day is read from the words. Null: no day at all.")
    rhythm: RhythmIn | None = None
    reason: Text = ""

    def draft(self, zone: str) -> Draft:
        """Answer it as a draft."""
        return Draft(
            words=self.words,
            due=due_of(self.due, zone),
            why=self.why,
            success=self.success,
            recognition=self.recognition,
            outside_person=self.outside_person,
            rhythm=self.rhythm.rhythm() if self.rhythm else None,
            cue=self.cue,
        )


class ClarifyIn(In):
    """More about a promise; what is left out stays. Its words stay as well: other words are another promise."""

    version: Version
    why: Text | None = None
    success: Text | None = None
    recognition: Text | None = None
    outside_person: Line | None = None
    cue: Line | None = None
    due: DueIn | None = Field(None, description="Taken where no day was named yet.")


class MoveIn(In):
    """Another day for the same words."""

    due: DueIn
    reason: Text = ""


class WordsIn(In):
    """A word about it, if one likes."""

    words: Text = ""


class PauseIn(In):
    """A rest, perhaps until a day."""

    until: Day | None = None
    words: Text = ""


class ForesightIn(In):
    """What an owner thinks beforehand."""

    rating: int | None = Field(None, ge=1, le=10)
    one_higher: Text = ""
    likelihood: int | None = Field(None, ge=0, le=100, description="Percent.")
    obstacle: Text = ""
    plan: Text = ""

    def draft(self) -> ForesightDraft:
        """Answer it as a draft."""
        return ForesightDraft(self.rating, self.one_higher, self.likelihood, self.obstacle, self.plan)


class SharingIn(In):
    """Whether foresight is shown to those who see the promise."""

    shared: bool


class SupporterIn(In):
    """Somebody of the workspace who is asked to help, and with what."""

    person_id: Id
    ask: Line = ""


class WaitIn(In):
    """A promise that one's own waits on."""

    on_id: Id


class NextIn(In):
    """What comes after an answer, or in place of one: another day, other words, letting go, or a rest."""

    kind: choice(Next)  # type: ignore[valid-type]
    due: DueIn | None = Field(None, description="The day to recommit to; of a rest, the day until which it lasts.")
    successor: SuccessorIn | None = Field(None, description="Of “modify”: the promise in its place.")
    words: Text = ""

    def step(self, zone: str) -> NextStep:
        """Answer it as a next step."""
        draft = self.successor.draft(zone) if self.successor else None
        return NextStep(self.kind, due_of(self.due, zone), draft, self.words)


class OutcomeSaidIn(In):
    """How it went, what was learned, and what comes next. Only the outcome is needed; with `next`, not even that."""

    outcome: OutcomeIn | None = None
    enough: bool = Field(False, description="Of “partly”: it was enough.")
    happened: Text = ""
    learned: Text = ""
    helped: Text = ""
    hindered: Text = ""
    tags: list[Tag] = Field(default_factory=list, max_length=20, description="Own words for what got in the way.")
    support: Text = ""
    share_words_with_supporters: bool = False
    next: NextIn | None = None

    def draft(self) -> AnswerDraft | None:
        """Answer it as a draft, or None when only the promise changes."""
        if self.outcome is None:
            return None
        return AnswerDraft(
            self.outcome, self.enough, self.happened, self.learned, self.helped, self.hindered, tuple(self.tags),
            self.support, self.share_words_with_supporters,
        )  # fmt: skip


class QuestionMoveIn(In):
    """When the next automatic question comes; null does without it."""

    to: Moment | None


class ResponseIn(In):
    """Something said to an answer."""

    kind: choice(ResponseKind) = ResponseKind.WORDS  # type: ignore[valid-type]
    words: Text


class AccountIn(In):
    """How somebody else saw the outcome."""

    outcome: OutcomeIn
    words: Text = ""


class RepairIn(In):
    """The two sentences and a way to repair it."""

    shame: Text = ""
    useful: Text = ""
    repair: Text = ""


class CommitmentsIn(PageIn):
    """Which commitments are listed."""

    which: str = Field("all", pattern="^(all|mine|to_me)$")
    state: str = Field("open", pattern="^(all|open|settled|paused|kept|released|changed|moot)$")
    relationship_id: Id | None = None
    words: str = Field("", max_length=300, description="Words that stand in it.")
    sort: str = Field("due", pattern="^(due|made|words)$")


class LimitIn(BaseModel):
    """How many are wanted."""

    limit: int = Field(50, ge=1, le=100)
