"""When Carefront asks: the check-in's first question, its nudges, quiet hours, and the rhythm of a practice."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from carefront.core.actors import Actor
from carefront.core.due import Due, instant
from carefront.core.refusals import Because, Refusal

MOST_NUDGES = 2  # automatic ones, for one check-in
BETWEEN_NUDGES = timedelta(days=1)  # by people, on one promise
NUDGE_AFTER = (timedelta(days=1), timedelta(days=3))  # after the question, after the first nudge


class Unit(StrEnum):
    """Name the unit in which a practice repeats."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Describe how a practice repeats: every `every` units, on ISO `weekdays` (1 Monday … 7 Sunday) for weeks."""

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.every <= 12:
            raise Refusal(Because.OUT_OF_RANGE, "rhythm", low=1, high=12)
        if any(not 1 <= day <= 7 for day in self.weekdays):
            raise Refusal(Because.UNKNOWN_CHOICE, "rhythm", given=str(self.weekdays))

    def code(self) -> str:
        """Answer the rhythm as one short text, as `week/2:1,4`."""
        days = ":" + ",".join(map(str, self.weekdays)) if self.weekdays else ""
        return f"{self.unit.value}/{self.every}{days}"

    @classmethod
    def from_code(cls, code: str) -> "Rhythm | None":
        """Read what `code` wrote; an empty text is no rhythm. Raises Refusal(UNKNOWN_CHOICE)."""
        if not code:
            return None
        try:
            head, _, days = code.partition(":")
            unit, _, every = head.partition("/")
            weekdays = tuple(sorted({int(day) for day in days.split(",")})) if days else ()
            return cls(Unit(unit), int(every or "1"), weekdays)
        except ValueError:
            raise Refusal(Because.UNKNOWN_CHOICE, "rhythm", given=code[:40]) from None


def next_occurrence(rhythm: Rhythm, start: date, after: date) -> date:
    """Answer the first day of the practice that is later than `after` and not before `start`.

    Weeks are counted from the week of `start`; a month without the day of `start` uses its last day.
    """
    if rhythm.unit is Unit.DAY:
        if after < start:
            return start
        return after + timedelta(days=rhythm.every - (after - start).days % rhythm.every)
    if rhythm.unit is Unit.WEEK:
        return _next_week_day(rhythm, start, after)
    step = 0
    while (day := _month_day(start, step)) <= after:
        step += rhythm.every
    return day


def _next_week_day(rhythm: Rhythm, start: date, after: date) -> date:
    weekdays = rhythm.weekdays or (start.isoweekday(),)
    monday = start - timedelta(days=start.isoweekday() - 1)
    earliest = max(start, after + timedelta(days=1))
    week = (earliest - monday).days // 7 // rhythm.every * rhythm.every
    while True:
        for weekday in weekdays:
            day = monday + timedelta(days=week * 7 + weekday - 1)
            if day >= earliest:
                return day
        week += rhythm.every


def _month_day(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(start.day, 28))


def outside_quiet(moment: datetime, actor: Actor) -> datetime:
    """Answer `moment` (aware), or the end of the quiet hours it falls in, in the actor's own wall time."""
    if actor.quiet_from == actor.quiet_to:
        return moment
    local = moment.astimezone(ZoneInfo(actor.zone))
    now = local.time()
    over_midnight = actor.quiet_from > actor.quiet_to
    if over_midnight:
        quiet = now >= actor.quiet_from or now < actor.quiet_to
    else:
        quiet = actor.quiet_from <= now < actor.quiet_to
    if not quiet:
        return moment
    ends_on = local.date() + timedelta(days=1 if over_midnight and now >= actor.quiet_from else 0)
    return instant(ends_on, actor.quiet_to, actor.zone)


def first_question(due: Due, actor: Actor) -> datetime:
    """Answer when to ask about a due: at its time, or at the actor's ask time on its day, outside quiet hours."""
    moment = instant(due.on, due.at or actor.ask_time, due.zone if due.at else actor.zone)
    return outside_quiet(moment, actor)


def next_hour(now: datetime, actor: Actor) -> datetime:
    """Answer when the hour at which an actor wants to be asked comes next, after `now` and outside quiet hours."""
    today = now.astimezone(ZoneInfo(actor.zone)).date()
    first = instant(today, actor.ask_time, actor.zone)
    moment = first if first > now else instant(today + timedelta(days=1), actor.ask_time, actor.zone)
    return outside_quiet(moment, actor)


def next_nudge(asks: int, asked_at: datetime, actor: Actor) -> datetime | None:
    """Answer when to ask again after `asks` (≥ 1) askings, the last at `asked_at`; None after two nudges.

    Days are counted in local wall time, so that a clock change does not move the hour.
    """
    if asks > MOST_NUDGES:
        return None
    local = asked_at.astimezone(ZoneInfo(actor.zone))
    at = time(local.hour, local.minute, local.second)
    moment = instant(local.date() + NUDGE_AFTER[asks - 1], at, actor.zone)
    return outside_quiet(moment, actor).astimezone(UTC)
