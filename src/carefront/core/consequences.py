"""Agreed consequences: what each of two does if something goes on, about their own conduct, for a time that ends."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.core.level import checked_look
from carefront.core.refusals import Because, Refusal
from carefront.core.words import prose

LENGTH = 2_000  # characters of what one of the two does
LONGEST = 90  # days
USUAL = timedelta(days=42)  # what is offered


class ConsequenceState(StrEnum):
    """Name where consequences stand."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    ENDED = "ended"
    LET_GO = "let_go"  # never in force


class ConsequenceEnding(StrEnum):
    """Name how consequences came to be over."""

    LAPSED = "lapsed"  # their time was over
    STOPPED = "stopped"  # one of the two ended them
    LOWERED = "lowered"  # the owner went down a level
    REPLACED = "replaced"
    CLOSED = "closed"  # the relationship ended, or one of the two left


class Cue(StrEnum):
    """Name what in somebody's words may be worth a second look; their writer alone is told, and nothing is held up."""

    MONEY = "money"
    THE_OTHER = "the_other"  # speaks of what the other will do
    OTHERS = "others"  # a whole group, or everybody's eyes


_CUES: Mapping[Cue, re.Pattern[str]] = {
    Cue.MONEY: re.compile(r"[€$£¥]|\b(pays?|a fine|fined|bonus|salary|wage|wages|money|deposit)\b", re.IGNORECASE),
    Cue.THE_OTHER: re.compile(r"(?:^|[\n.;!?])\s*you\s+(will|have to|shall|lose|get)\b|\byou must\b", re.IGNORECASE),
    Cue.OTHERS: re.compile(
        r"\b(publicly|in public|in front of|whole team|everybody|everyone|the others|announce|post it)\b", re.IGNORECASE
    ),
}  # fmt: skip


def cues(words: str) -> tuple[Cue, ...]:
    """Answer what may be worth a second look in what somebody wrote that they will do. It blocks nothing."""
    return tuple(cue for cue, pattern in _CUES.items() if pattern.search(words))


def state_of(*, agreed: bool, over: bool) -> ConsequenceState:
    """Answer where consequences stand, from their dated records."""
    if agreed:
        return ConsequenceState.ENDED if over else ConsequenceState.IN_FORCE
    return ConsequenceState.LET_GO if over else ConsequenceState.DRAFT


def checked_words(words: str) -> str:
    """Answer what somebody does, cleaned. Raises Refusal(TOO_LONG)."""
    return prose(words, "words", limit=LENGTH)


def checked_time(ends_on: date, closing_on: date, zone: str, *, now: datetime) -> None:
    """Refuse a time without an end that is near: both days after today, the conversation not after the end.

    Raises Refusal(PAST_DATE | FAR_DATE), LONG_PERIOD over 90 days, AFTER_END for a conversation after the end.
    """
    checked_look(ends_on, zone, now=now, field="ends_on")
    checked_look(closing_on, zone, now=now, field="closing_on")
    if (ends_on - now.astimezone(ZoneInfo(zone)).date()).days > LONGEST:
        raise Refusal(Because.LONG_PERIOD, "ends_on", limit=LONGEST)
    if closing_on > ends_on:
        raise Refusal(Because.AFTER_END, "closing_on")


def checked_yes(parts: Mapping[UUID, str], read: str, now: str) -> None:
    """Refuse to agree to other words than those that were `read`, or before both wrote theirs.

    Raises Refusal(WORDS_CHANGED) and Refusal(EMPTY).
    """
    if read != now:
        raise Refusal(Because.WORDS_CHANGED)
    if not parts or not all(parts.values()):
        raise Refusal(Because.EMPTY, "words")
