"""What a commitment must be before it can stand, and which changes its state allows."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from carefront.core import words
from carefront.core.cadence import Rhythm
from carefront.core.due import Due, checked_due
from carefront.core.outcomes import SETTLED, Next, Outcome, State
from carefront.core.refusals import Because, Refusal

MOST_TAGS = 8
TAG = 40  # characters in an owner's own tag
RATING = (1, 10)
LIKELIHOOD = (0, 100)  # percent


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what an owner is about to promise. Without `promisee_id` it is promised to the group, or to oneself."""

    words: str
    relationship_id: UUID | None = None
    promisee_id: UUID | None = None
    due: Due | None = None
    why: str = ""
    success: str = ""
    recognition: str = ""
    outside_person: str = ""
    rhythm: Rhythm | None = None
    cue: str = ""
    expectation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """Hold what an owner says at a check-in; only the outcome has to be there."""

    outcome: Outcome
    enough: bool = False
    happened: str = ""
    learned: str = ""
    helped: str = ""
    hindered: str = ""
    tags: tuple[str, ...] = ()
    support: str = ""
    share_words_with_supporters: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """Hold what an owner decides with an answer: a day to recommit to, a draft to change to, or a rest."""

    kind: Next
    due: Due | None = None
    draft: Draft | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ForesightDraft:
    """Hold a rating 1–10, a likelihood in percent, and a pre-mortem with its plan."""

    rating: int | None = None
    one_higher: str = ""
    likelihood: int | None = None
    obstacle: str = ""
    plan: str = ""


def checked(draft: Draft, *, now: datetime, past: bool = False) -> Draft:
    """Answer `draft` with clean words and a day that can be promised.

    A practice needs a day on which it starts. Raises Refusal(EMPTY | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    if draft.rhythm is not None and draft.due is None:
        raise Refusal(Because.EMPTY, "due")
    return replace(
        draft,
        words=words.line(draft.words, "words"),
        why=words.prose(draft.why, "why"),
        success=words.prose(draft.success, "success"),
        recognition=words.prose(draft.recognition, "recognition"),
        outside_person=words.line(draft.outside_person, "outside_person", required=False, limit=120),
        cue=words.line(draft.cue, "cue", required=False),
        due=checked_due(draft.due, now=now, past=past),
    )


def checked_answer(draft: AnswerDraft) -> AnswerDraft:
    """Answer `draft` with clean words and at most eight tags, each once. Raises Refusal(TOO_LONG | TOO_MANY)."""
    tags = tuple(dict.fromkeys(tag for tag in (words.clean_line(tag) for tag in draft.tags) if tag))
    if len(tags) > MOST_TAGS:
        raise Refusal(Because.TOO_MANY, "tags", limit=MOST_TAGS)
    for tag in tags:
        words.line(tag, "tags", limit=TAG)
    return replace(
        draft,
        enough=draft.enough and draft.outcome is Outcome.PARTLY,
        happened=words.prose(draft.happened, "happened"),
        learned=words.prose(draft.learned, "learned"),
        helped=words.prose(draft.helped, "helped"),
        hindered=words.prose(draft.hindered, "hindered"),
        support=words.prose(draft.support, "support"),
        tags=tags,
    )


def checked_foresight(draft: ForesightDraft) -> ForesightDraft:
    """Answer `draft` with clean words and numbers in range. Raises Refusal(OUT_OF_RANGE | TOO_LONG)."""
    for field, value, (low, high) in (
        ("rating", draft.rating, RATING),
        ("likelihood", draft.likelihood, LIKELIHOOD),
    ):
        if value is not None and not low <= value <= high:
            raise Refusal(Because.OUT_OF_RANGE, field, low=low, high=high)
    return replace(
        draft,
        one_higher=words.prose(draft.one_higher, "one_higher"),
        obstacle=words.prose(draft.obstacle, "obstacle"),
        plan=words.prose(draft.plan, "plan"),
    )


def must_be_unsettled(state: State) -> None:
    """Raise Refusal(ALREADY_SETTLED) when a commitment was kept, let go, changed or no longer applied."""
    if state in SETTLED:
        raise Refusal(Because.ALREADY_SETTLED, state=state.value)


def state_after(outcome: Outcome, *, enough: bool, repeats: bool) -> State:
    """Answer where a commitment stands after an answer; a practice stays open whatever one occurrence brought."""
    if repeats:
        return State.OPEN
    if outcome is Outcome.DONE or (outcome is Outcome.PARTLY and enough):
        return State.KEPT
    if outcome is Outcome.NOT_APPLICABLE:
        return State.MOOT
    return State.OPEN
