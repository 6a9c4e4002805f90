"""What a person's own mirror counts, and when a short reflection is offered: from their own facts, to them alone."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any, Final, TypeVar
from uuid import UUID

from carefront.core.evidence.counting import Fact
from carefront.core.evidence.tallies import Move, Promise, find_moved, find_unclear
from carefront.core.evidence.thresholds import LEAST_FOR_A_RATE, STANDS_FOR
from carefront.core.ledger import Kind
from carefront.core.outcomes import Counts
from carefront.core.refusals import Because, Refusal

E = TypeVar("E", bound=StrEnum)
SPAN: Final = STANDS_FOR  # how far back a mirror looks: as far as facts stand for anything
LEAST: Final = LEAST_FOR_A_RATE  # below, a middle would be moved by one more answer
CARRIED: Final = 3  # times that a topic moved on before a reflection is offered
WORDS: Final = 5_000  # characters of a reflection
OWN: Final = 2_000  # characters of each of the two own words of a meaning


class Means(StrEnum):
    """Name what being held to account can mean to somebody."""

    HELP = "help"
    CONTROL = "control"
    JUDGEMENT = "judgement"
    SHAME = "shame"
    OTHER = "other"


class Structure(StrEnum):
    """Name what can feel supportive."""

    FEWER = "fewer"
    SMALLER = "smaller"
    RHYTHM = "rhythm"
    WRITTEN = "written"
    TALK_FIRST = "talk_first"
    LOWER = "lower"
    REST = "rest"
    OTHER = "other"


class Prompt(StrEnum):
    """Name the questions that a mirror offers to think about."""

    MEANING = "meaning"
    FEAR = "fear"
    FIRST = "first"
    EASY = "easy"
    SILENCE = "silence"
    FIRM = "firm"
    ASKED = "asked"
    THANKS = "thanks"
    OWN_WORD = "own_word"
    RESCUE = "rescue"
    LEARNED = "learned"
    SAFE = "safe"


class Shift(StrEnum):
    """Name what a reflection can be offered for."""

    UNCLEAR = "unclear"
    MOVED = "moved"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Wait:
    """Count waits; `middle` is their median in days, none below `LEAST`. `still` are those that wait now."""

    count: int
    middle: float | None
    still: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """Say for what a reflection is offered: on how many dates, of how many (0 where there is nothing to compare)."""

    shift: Shift
    count: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Own:
    """Hold one fact of a ledger that its reader added themselves, with the day on which they did, where they live."""

    id: UUID
    kind: Kind
    on: date
    about: UUID | None
    facts: Mapping[str, Any]


def wait(days: Collection[int], still: int = 0) -> Wait:
    """Count how many days each thing waited; a negative number is none, for what was said before its day."""
    some = [max(one, 0) for one in days]
    return Wait(len(some), float(median(some)) if len(some) >= LEAST else None, still)


def prompt_of(today: date, turn: int = 0) -> Prompt:
    """Answer the question that is offered first on a day; another one each week, and each `turn` goes one on."""
    every = list(Prompt)
    return every[(today.toordinal() // 7 + turn) % len(every)]


def checked(given: Iterable[str], kind: type[E], field: str) -> tuple[E, ...]:
    """Answer the choices, each once, in their own order. Raises Refusal(UNKNOWN_CHOICE)."""
    some = set(given)
    unknown = sorted(some - set(kind))
    if unknown:
        raise Refusal(Because.UNKNOWN_CHOICE, field, given=unknown[0][:40])
    return tuple(one for one in kind if one in some)


def offered(own: Sequence[Own], today: date, *, topic: bool = False) -> Offer | None:
    """Answer whether a short reflection is offered to somebody in one relationship, and for what.

    `own` are facts that they added themselves, in any order; `topic` says that a topic of theirs moved on `CARRIED`
    times. By the same counts as patterns (`core.evidence.tallies`); nothing follows from it but the offer.
    """
    clear: dict[UUID, bool] = {}
    for one in sorted(own, key=lambda fact: fact.on):
        if one.kind in {Kind.COMMITMENT_MADE, Kind.COMMITMENT_CLARIFIED} and one.about and "clear" in one.facts:
            clear[one.about] = bool(one.facts["clear"])
    unclear = find_unclear(_looked_at(own, clear), today)
    if unclear:
        return Offer(Shift.UNCLEAR, unclear.counts[0].times, unclear.counts[0].of)
    moved = find_moved(_promises(own), today)
    if moved:
        dates = {one.on for one in own if one.kind is Kind.COMMITMENT_MOVED and moved.first <= one.on <= moved.last}
        return Offer(Shift.MOVED, len(dates))
    return Offer(Shift.TOPIC, CARRIED) if topic else None


def _looked_at(own: Iterable[Own], clear: Mapping[UUID, bool]) -> list[Fact]:
    facts = [one for one in own if one.kind is Kind.CHECK_IN_ANSWERED and not one.facts.get("again")]
    return [
        Fact(one.id, one.on, Counts(one.facts.get("counts", Counts.UNKNOWN.value)), clear.get(one.about, True))
        for one in facts
        if one.about
    ]


def _promises(own: Iterable[Own]) -> list[Promise]:
    """Answer promises with their moves. One whose making is not among the facts began at its first move here."""
    began: dict[UUID, date] = {}
    moves: dict[UUID, list[Move]] = {}
    for one in sorted(own, key=lambda fact: fact.on):
        if one.about and one.kind in {Kind.COMMITMENT_MADE, Kind.COMMITMENT_MOVED}:
            began.setdefault(one.about, one.on)
        if one.about and one.kind is Kind.COMMITMENT_MOVED:
            moves.setdefault(one.about, []).append(Move(one.id, one.on))
    return [Promise(on, True, tuple(moves.get(key, ()))) for key, on in began.items()]


def asks(own: Iterable[Own]) -> Counter[Kind]:
    """Count how often somebody asked: about promises, for promises, and with a word to what was answered."""
    wanted = {Kind.COMMITMENT_NUDGED, Kind.REQUEST_MADE, Kind.ANSWER_MET}
    return Counter(one.kind for one in own if one.kind in wanted)


def own_waits(own: Iterable[Own]) -> list[int]:
    """Answer for each first answer how many days after its day it was given."""
    first = [one for one in own if one.kind is Kind.CHECK_IN_ANSWERED and not one.facts.get("again")]
    return [(one.on - date.fromisoformat(one.facts["occurs_on"])).days for one in first if one.facts.get("occurs_on")]


def since(now: datetime) -> datetime:
    """Answer from when on a mirror counts."""
    return now - timedelta(days=SPAN.days)
