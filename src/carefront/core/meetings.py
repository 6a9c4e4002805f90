"""Conversations that people hold: their kinds, how they pass from planned to held, topics, and how a topic ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.core import words
from carefront.core.actors import Actor
from carefront.core.cadence import outside_quiet
from carefront.core.due import Due, checked_due, instant
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind

TITLE = 120  # characters
PLACE = 300  # characters of a place or an address of a call
SHORTEST, LONGEST = 5, 12 * 60  # minutes
MOST_TOPICS = 100  # open ones of one conversation
EARLY = timedelta(hours=12)  # how long before its time a conversation can be begun
BEFORE = timedelta(hours=1)  # how long before it a brief is sent at the latest
REOPEN = timedelta(days=1)  # how long after its end it can be taken up again


class ConversationKind(StrEnum):
    """Name the kinds of conversation."""

    ONE_TO_ONE = "one_to_one"
    COACHING = "coaching"
    CHECK_IN = "check_in"
    PLANNING = "planning"
    LOOK = "look"  # at the numbers: what was promised, what came of it
    REFLECTION = "reflection"
    COVENANT_REVIEW = "covenant_review"
    PATTERN = "pattern"  # about something that keeps happening, between two


class ConversationState(StrEnum):
    """Name where a conversation stands: an index of its dated records."""

    PLANNED = "planned"
    OPEN = "open"  # being held
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Ruling(StrEnum):
    """Name how a topic ends."""

    DO_FIRST = "do_first"
    DO = "do"
    LATER = "later"
    NOT_DOING = "not_doing"
    NO_DECISION = "no_decision"


class Reply(StrEnum):
    """Name what somebody answers to an invitation."""

    NONE = ""
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


ACTED = frozenset({Ruling.DO_FIRST, Ruling.DO})  # somebody does something
DECIDED = frozenset(Ruling) - {Ruling.NO_DECISION}
LIVE = frozenset({ConversationState.PLANNED, ConversationState.OPEN})
# What each kind of relationship holds, its usual one first.
KINDS: dict[RelationshipKind, tuple[ConversationKind, ...]] = {
    RelationshipKind.COACHING: (
        ConversationKind.COACHING, ConversationKind.LOOK, ConversationKind.PLANNING, ConversationKind.COVENANT_REVIEW,
        ConversationKind.PATTERN,
    ),
    RelationshipKind.REPORTING: (
        ConversationKind.ONE_TO_ONE, ConversationKind.LOOK, ConversationKind.PLANNING, ConversationKind.COVENANT_REVIEW,
        ConversationKind.PATTERN,
    ),
    RelationshipKind.PEER: (
        ConversationKind.ONE_TO_ONE, ConversationKind.LOOK, ConversationKind.PLANNING, ConversationKind.REFLECTION,
        ConversationKind.COVENANT_REVIEW, ConversationKind.PATTERN,
    ),
    RelationshipKind.TEAM: (
        ConversationKind.CHECK_IN, ConversationKind.PLANNING, ConversationKind.LOOK, ConversationKind.REFLECTION,
        ConversationKind.COVENANT_REVIEW,
    ),
    RelationshipKind.SELF: (ConversationKind.REFLECTION, ConversationKind.PLANNING, ConversationKind.LOOK),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """Name when a conversation takes place: a local day and time, the zone both are meant in, and minutes."""

    on: date
    at: time
    zone: str
    minutes: int = 60

    def starts(self) -> datetime:
        """Answer the instant (UTC) at which it begins; see `core.due.instant` for clock changes."""
        return instant(self.on, self.at, self.zone)

    def ends(self) -> datetime:
        """Answer the instant (UTC) at which it is meant to end."""
        return self.starts() + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class ConversationDraft:
    """Hold what somebody plans. Without a title it is called by its kind and people."""

    relationship_id: UUID
    kind: ConversationKind
    slot: Slot
    title: str = ""
    purpose: str = ""
    place: str = ""
    rhythm: str = ""  # the code of a recurrence; empty for once


def checked(draft: ConversationDraft, relationship: RelationshipKind, *, now: datetime) -> ConversationDraft:
    """Answer `draft` with clean words and a time that can be planned.

    Raises Refusal(UNKNOWN_CHOICE | EMPTY | TOO_LONG | OUT_OF_RANGE | PAST_DATE | FAR_DATE).
    """
    if draft.kind not in KINDS[relationship]:
        raise Refusal(Because.UNKNOWN_CHOICE, "kind", given=draft.kind.value)
    return replace(
        draft,
        title=words.line(draft.title, "title", required=False, limit=TITLE),
        purpose=words.prose(draft.purpose, "purpose", limit=2000),
        place=words.line(draft.place, "place", required=False, limit=PLACE),
        slot=checked_slot(draft.slot, now=now),
    )


def checked_slot(slot: Slot, *, now: datetime) -> Slot:
    """Answer `slot` when it can be planned: 5 minutes to 12 hours long, not over yet, within ten years.

    One that has begun already is taken: people write down what they are in. Raises as `checked` does.
    """
    if not SHORTEST <= slot.minutes <= LONGEST:
        raise Refusal(Because.OUT_OF_RANGE, "minutes", low=SHORTEST, high=LONGEST)
    checked_due(Due(slot.on, None, slot.zone), now=now, field="on")
    if slot.ends() <= now:
        raise Refusal(Because.PAST_DATE, "on", given=slot.on.isoformat())
    return slot


def notice(starts_at: datetime, now: datetime) -> int:
    """Answer how many minutes before its beginning something was said; negative afterwards."""
    return round((starts_at - now).total_seconds() / 60)


def may_begin(state: ConversationState, starts_at: datetime, now: datetime) -> bool:
    """Answer whether a conversation can be begun: planned, and at most twelve hours away."""
    return state is ConversationState.PLANNED and now >= starts_at - EARLY


def may_reopen(state: ConversationState, closed_at: datetime | None, now: datetime) -> bool:
    """Answer whether a closed conversation can be taken up again: within a day."""
    return state is ConversationState.CLOSED and closed_at is not None and now - closed_at <= REOPEN


def may_write_notes(closed_at: datetime | None, cancelled_at: datetime | None, now: datetime) -> bool:
    """Answer whether shared notes can still be written: until a day after the end, so that the record keeps still."""
    if cancelled_at is not None:
        return False
    return closed_at is None or now - closed_at <= REOPEN


def must_be(state: ConversationState, *wanted: ConversationState) -> None:
    """Raise Refusal(ALREADY_SETTLED) unless a conversation stands in one of `wanted`."""
    if state not in wanted:
        raise Refusal(Because.ALREADY_SETTLED, state=state.value)


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """Hold how a topic ends: in which words, whose it is to do, and by when, or when to look again."""

    ruling: Ruling
    words: str = ""
    owner_id: UUID | None = None
    due: Due | None = None


def checked_ruling(draft: RulingDraft, topic_words: str, members: Iterable[UUID], *, now: datetime) -> RulingDraft:
    """Answer `draft` with clean words, the topic's own where it has none; only what is done has an owner.

    Raises Refusal(NOT_IN_IT | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    acted = draft.ruling in ACTED
    if acted and draft.owner_id is not None and draft.owner_id not in set(members):
        raise Refusal(Because.NOT_IN_IT, "owner")
    dated = draft.ruling in {*ACTED, Ruling.LATER}
    return replace(
        draft,
        words=words.line(draft.words, "words", required=False) or words.shortened(topic_words, words.LINE),
        owner_id=draft.owner_id if acted else None,
        due=checked_due(draft.due, now=now) if dated else None,
    )


def reminder_at(starts_at: datetime, actor: Actor) -> datetime:
    """Answer when somebody gets the brief: the last of their own asking times an hour or more before it begins.

    A time within their quiet hours waits for the end of these where that is still before; else it is left as it is.
    """
    local = starts_at.astimezone(ZoneInfo(actor.zone))
    day = local.date()
    if instant(day, actor.ask_time, actor.zone) > starts_at - BEFORE:
        day -= timedelta(days=1)
    moment = instant(day, actor.ask_time, actor.zone)
    later = outside_quiet(moment, actor)
    return later if later <= starts_at - BEFORE else moment


class Placed(Protocol):
    """A topic with a place among others."""

    place: int


P = TypeVar("P", bound=Placed)


def moved(topics: Sequence[P], which: P, by: int) -> list[P]:
    """Answer topics in the order in which `which` stands `by` places further down (negative: up)."""
    order = [topic for topic in topics if topic is not which]
    at = min(max(topics.index(which) + by, 0), len(order))
    return [*order[:at], which, *order[at:]]


def local_day(moment: datetime, zone: str) -> date:
    """Answer the day of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()
