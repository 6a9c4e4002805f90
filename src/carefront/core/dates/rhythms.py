"""How something repeats, and what it waits for: "every other Tuesday", "weekdays", "before our next conversation"."""

from dataclasses import replace
from datetime import timedelta

from carefront.core.cadence import Rhythm, Unit, next_occurrence
from carefront.core.dates import almanac
from carefront.core.dates.between import Between
from carefront.core.dates.days import weekday_seen
from carefront.core.dates.model import Kind, Piece
from carefront.core.dates.said import Said

MOST = 12  # units between two times
_UNITS = {"day": (Unit.DAY, 1), "week": (Unit.WEEK, 1), "fortnight": (Unit.WEEK, 2), "month": (Unit.MONTH, 1),
          "quarter": (Unit.MONTH, 3), "half": (Unit.MONTH, 6), "year": (Unit.MONTH, 12)}  # fmt: skip
WORKING = (1, 2, 3, 4, 5)
YEARLY = Rhythm(Unit.MONTH, 12)


def _repeats(said: Said, rhythm: Rhythm, **more: object) -> Piece:
    """Answer a rhythm with its first time after today."""
    if rhythm.weekdays:
        first = min(weekday_seen("", day - 1, said.today) for day in rhythm.weekdays)
    elif rhythm.every == 1 and rhythm.unit is Unit.DAY:
        first = said.today + timedelta(days=1)
    else:
        first = next_occurrence(rhythm, said.today, said.today)
    return said.piece(Kind.RHYTHM, rhythm=rhythm, first=first, last=first, **more)


def weekdays(said: Said) -> Piece | None:
    """Read "every Monday and Thursday", "every other Tuesday", "Mondays"."""
    if said.has("weekdays") and not said.has("every") and (said.counted() or not said.stands_alone()):
        return None  # "two Fridays", "Thursdays one"
    table = "weekdays" if said.has("weekdays") else "weekday"
    places = {said.code(f"{table}{place}", table) for place in ("", "2", "3")} - {""}
    days = tuple(sorted(int(place) + 1 for place in places))
    return _repeats(said, Rhythm(Unit.WEEK, _every(said), days))


def _every(said: Said) -> int:
    if said.has("other"):
        return int(said.code("other"))
    count = said.whole("count") if said.has("count") else 1
    return count if count and 1 <= count <= MOST else 0


def units(said: Said) -> Piece | None:
    """Read "every two weeks", "each month", "every working day"."""
    every, unit = _every(said), said.code("unit")
    if unit == "working":
        return _repeats(said, Rhythm(Unit.WEEK, 1, WORKING)) if every == 1 else None
    if unit == "weekend":
        return _repeats(said, Rhythm(Unit.WEEK, every, (6,))) if every else None
    if unit not in _UNITS or not every:
        return None
    kind, times = _UNITS[unit]
    return _repeats(said, Rhythm(kind, every * times)) if every * times <= MOST else None


def adverb(said: Said) -> Piece | None:
    """Read "daily", "weekly", "on weekdays"; not "the weekly report"."""
    if not said.stands_alone() or said.led_by("article"):
        return None
    rhythm = Rhythm.from_code(said.code("adverb"))
    return _repeats(said, rhythm) if rhythm else None


def part_of_day(said: Said) -> Piece:
    """Read "every morning"."""
    return _repeats(
        said, Rhythm(Unit.DAY), part=(said.code("daypart") or said.code("daypart", "dayend")).partition(":")[0]
    )


def nth_weekday(said: Said) -> Piece | None:
    """Read "the first Monday of each month": monthly, and its first time; more a rhythm does not hold."""
    number = -1 if said.has("fromend") else said.whole("ordinal") or said.whole("nth") or 0
    if not -1 <= number <= 5 or not number:
        return None
    place = int(said.code("weekday"))
    for later in range(3):
        first, last = almanac.span_of("month", said.today, later)
        on = almanac.nth_weekday(number, place, first, last)
        if on and on > said.today:
            return said.piece(Kind.RHYTHM, rhythm=Rhythm(Unit.MONTH), first=on, last=on, nearly=True)
    return None


def on_days(one: Piece, other: Piece, between: Between) -> Piece | None:
    """Join "every week" and "on Monday", "every month" and "on the 1st", in either order."""
    repeats, day = (one, other) if one.kind is Kind.RHYTHM else (other, one)
    rhythm = repeats.rhythm
    if rhythm is None or not between.says("on", "beside", "of") or repeats.nearly:
        return None
    if rhythm.unit is Unit.WEEK and not rhythm.weekdays:
        days = day.rhythm.weekdays if day.rhythm else (day.weekday + 1,) if day.weekday is not None else ()
        first = day.first
        if not days or day.unit or first is None:
            return None
        rhythm = Rhythm(Unit.WEEK, rhythm.every, days)
    elif rhythm == YEARLY and day.yearless and day.first is not None:
        first = day.first if day.first > between.today else almanac.months_later(day.first, 12)
    elif rhythm.unit is Unit.MONTH and day.kind is Kind.DAY and day.number > 0:
        first = almanac.next_with(day.number, between.today + timedelta(days=1))
    else:
        return None
    return replace(repeats, start=one.start, end=other.end, rhythm=rhythm, first=first, last=first, aside=False)


def event(said: Said) -> Piece | None:
    """Read "our next conversation", "until we talk again": an event without a day."""
    again = said.code("meeting", "again")
    if not (said.has("next") or said.led_by("until") or (again == "conversation" and said.led_by("event"))):
        return None
    return said.piece(Kind.EVENT, event=said.code("meeting") or again)


BUILDERS = {
    "rhythm_weekdays": weekdays,
    "rhythm_units": units,
    "rhythm_adverb": adverb,
    "rhythm_part": part_of_day,
    "rhythm_nth": nth_weekday,
    "event": event,
}
