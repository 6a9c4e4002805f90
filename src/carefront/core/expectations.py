"""What an expectation must be before it can be put to somebody."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from carefront.core import words
from carefront.core.refusals import Because, Refusal


@dataclass(frozen=True, slots=True)
class ExpectationDraft:
    """Hold what success looks like as its author sees it; `to` empty means the whole group of a team."""

    words: str
    relationship_id: UUID
    to: UUID | None = None
    why: str = ""
    success: str = ""
    period: str = ""
    look_on: date | None = None


def checked(draft: ExpectationDraft, *, today: date) -> ExpectationDraft:
    """Answer `draft` with clean words. Raises Refusal(EMPTY | TOO_LONG | PAST_DATE), the last before `today`."""
    if draft.look_on is not None and draft.look_on < today:
        raise Refusal(Because.PAST_DATE, "look_on", given=draft.look_on.isoformat())
    return replace(
        draft,
        words=words.line(draft.words, "words"),
        why=words.prose(draft.why, "why"),
        success=words.prose(draft.success, "success"),
        period=words.line(draft.period, "period", required=False, limit=120),
    )
