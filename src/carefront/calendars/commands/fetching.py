"""Fetching a calendar: outside of any transaction, and then its busy times all at once, or nothing."""

import random
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

import structlog
from django.conf import settings

from carefront.calendars.models import Busy, Subscription
from carefront.core.actors import Actor
from carefront.core.busy import AHEAD, BEHIND, Reading
from carefront.kit.busy.reading import Days, Moments, Share, Unreadable, read_busy
from carefront.kit.durable import command
from carefront.kit.leases import claim, finish, pause_after
from carefront.kit.outside.addresses import Allowed
from carefront.kit.outside.fetching import Fetched, fetch
from carefront.kit.outside.trouble import Untaken
from carefront.people import queries as people

log = structlog.get_logger()

LEASE = timedelta(seconds=180)  # longer than the slowest fetch and the longest reading together
EVERY = timedelta(hours=1)
READ_ANEW = timedelta(days=7)  # the days ahead move on, also where nothing changes
SOONEST = timedelta(minutes=5)  # after trouble


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what a fetch brought; `busy` is None when nothing changed."""

    fetched: Fetched
    busy: list[Moments | Days] | None


def fetch_due(now: datetime, worker: str, limit: int) -> int:
    """Fetch one calendar that is due; answer how many there were. One at a time, so that others can take the next."""
    rows = claim(Subscription, now=now, lease=LEASE, limit=min(limit, 1), worker=worker)
    for row in rows:
        fetch_calendar(row, worker, now=now)
    return len(rows)


def fetch_calendar(row: Subscription, worker: str, *, now: datetime) -> Reading:
    """Fetch a calendar that `worker` has claimed, and write what it says; answer how it went.

    Whatever goes wrong, the busy times that are known stay until it goes well again.
    """
    person = people.actor_if_here(row.person_id)
    if person is None:
        finish(row, worker)  # nobody looks at it any more
        return Reading.WELL
    try:
        found = _found(row, person, now)
    except (Untaken, Unreadable) as error:
        trouble = Reading(error.trouble.value if isinstance(error, Untaken) else error.why.value)
        log.info("calendar.trouble", calendar=str(row.pk), trouble=trouble.value)
        keep_trouble(row, worker, trouble, now=now)
        return trouble
    keep_found(row, worker, found, now=now)
    log.info("calendar.fetched", calendar=str(row.pk), changed=found.busy is not None)
    return Reading.WELL


def _found(row: Subscription, person: Actor, now: datetime) -> Found:
    anew = row.read_at is None or now - row.read_at > READ_ANEW
    etag, modified = ("", "") if anew else (row.etag, row.modified)
    allowed = Allowed(frozenset(settings.CALENDAR_HOSTS), frozenset(settings.CALENDAR_PORTS))
    with tempfile.TemporaryFile() as file:
        fetched = fetch(row.url, file, allowed=allowed, accept="text/calendar", etag=etag, modified=modified)
        return Found(fetched, _read(file, person, now) if fetched.changed else None)


def _read(file: IO[bytes], person: Actor, now: datetime) -> list[Moments | Days]:
    file.seek(0)
    today = person.local(now).date()
    first, last = today - timedelta(days=BEHIND), today + timedelta(days=AHEAD)
    return read_busy(file, first=first, last=last, zone=person.zone, share=Share(settings.CALENDAR_SECONDS))


@command
def keep_found(row: Subscription, worker: str, found: Found, *, now: datetime) -> None:
    """Put what a calendar says in place of what it said before; write nothing when its lease was lost or it is gone."""
    marks = {"etag": found.fetched.etag, "modified": found.fetched.modified, "read_at": now}
    told = marks if found.fetched.changed else {}
    again = now + EVERY * random.uniform(0.9, 1.1)
    if not finish(row, worker, due_at=again, attempts=0, fetched_at=now, tried_at=now, trouble="", **told):
        return
    if found.busy is None:
        return
    Busy.objects.filter(subscription_id=row.pk).delete()
    Busy.objects.bulk_create([_row(row, one) for one in found.busy], batch_size=500)


def _row(row: Subscription, one: Moments | Days) -> Busy:
    if isinstance(one, Moments):
        return Busy(subscription_id=row.pk, starts_at=one.start, ends_at=one.end)
    return Busy(subscription_id=row.pk, first_on=one.first, last_on=one.last)


@command
def keep_trouble(row: Subscription, worker: str, trouble: Reading, *, now: datetime) -> None:
    """Write what stood in the way, and try again after a growing pause."""
    again = now + max(pause_after(row.attempts), SOONEST)
    finish(row, worker, due_at=again, tried_at=now, trouble=trouble.value)
