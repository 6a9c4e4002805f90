"""Covenants: how the people in a relationship work together, in a few lines that all of them sign."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.words import prose

LENGTH = 2_000  # characters in one part
FEWEST = 2  # people who sign: nobody agrees with themselves
FIRST_REVIEW = timedelta(days=90)
SOONEST_REVIEW = timedelta(days=7)
SEEN = 16  # characters of what tells one state of a part from another


class CovenantPart(StrEnum):
    """Name the parts of a covenant, in the order in which they are read."""

    CONDUCT = "conduct"  # what we can expect of each other
    DECISIONS = "decisions"  # who decides what
    ESCALATION = "escalation"  # what we do when we see it differently
    PROGRESS = "progress"  # how we recognise progress
    MEASURES = "measures"  # by what we will know that it works
    SHARING = "sharing"  # what is shared with whom


class Opening(StrEnum):
    """Name the questions from which a part can be begun; none needs an answer."""

    RELY_ON = "rely_on"
    SAY_EARLY = "say_early"
    HARD_WEEK = "hard_week"
    DECIDE_ALONE = "decide_alone"
    ASK_FIRST = "ask_first"
    TIE = "tie"
    FIRST_STEP = "first_step"
    STILL_DIFFERENT = "still_different"
    WHO_HELPS = "who_helps"
    NOTICED = "noticed"
    SMALL_STEPS = "small_steps"
    SAY_IT = "say_it"
    IN_THREE_MONTHS = "in_three_months"
    COUNTED = "counted"
    STAYS_HERE = "stays_here"
    MAY_TELL = "may_tell"
    ASK_BEFORE_TELLING = "ask_before_telling"


class CovenantState(StrEnum):
    """Name where a covenant stands: each begins as a draft and is never changed once in force."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"  # a newer one took its place
    LET_GO = "let_go"  # a draft that was never in force


OPENINGS: Mapping[CovenantPart, tuple[Opening, ...]] = {
    CovenantPart.CONDUCT: (Opening.RELY_ON, Opening.SAY_EARLY, Opening.HARD_WEEK),
    CovenantPart.DECISIONS: (Opening.DECIDE_ALONE, Opening.ASK_FIRST, Opening.TIE),
    CovenantPart.ESCALATION: (Opening.FIRST_STEP, Opening.STILL_DIFFERENT, Opening.WHO_HELPS),
    CovenantPart.PROGRESS: (Opening.NOTICED, Opening.SMALL_STEPS, Opening.SAY_IT),
    CovenantPart.MEASURES: (Opening.IN_THREE_MONTHS, Opening.COUNTED),
    CovenantPart.SHARING: (Opening.STAYS_HERE, Opening.MAY_TELL, Opening.ASK_BEFORE_TELLING),
}


def opening(part: CovenantPart, version: int) -> Opening:
    """Answer a question to begin a part from, another one for each version (from 1)."""
    several = OPENINGS[part]
    return several[(version - 1) % len(several)]


def suits(kind: RelationshipKind) -> bool:
    """Answer whether a relationship of `kind` has a covenant: every one but that with oneself."""
    return kind is not RelationshipKind.SELF


def state_of(*, was_in_force: bool, is_over: bool) -> CovenantState:
    """Answer where a covenant stands, from whether it came into force and whether its time is over."""
    if was_in_force:
        return CovenantState.REPLACED if is_over else CovenantState.IN_FORCE
    return CovenantState.LET_GO if is_over else CovenantState.DRAFT


def checked_words(part: CovenantPart, words: str) -> str:
    """Answer the words of a part, cleaned; a part may be left open. Raises Refusal(TOO_LONG) over 2,000 characters."""
    return prose(words, part.value, limit=LENGTH)


def seen(words: str) -> str:
    """Answer what tells these words of one part from any others, for whoever is about to change them."""
    return hashlib.sha256(words.encode()).hexdigest()[:SEEN]


def digest(words: Mapping[CovenantPart, str], review_on: date) -> str:
    """Answer what tells a whole covenant from any other, its day of review included: 64 hexadecimal digits.

    A signature carries it, so that nobody has signed words that changed between reading and signing.
    """
    told = hashlib.sha256(review_on.isoformat().encode())
    for part in CovenantPart:
        said = words.get(part, "").encode()
        told.update(f"\0{part.value}\0{len(said)}\0".encode() + said)
    return told.hexdigest()


def checked_for_signing(words: Mapping[CovenantPart, str], review_on: date, read: str) -> None:
    """Refuse to sign words other than those that were `read` (a digest), and a covenant that says nothing.

    Raises Refusal(WORDS_CHANGED) and Refusal(EMPTY).
    """
    if read != digest(words, review_on):
        raise Refusal(Because.WORDS_CHANGED)
    if not any(words.values()):
        raise Refusal(Because.EMPTY, "words")


def agreed(members: Collection[UUID], said_yes: Collection[UUID]) -> bool:
    """Answer whether everybody who is in it, two at least, said yes."""
    here = set(members)
    return len(here) >= FEWEST and here <= set(said_yes)


def first_review(today: date) -> date:
    """Answer the day that a first draft offers for its review."""
    return today + FIRST_REVIEW


def following_review(since: date, review_on: date, today: date) -> date:
    """Answer the day that a review offers for the next one: as far from today as the last lay from its beginning."""
    return today + max(review_on - since, SOONEST_REVIEW)
