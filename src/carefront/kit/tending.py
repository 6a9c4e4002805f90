"""Tending: once an hour, rows that have served are cleared away."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Model, QuerySet

from carefront.kit.models import Beat, Received, Repeat

REPEATS = timedelta(hours=48)
RECEIVED = timedelta(days=90)
BEATS = timedelta(days=2)
EVERY = timedelta(hours=1)
CHUNK = 500  # rows a statement, so that nobody waits long for the database

# Clears what a room no longer needs at `now`; answers how many rows went.
Tend = Callable[[datetime], int]

_last: dict[str, datetime] = {}
_others: list[Tend] = []


def register(tend: Tend) -> None:
    """Let a room clear its own rows once an hour."""
    if tend not in _others:
        _others.append(tend)


def run_due(now: datetime, _worker: str, _limit: int) -> int:
    """Clear once an hour; answer 0, so that the next look waits. Doing it twice, or on two machines, does no harm."""
    if (last := _last.get("at")) is not None and abs(now - last) < EVERY:
        return 0
    _last["at"] = now
    clear(now)
    for tend in _others:
        tend(now)
    return 0


def clear(now: datetime) -> int:
    """Clear old answers to repeated calls, old marks of received mail, gone workers and run-out sessions."""
    old: list[QuerySet[Model]] = [
        Repeat.objects.filter(created_at__lt=now - REPEATS),
        Received.objects.filter(at__lt=now - RECEIVED),
        Beat.objects.filter(seen_at__lt=now - BEATS),
        Session.objects.filter(expire_date__lt=now),
    ]
    return sum(_clear(rows) for rows in old)


def _clear(rows: QuerySet[Model]) -> int:
    gone = 0
    while ids := list(rows.values_list("pk", flat=True)[:CHUNK]):
        gone += rows.model._base_manager.filter(pk__in=ids).delete()[0]
    return gone
