"""A conversation about a pattern: five steps, prepared unseen, and an agreement that both confirm in the same words."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean_line, prose

MOST_FACTS = 60
MOST_QUESTIONS = 30
OFFERED = 4  # questions shown at once
LENGTH = 4_000  # characters in one part
LINE = 300  # characters of a line that can become a promise
LOOK_AGAIN = timedelta(days=28)  # what is offered when nobody named a day


class TalkPart(StrEnum):
    """Name what each of the two writes, about themselves."""

    IMPACT = "impact"  # what it means to me
    REDESIGN = "redesign"  # what we could do otherwise
    WILL = "will"  # what I will do, a line for each


class TalkState(StrEnum):
    """Name where a talk stands."""

    PREPARING = "preparing"  # each writes unseen
    OPEN = "open"  # both opened what they had written
    AGREED = "agreed"
    CLOSED = "closed"


class Curious(StrEnum):
    """Name the questions that are offered; none needs to be asked."""

    HOW_SEEN = "how_seen"
    WHAT_HAPPENED = "what_happened"
    WHAT_HELPED = "what_helped"
    WHAT_MATTERS = "what_matters"
    STILL_RIGHT = "still_right"
    TOO_MUCH = "too_much"
    WHAT_UNCLEAR = "what_unclear"
    WHAT_FROM_ME = "what_from_me"
    FIRST_SIGN = "first_sign"
    EASY_TIME = "easy_time"
    NOT_SAID = "not_said"
    ONE_SMALLER = "one_smaller"


class Redesign(StrEnum):
    """Name what could be made otherwise: the commitment, the rhythm, or the structure around it."""

    SMALLER = "smaller"
    FEWER = "fewer"
    PRACTICE = "practice"
    OTHER_OWNER = "other_owner"
    CLEARER = "clearer"
    SHORTER = "shorter"
    MIDWAY = "midway"
    LONGER = "longer"
    TOGETHER = "together"
    SUPPORTER = "supporter"
    LESS_ASKING = "less_asking"
    PLAINER = "plainer"
    REST = "rest"


class Came(StrEnum):
    """Name what somebody answers on the day to look again."""

    CHANGED = "changed"
    PARTLY = "partly"
    GOES_ON = "goes_on"


COMMITMENTS = (Redesign.SMALLER, Redesign.FEWER, Redesign.PRACTICE, Redesign.OTHER_OWNER, Redesign.CLEARER)
RHYTHMS = (Redesign.SHORTER, Redesign.MIDWAY, Redesign.LONGER)
STRUCTURES = (Redesign.TOGETHER, Redesign.SUPPORTER, Redesign.LESS_ASKING, Redesign.PLAINER, Redesign.REST)


def state_of(*, opened: bool, agreed: bool, closed: bool) -> TalkState:
    """Answer where a talk stands, from its dated records."""
    if closed:
        return TalkState.CLOSED
    if agreed:
        return TalkState.AGREED
    return TalkState.OPEN if opened else TalkState.PREPARING


def offered(asked: Collection[Curious]) -> tuple[Curious, ...]:
    """Answer which questions are offered next: others than those that were asked, and others each time."""
    left = [one for one in Curious if one not in set(asked)]
    at = len(set(asked)) * 2 % len(left) if left else 0
    return tuple((left[at:] + left[:at])[:OFFERED])


def checked_part(part: TalkPart, words: str) -> str:
    """Answer the words of a part, cleaned. Raises Refusal(TOO_LONG), of a part or of a line that is to be a promise."""
    said = prose(words, part.value, limit=LENGTH)
    if part is TalkPart.WILL:
        for line in lines_of(said):
            if len(line) > LINE:
                raise Refusal(Because.TOO_LONG, part.value, limit=LINE, length=len(line))
    return said


def checked_changes(given: Collection[str]) -> tuple[Redesign, ...]:
    """Answer the changes that somebody picked, each once, in their order. Raises Refusal(UNKNOWN_CHOICE)."""
    known = {each.value for each in Redesign}
    unknown = [one for one in given if one not in known]
    if unknown:
        raise Refusal(Because.UNKNOWN_CHOICE, "choices", given=unknown[0][:40])
    return tuple(each for each in Redesign if each.value in set(given))


def lines_of(words: str) -> tuple[str, ...]:
    """Answer what somebody will do as single lines, without the marks of a list."""
    lines = (clean_line(line).lstrip("-*•· ").strip() for line in words.splitlines())
    return tuple(line for line in lines if line)


def digest(parts: Mapping[UUID, str], shared: str, *days: date | None) -> str:
    """Answer what tells an agreement from any other, days included: 64 hexadecimal digits.

    A yes carries it, so that nobody agreed to words that changed between reading and agreeing.
    """
    told = hashlib.sha256("|".join(day.isoformat() if day else "" for day in days).encode())
    for key in sorted(parts):
        said = parts[key].encode()
        told.update(f"\0{key}\0{len(said)}\0".encode() + said)
    told.update(b"\0" + shared.encode())
    return told.hexdigest()


def checked_yes(parts: Mapping[UUID, str], look_on: date | None, read: str, now: str) -> None:
    """Refuse to agree to nothing, or to other words than those that were `read`; `now` is how they stand.

    Raises Refusal(EMPTY) where nobody says what they will do or no day is named, Refusal(WORDS_CHANGED).
    """
    if read != now:
        raise Refusal(Because.WORDS_CHANGED)
    if not any(lines_of(words) for words in parts.values()):
        raise Refusal(Because.EMPTY, TalkPart.WILL.value)
    if look_on is None:
        raise Refusal(Because.EMPTY, "look_on")
