"""What may be suggested about a level: always with its reasons, never the fourth, and never by itself."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from carefront.core.level import Level

# A stage, not a judgement: in the first weeks two people are still finding out how they work together.
SETTLED_AFTER: Final = timedelta(days=28)
SETTLED_LOOKS: Final = 8  # check-ins that were answered
CALM_FOR: Final = timedelta(days=90)  # as long as a pattern stands
NOT_NOW: Final = timedelta(days=60)  # for which "not now" is remembered


class Reason(StrEnum):
    """Name why a level is suggested."""

    ASKED = "asked"  # whose promises they are asked for it
    STRICT = "strict"  # facts that chance alone would seldom bring about
    SETTLED = "settled"  # those in it have worked together for a while
    CALM = "calm"  # nothing was raised for as long as a pattern stands
    TOO_MUCH = "too_much"  # whose promises they are said that it is too much


@dataclass(frozen=True, slots=True)
class Situation:
    """Hold what a suggestion about one owner's promises in one relationship may rest on, as its reader may see it.

    age: since it began. looks: how many of the owner's check-ins were answered. since: how long the level has stood.
    asked: the level that the reader, who owns the promises, wishes for. strict: patterns of strength "strict" that the
    reader may see.
    raised: whether the reader sees any pattern that carries a strength. too_much: pulses of the reader that say so, all
    answered since the level stands. was_too_much: whether pulses say so at all, also those from before it.
    """

    level: Level
    age: timedelta
    looks: int
    since: timedelta
    asked: Level | None = None
    strict: tuple[UUID, ...] = ()
    raised: bool = False
    too_much: tuple[UUID, ...] = ()
    was_too_much: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Suggest a level, with the reasons and the ids of what they rest on.

    private: it rests on what its reader alone has said, so nobody else may be told.
    """

    level: Level
    reasons: tuple[Reason, ...]
    evidence: tuple[UUID, ...] = ()
    private: bool = False


def suggest(now: Situation) -> Suggestion | None:
    """Answer what may be suggested, or nothing; what is asked for and what is too much go before what was counted."""
    if now.too_much and now.level > Level.SELF_TRACKED:
        return Suggestion(Level(now.level - 1), (Reason.TOO_MUCH,), now.too_much, private=True)
    if now.too_much or now.level is Level.AGREED:
        return None
    settled = now.age >= SETTLED_AFTER and now.looks >= SETTLED_LOOKS
    if now.asked is not None and now.asked is not now.level and now.asked < Level.DIRECT:
        return Suggestion(now.asked, (Reason.ASKED,), private=True)
    if now.was_too_much:
        return None  # what was said of another level asks for no lower one, and for no higher one either
    if now.level < Level.DIRECT and now.strict:
        asked = now.asked is Level.DIRECT
        if now.level is Level.CURIOUS and (settled or asked):
            reasons = (*((Reason.ASKED,) if asked else ()), Reason.STRICT, *((Reason.SETTLED,) if settled else ()))
            return Suggestion(Level.DIRECT, reasons, now.strict)
        return None
    if now.level is Level.DIRECT and not now.raised and now.since >= CALM_FOR and settled:
        return Suggestion(Level.CURIOUS, (Reason.CALM,))
    return None
