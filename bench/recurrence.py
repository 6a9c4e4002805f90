"""Occurrences of random recurrences across clock changes, beside an independent library: how many rules agree.

The days and instants here are Carefront's own; the other side is python-dateutil, which no part of them uses, with its
own zones and its own answer to wall times that a clock change skips.
"""

import os
import random
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "src"))

from dateutil import tz
from dateutil.rrule import rruleset, rrulestr

from bench.measure import cpu, line
from carefront.core.cadence import Unit
from carefront.core.due import instant
from carefront.core.recurrence import Recurrence, occurrences
from carefront.core.rrule import to_rrule

RULES = 1_000
EACH = 60  # instants of a rule that are compared
ZONES = ("Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Africa/Cairo", "UTC")
NIGHT = (time(0, 0), time(0, 30), time(1, 30), time(2, 0), time(2, 30), time(3, 0))  # when clocks change


def drawn(luck: random.Random) -> tuple[Recurrence, date, time, str]:
    """Draw a rule, the day it starts, its time of day and its zone."""
    unit = luck.choice(list(Unit))
    weekdays = luck.sample(range(1, 8), luck.randint(1, 3))
    start = date(2024, 1, 1) + timedelta(days=luck.randrange(1500))
    told: dict[str, Any] = {"weekdays": weekdays} if unit is Unit.WEEK else {}
    if unit is Unit.MONTH:
        nth = {"nth": luck.choice([1, 2, 3, 4, -1]), "weekdays": weekdays}
        told = luck.choice([nth, {"day": luck.randint(1, 31)}])
    ends: dict[str, Any] = luck.choice(
        [{}, {"until": start + timedelta(days=luck.randrange(900))}, {"count": luck.randint(1, 80)}]
    )
    plain = Recurrence(unit, luck.randint(1, 9), **told, **ends)
    there = occurrences(plain, start, after=start - timedelta(days=1), most=EACH)
    skipped = luck.sample(there, min(len(there), luck.randrange(4)))
    extra = [start + timedelta(days=luck.randrange(400)) for _ in range(luck.randrange(3))]
    kept = Recurrence(unit, plain.every, **told, **ends, skipped=tuple(skipped), extra=tuple(extra))
    at = luck.choice([*NIGHT, time(luck.randrange(24), luck.randrange(60))])
    return kept, start, at, luck.choice(ZONES)


def own(rec: Recurrence, start: date, at: time, zone: str) -> list[datetime]:
    """Answer the instants of a rule as Carefront has them."""
    return [instant(day, at, zone) for day in occurrences(rec, start, after=start - timedelta(days=1), most=EACH)]


def theirs(rec: Recurrence, start: date, at: time, zone: str) -> list[datetime]:
    """Answer the instants of a rule as python-dateutil has them."""
    place = tz.gettz(zone)
    found = rruleset()
    found.rrule(rrulestr(to_rrule(rec, at=at, zone=zone), dtstart=datetime.combine(start, at, place)))
    for day in rec.skipped:
        found.exdate(datetime.combine(day, at, place))
    for day in set(rec.extra) - set(rec.skipped):
        found.rdate(datetime.combine(day, at, place))
    return [tz.resolve_imaginary(one).astimezone(UTC) for one, _ in zip(found, range(EACH), strict=False)]


def main() -> None:
    """Print how many rules agree, and how long each side takes."""
    luck = random.Random(2026)
    rules = [drawn(luck) for _ in range(RULES)]
    equal = sum(own(*rule) == theirs(*rule) for rule in rules)
    across = sum(len({one.astimezone(tz.gettz(rule[3])).utcoffset() for one in own(*rule)}) > 1 for rule in rules)
    line("recurrences with the same instants as python-dateutil", f"{equal:,} of {RULES:,}", "all", equal == RULES)
    line("of these across a clock change", f"{across:,}", "-")
    mine = cpu(lambda: [own(*rule) for rule in rules[:200]], times=1) / 200 * 1000
    other = cpu(lambda: [theirs(*rule) for rule in rules[:200]], times=1) / 200 * 1000
    line(f"up to {EACH} instants of one recurrence", f"{mine:.3f} ms, {other / mine:.1f} times as long there", "-")


if __name__ == "__main__":
    main()
