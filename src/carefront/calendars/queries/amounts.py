"""Amounts for planning with others. Whoever asks decides whether they may; nothing here tells when, or why."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.calendars import access
from carefront.core.busy import Stretch, days_in
from carefront.people import queries as people


def away_days(person_id: UUID, first: date, last: date) -> int:
    """Answer on how many days from `first` to `last` somebody is away, by their own word. 1 SQL query."""
    return away_days_of([person_id], first, last)[person_id]


def away_days_of(person_ids: Collection[UUID], first: date, last: date) -> dict[UUID, int]:
    """Answer the same for several people at once, each of them named. 1 SQL query."""
    found: dict[UUID, list[Stretch]] = {person_id: [] for person_id in person_ids}
    rows = access.away_for_amounts(list(person_ids)).filter(first_on__lte=last, last_on__gte=first)
    for person_id, begin, end in rows.values_list("person_id", "first_on", "last_on"):
        found[person_id].append(Stretch(begin, end))
    return {person_id: days_in(stretches, first, last) for person_id, stretches in found.items()}


def busy_between(person_id: UUID, start: datetime, end: datetime) -> bool:
    """Answer whether something stands against two aware moments: a busy time, or a day away. At most 3 SQL queries.

    An all-day entry of a calendar does not count until its owner says that it means being away: it may be a birthday.
    """
    if access.busy_for_amounts(person_id).filter(starts_at__lt=end, ends_at__gt=start).exists():
        return True
    somebody = people.actor_if_here(person_id)
    zone = ZoneInfo(somebody.zone if somebody else "UTC")
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    return access.away_for_amounts([person_id]).filter(first_on__lte=last, last_on__gte=first).exists()
