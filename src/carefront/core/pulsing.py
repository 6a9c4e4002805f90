"""When somebody is asked for a pulse, what an answer can be, and the rounds in which a team's are told together."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from carefront.core.actors import Actor
from carefront.core.evidence.pulses import DOSE, SCALE
from carefront.core.refusals import Because, Refusal

EVERY: Final = (2, 3, 4)  # weeks that somebody can choose
OFF: Final = 0
USUAL: Final = 3  # weeks, while nobody chose
WISH: Final = 2000  # characters of what would make it more useful, and of what was changed
FRESH: Final = timedelta(weeks=8)  # a pulse speaks for its person in a round for so long: two of the longest rhythm
SETTLED: Final = timedelta(days=2)  # after its last day, the day has ended everywhere and nobody answers any more


class Helps(StrEnum):
    """Name what somebody says of a change that was made because of their words."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold the answers to the four questions; None for one that was skipped."""

    safe: int | None = None
    care: int | None = None
    clear: int | None = None
    dose: int | None = None


def checked_answers(answers: Answers) -> Answers:
    """Answer them. Raises Refusal(EMPTY) when all were skipped, Refusal(OUT_OF_RANGE) with the field of one."""
    found = {"safe": answers.safe, "care": answers.care, "clear": answers.clear, "dose": answers.dose}
    if all(given is None for given in found.values()):
        raise Refusal(Because.EMPTY, "safe")
    for field, given in found.items():
        low, high = DOSE if field == "dose" else SCALE
        if given is not None and not low <= given <= high:
            raise Refusal(Because.OUT_OF_RANGE, field, low=low, high=high)
    return answers


def checked_weeks(weeks: int) -> int:
    """Answer a rhythm in weeks, 0 for never. Raises Refusal(UNKNOWN_CHOICE)."""
    if weeks != OFF and weeks not in EVERY:
        raise Refusal(Because.UNKNOWN_CHOICE, "weeks", given=str(weeks))
    return weeks


def next_on(after: date, weeks: int) -> date | None:
    """Answer the day on which somebody is asked next after a day on which they answered, skipped or chose.

    Days, not hours: a clock that is put forward or back moves nothing. None when they are not asked.
    """
    return after + timedelta(weeks=weeks) if weeks else None


def first_on(person: Actor, since: datetime) -> date:
    """Answer the day of the first question to somebody who is in a relationship since a moment and chose nothing."""
    return person.local(since).date() + timedelta(weeks=USUAL)


def last_round(now: datetime) -> date:
    """Answer the first day of the last calendar month that is over everywhere; its pulses are told together."""
    month = (now - SETTLED).date().replace(day=1)
    return (month - timedelta(days=1)).replace(day=1)


def end_of(month: date) -> date:
    """Answer the last day of the month that begins on `month`."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def speaks_from(month: date) -> date:
    """Answer the first day of pulses that speak in the round of a month."""
    return end_of(month) - FRESH + timedelta(days=1)
