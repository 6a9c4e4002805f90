"""One's own calendars, days away and free times: for their owner's eyes."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import Count

from carefront.calendars import access
from carefront.calendars.cards import AwayCard, CalendarCard, Calendars
from carefront.calendars.models import Subscription
from carefront.core.actors import Actor
from carefront.core.busy import Reading, Span, Stretch, checked_look, free_times, proposals
from carefront.core.due import instant
from carefront.core.policy import Deed

PAST_SHOWN = timedelta(days=31)  # days away that lie behind


def calendars(person: Actor, *, now: datetime) -> Calendars:
    """Show what `person` subscribed to, when they are away, and what may be days away too. 3 SQL queries."""
    today = person.local(now).date()
    rows = access.visible_to(person).annotate(times=Count("busy")).order_by("made_at", "pk")
    told = list(access.away_visible_to(person).order_by("first_on", "last_on", "pk"))
    shown = [row for row in told if row.is_away and row.last_on >= today - PAST_SHOWN]
    return Calendars(
        tuple(_card(row, row.times, now) for row in rows),
        tuple(AwayCard(row.pk, Stretch(row.first_on, row.last_on), row.words, row.last_on < today) for row in shown),
        _proposed(person, [Stretch(row.first_on, row.last_on) for row in told], today),
    )


def calendar(person: Actor, subscription_id: UUID, *, now: datetime) -> CalendarCard:
    """Show one calendar of `person`. Raises Refusal(HIDDEN). 2 SQL queries."""
    row = access.reach(person, subscription_id, Deed.SEE)
    return _card(row, row.busy.count(), now)


def proposed(person: Actor, *, now: datetime) -> tuple[Stretch, ...]:
    """Answer which all-day entries of `person`'s calendars may be days away. 2 SQL queries."""
    told = access.away_visible_to(person).values_list("first_on", "last_on")
    return _proposed(person, [Stretch(*days) for days in told], person.local(now).date())


def free_slots(person: Actor, *, first: date, last: date, minutes: int, zone: str, now: datetime) -> tuple[Span, ...]:
    """Answer when `person` is free for `minutes` (5–480) in working hours of `zone`, for their own eyes. 2 SQL queries.

    From the day `first` to `last`, at most 62 days; on the half hour, at most 200 times. Busy are the busy times of
    their calendars and their days away. Raises Refusal(ENDS_BEFORE | OUT_OF_RANGE).
    """
    look = checked_look(first, last, minutes)
    begin, end = instant(first, datetime.min.time(), zone), instant(last + timedelta(days=1), datetime.min.time(), zone)
    busy = access.busy_visible_to(person).filter(starts_at__lt=end, ends_at__gt=begin)
    away = access.away_visible_to(person).filter(is_away=True, first_on__lte=last, last_on__gte=first)
    return free_times(
        look,
        minutes,
        zone,
        busy=[Span(start, end) for start, end in busy.values_list("starts_at", "ends_at") if start and end],
        away=[Stretch(*days) for days in away.values_list("first_on", "last_on")],
        now=now,
    )


def _proposed(person: Actor, told: list[Stretch], today: date) -> tuple[Stretch, ...]:
    rows = access.busy_visible_to(person).filter(last_on__gte=today).values_list("first_on", "last_on")
    return proposals([Stretch(first, last) for first, last in rows if first and last], told, today=today)


def _card(row: Subscription, times: int, now: datetime) -> CalendarCard:
    return CalendarCard(
        id=row.pk,
        name=row.name,
        host=urlsplit(row.url).hostname or "",
        made_at=row.made_at,
        fetched_at=row.fetched_at,
        tried_at=row.tried_at,
        next_at=row.due_at,
        trouble=Reading(row.trouble),
        is_waiting=row.tried_at is None or bool(row.leased_by) or (row.due_at is not None and row.due_at <= now),
        busy=times,
    )
