"""What the API takes about the end of conversations, and about what follows."""

from typing import Literal

from pydantic import Field

from carefront.conversations.queries.plans import GOING
from carefront.core.due import Due
from carefront.core.ending import StepDraft
from carefront.core.words import clean_line
from carefront.kit.api import Caller, In
from carefront.kit.api_fields import DueIn, Id, Line, Text, due_of
from carefront.kit.api_paging import PageIn
from carefront.kit.language import read_date


class ConversationReadBackIn(In):
    """What you think was agreed, and what of it is yours to do."""

    agreed: Text = ""
    owned: Text = ""


class HabitIn(In):
    """Whether conversations of this relationship end with reading back."""

    reads_back: bool


class WordingIn(In):
    """Words that say what was agreed."""

    words: Text


class CameIn(In):
    """How something went that was decided, what worked, and what still needs support."""

    went: Text = ""
    worked: Text = ""
    support: Text = ""


class SupportIn(In):
    """Whom you ask for the support that you wished for, and in which words; left out, the other, and your own ones."""

    to: Id | None = None
    words: Line | None = None


class StepIn(In):
    """A next step."""

    words: Line
    due: DueIn | None = Field(None, description="Left out: the day is read from the words. Null: no day at all.")

    def draft(self, me: Caller) -> StepDraft:
        """Answer it as a draft, with the day that its words name unless one was said."""
        if "due" in self.model_fields_set:
            return StepDraft(self.words, due_of(self.due, me.actor.zone))
        found = read_date(clean_line(self.words), me.actor.local(me.now))
        return StepDraft(self.words, Due(found.on, found.at, me.actor.zone) if found else None)


class NewStepIn(StepIn):
    """A further step, and whether it is your promise."""

    bind: bool = True


class PlanIn(In):
    """A plan of next steps. With `bind` each step is your promise, and waits on the one before."""

    relationship_id: Id | None = Field(None, description="Left out: a plan with yourself.")
    words: Line
    outside_person: Line = Field("", description="A customer, say; never contacted.")
    steps: list[StepIn] = Field(max_length=100)
    conversation_id: Id | None = None
    decision_id: Id | None = None
    bind: bool = True


class PlansIn(PageIn):
    """Which plans are wanted."""

    which: Literal["going", "ended"] = GOING  # type: ignore[assignment]
    relationship_id: Id | None = None
