"""What the API takes about requests and expectations."""

from pydantic import Field

from carefront.core.commitments import Draft
from carefront.core.expectations import ExpectationDraft
from carefront.kit.api import In
from carefront.kit.api_fields import Day, DueIn, Id, Line, Text, Version, due_of
from carefront.kit.api_paging import PageIn


class RequestIn(In):
    """What is asked of somebody; `to` names whom, in a team."""

    words: Line
    relationship_id: Id
    to: Id | None = None
    due: DueIn | None = Field(None, description="Left out: the day is read from the words. Null: no day at all.")
    why: Text = ""
    success: Text = ""
    from_answer_id: Id | None = Field(None, description="An own answer whose wish for support this is.")

    def draft(self, zone: str) -> Draft:
        """Answer it as a draft."""
        return Draft(
            words=self.words,
            relationship_id=self.relationship_id,
            promisee_id=self.to,
            due=due_of(self.due, zone),
            why=self.why,
            success=self.success,
        )


class RequestsIn(PageIn):
    """Which requests are listed."""

    which: str = Field("all", pattern="^(all|open|to_me|from_me)$")
    relationship_id: Id | None = None


class AcceptanceIn(In):
    """What the new owner adds to what was asked."""

    why: Text = ""
    success: Text = ""
    recognition: Text = ""

    def draft(self) -> Draft:
        """Answer it as a draft without words: they stay as asked."""
        return Draft("", why=self.why, success=self.success, recognition=self.recognition)


class CounterIn(In):
    """Own words or another day in place of what was asked."""

    words: Line
    due: DueIn | None = None
    reason: Text = ""


class ReasonIn(In):
    """A reason, if one likes."""

    reason: Text = ""


class ExpectationIn(In):
    """What success looks like to its author; without `to` it is put to the whole team."""

    words: Line
    relationship_id: Id
    to: Id | None = None
    why: Text = ""
    success: Text = ""
    period: Line = ""
    look_on: Day | None = None

    def draft(self) -> ExpectationDraft:
        """Answer it as a draft."""
        return ExpectationDraft(
            self.words, self.relationship_id, self.to, self.why, self.success, self.period, self.look_on
        )


class RevisionIn(In):
    """An expectation in other words; what is left out stays."""

    version: Version
    words: Line | None = None
    why: Text | None = None
    success: Text | None = None
    period: Line | None = None
    look_on: Day | None = None


class ExpectationsIn(PageIn):
    """Which expectations are listed."""

    relationship_id: Id | None = None
    closed: bool = False


class ReadBackIn(In):
    """What one understood, in one's own words."""

    words: Text


class ReadBackAnswerIn(In):
    """Whether that is what was meant; when not, what is not quite it."""

    meant: bool
    reply: Text = ""
