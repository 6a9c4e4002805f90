"""The level: how firm the accountability is for each owner in a relationship; chosen in the open, by people alone."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.core.due import Due, checked_due
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.words import prose

REASON = 1_000  # characters
LOOK_AGAIN = timedelta(days=30)  # what a proposal offers, when nobody names another day
RELEASE = timedelta(days=14)  # what a release offers
LONGEST_RELEASE = 366  # days


class Level(IntEnum):
    """Name where on the spectrum somebody's promises in a relationship stand."""

    SELF_TRACKED = 1  # the owner keeps track alone
    CURIOUS = 2  # Carefront asks the owner, to learn
    DIRECT = 3  # silence after the day is said plainly, to both
    AGREED = 4  # consequences that both wrote, each about their own conduct


DEFAULT = Level.CURIOUS


class ChangeState(StrEnum):
    """Name where a change of level stands: each is proposed, and in force once the owner consents."""

    OPEN = "open"
    IN_FORCE = "in_force"
    REPLACED = "replaced"  # it was in force, and another one is now
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PASSED = "passed"  # the owner chose otherwise, or it lost its place


class CameDown(StrEnum):
    """Name how the fourth level came down without its owner going down a level: it was consented to for a while."""

    LAPSED = "lapsed"  # its time was over
    STOPPED = "stopped"  # somebody ended what was agreed for it


class ReleaseState(StrEnum):
    """Name where a release stands: proposed, on once everybody agreed, and over."""

    OPEN = "open"
    ON = "on"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PASSED = "passed"  # the relationship ended before everybody agreed


class Manner(StrEnum):
    """Name how a check-in's question is put."""

    CURIOUS = "curious"
    DIRECT = "direct"


class Voice(StrEnum):
    """Name how a conversation's brief speaks of a promise whose day has come."""

    LEFT_TO_OWNER = "left_to_owner"  # not at all, unless the owner said that it is at risk
    ASKS = "asks"
    NAMES_SILENCE = "names_silence"


class Sharing(StrEnum):
    """Name when a pattern that Carefront raised is shown to the other."""

    BY_OWNER = "by_owner"
    NAMED_SINCE_CONSENT = "named_since_consent"  # strength "name" and more, confirmed, arisen since the consent


def suits(kind: RelationshipKind) -> bool:
    """Answer whether a relationship of `kind` has levels and releases: every one but that with oneself."""
    return kind is not RelationshipKind.SELF


def in_effect(usual: int | None, own: int | None) -> Level:
    """Answer at which level a promise stands: its `own`, else what is `usual` for its owner, else the default."""
    return Level(own or usual or DEFAULT)


def asks_by_itself(level: Level) -> bool:
    """Answer whether Carefront asks the owner by itself; at the first level it asks only when the owner wished it."""
    return level > Level.SELF_TRACKED


def calls_for_words(level: Level) -> bool:
    """Answer whether an answer is laid before the other for a word; at the first level it stands on the page alone."""
    return level > Level.SELF_TRACKED


def manner(level: Level) -> Manner:
    """Answer how a check-in's question is put."""
    return Manner.DIRECT if level >= Level.DIRECT else Manner.CURIOUS


def tells_of_silence(level: Level) -> bool:
    """Answer whether the other is told, after the day, that there is no word yet."""
    return level >= Level.DIRECT


def voice(level: Level) -> Voice:
    """Answer how a brief speaks of a promise whose day has come."""
    if tells_of_silence(level):
        return Voice.NAMES_SILENCE
    return Voice.ASKS if asks_by_itself(level) else Voice.LEFT_TO_OWNER


def sharing(level: Level) -> Sharing:
    """Answer when a pattern about an owner at `level` is shown to the other."""
    return Sharing.NAMED_SINCE_CONSENT if level >= Level.DIRECT else Sharing.BY_OWNER


def checked_level(given: int, *, before: Level, talked: bool) -> Level:
    """Answer the level that is meant; `talked` says that a pattern was talked through, which the fourth level needs.

    Raises Refusal(OUT_OF_RANGE), Refusal(NEEDS_CONVERSATION) for the fourth level without that, and
    Refusal(ALREADY_THERE) when it is the level as it is.
    """
    if given not in {each.value for each in Level}:
        raise Refusal(Because.OUT_OF_RANGE, "level", low=Level.SELF_TRACKED.value, high=Level.AGREED.value)
    if given == Level.AGREED and not talked:
        raise Refusal(Because.NEEDS_CONVERSATION, "level")
    if given == before:
        raise Refusal(Because.ALREADY_THERE, "level")
    return Level(given)


def checked_lower(given: int, *, before: Level) -> Level:
    """Answer the lower level that is meant. Raises Refusal(ALREADY_THERE | OUT_OF_RANGE)."""
    if given == before:
        raise Refusal(Because.ALREADY_THERE, "level")
    if not Level.SELF_TRACKED <= given < before:
        raise Refusal(Because.OUT_OF_RANGE, "level", low=Level.SELF_TRACKED.value, high=max(before.value - 1, 1))
    return Level(given)


def below_agreed(before: int) -> Level:
    """Answer where the fourth level comes down to: where it began, as far as that needs no consent of its own.

    Nobody stands at direct naming because of a time that is over who had not agreed to it before.
    """
    return Level(min(before, Level.DIRECT))


def checked_reason(words: str, field: str = "reason", *, required: bool = True) -> str:
    """Answer a reason, cleaned. Raises Refusal(EMPTY) when it says nothing, Refusal(TOO_LONG) over 1,000 characters."""
    return prose(words, field, required=required, limit=REASON)


def checked_look(on: date, zone: str, *, now: datetime, field: str = "look_on") -> date:
    """Answer a day to look again: after today in `zone`, within ten years. Raises Refusal(PAST_DATE | FAR_DATE)."""
    checked_due(Due(on, time(0), zone), now=now, field=field)
    return on


def change_state(*, was_agreed: bool, is_over: bool, ending: str) -> ChangeState:
    """Answer where a change of level stands; `ending` names how it ended without the owner's consent."""
    if was_agreed:
        return ChangeState.REPLACED if is_over else ChangeState.IN_FORCE
    return ChangeState(ending) if is_over else ChangeState.OPEN


def release_state(*, has_begun: bool, is_over: bool, ending: str) -> ReleaseState:
    """Answer where a release stands; `ending` names how it ended before it began."""
    if has_begun:
        return ReleaseState.ENDED if is_over else ReleaseState.ON
    return ReleaseState(ending) if is_over else ReleaseState.OPEN


def checked_release(until: date, look_on: date | None, zone: str, *, now: datetime) -> tuple[date, date]:
    """Answer the day on which a release ends and the one on which it is looked at, half-way unless it was named.

    Raises Refusal(PAST_DATE | FAR_DATE), LONG_PERIOD over a year, AFTER_END for a look that is not before its end.
    """
    checked_look(until, zone, now=now, field="until")
    today = now.astimezone(ZoneInfo(zone)).date()
    if (until - today).days > LONGEST_RELEASE:
        raise Refusal(Because.LONG_PERIOD, "until", limit=LONGEST_RELEASE)
    if look_on is None:
        return until, half_way(today, until)
    checked_look(look_on, zone, now=now)
    if look_on >= until:
        raise Refusal(Because.AFTER_END, "look_on")
    return until, look_on


def half_way(today: date, until: date) -> date:
    """Answer the day in the middle of a release, tomorrow at the earliest: one that ends tomorrow asks nothing."""
    return today + timedelta(days=max((until - today).days // 2, 1))


def all_agree(members: Collection[UUID], said_yes: Collection[UUID]) -> bool:
    """Answer whether everybody who is in it, two at least, said yes to a release."""
    here = set(members)
    return len(here) > 1 and here <= set(said_yes)
