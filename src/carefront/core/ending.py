"""How a conversation ends: who is waited for when it is read back, and when words are agreed on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from carefront.core import words
from carefront.core.due import Due, checked_due
from carefront.core.meetings import ConversationState
from carefront.core.refusals import Because, Refusal

READING_BACK = timedelta(days=2)  # how long after its end a conversation can still be read back
ACCOUNT = 4000  # characters of what somebody reads back, and of words that are put forward
CAME = 2000  # characters of each answer about what came of something
OUTSIDE = 120  # characters of a name
MOST_STEPS = 20  # of one plan


def may_read_back(state: ConversationState, closed_at: datetime | None, now: datetime) -> bool:
    """Answer whether it can be written what was agreed: while a conversation is held, and two days after its end."""
    if state is ConversationState.OPEN:
        return True
    return state is ConversationState.CLOSED and closed_at is not None and now - closed_at <= READING_BACK


def waited_for(taking_part: Sequence[UUID], there: Collection[UUID], members: Collection[UUID]) -> tuple[UUID, ...]:
    """Answer whose account is waited for: whoever was there and has not left since.

    Where fewer than two said that they were there, it is everybody who takes part: nobody's account is opened before
    the other could write one unseen.
    """
    here = tuple(person for person in taking_part if person in members)
    present = tuple(person for person in here if person in there)
    return present if len(present) > 1 else here


def all_in(waited: Collection[UUID], given: Collection[UUID]) -> bool:
    """Answer whether everybody who is waited for has given theirs; nobody to wait for is not all."""
    return bool(waited) and set(waited) <= set(given)


@dataclass(frozen=True, slots=True)
class Account:
    """Hold what somebody thinks was agreed, and what of it is theirs to do."""

    agreed: str
    owned: str


def checked_account(agreed: str, owned: str) -> Account:
    """Answer an account with clean words; one of the two is enough. Raises Refusal(EMPTY | TOO_LONG)."""
    found = Account(words.prose(agreed, "agreed", limit=ACCOUNT), words.prose(owned, "owned", limit=ACCOUNT))
    if not (found.agreed or found.owned):
        raise Refusal(Because.EMPTY, "agreed")
    return found


@dataclass(frozen=True, slots=True)
class Came:
    """Hold what came of something that was agreed: how it went, what worked, what still needs support."""

    went: str
    worked: str
    support: str


def checked_came(went: str, worked: str, support: str) -> Came:
    """Answer what came of it with clean words; one of the three is enough. Raises Refusal(EMPTY | TOO_LONG)."""
    found = Came(
        words.prose(went, "went", limit=CAME),
        words.prose(worked, "worked", limit=CAME),
        words.prose(support, "support", limit=CAME),
    )
    if not (found.went or found.worked or found.support):
        raise Refusal(Because.EMPTY, "went")
    return found


@dataclass(frozen=True, slots=True)
class StepDraft:
    """Hold one next step: its words, and the day by which it is taken."""

    words: str
    due: Due | None = None


def checked_steps(steps: Sequence[StepDraft], *, now: datetime, already: int = 0) -> tuple[StepDraft, ...]:
    """Answer steps with clean words, beside `already` (a count) that a plan has.

    Raises Refusal(EMPTY, "steps") for none, Refusal(TOO_MANY) for more than twenty, and
    Refusal(EMPTY | TOO_LONG | PAST_DATE | FAR_DATE) about the first that cannot stand, with its place from 1 in `step`.
    """
    if not steps and not already:
        raise Refusal(Because.EMPTY, "steps")
    if len(steps) + already > MOST_STEPS:
        raise Refusal(Because.TOO_MANY, "steps", limit=MOST_STEPS)
    found = []
    for place, step in enumerate(steps, start=1):
        try:
            found.append(StepDraft(words.line(step.words, "words"), checked_due(step.due, now=now)))
        except Refusal as refusal:
            raise Refusal(refusal.because, refusal.field, **refusal.params, step=place) from None
    return tuple(found)
