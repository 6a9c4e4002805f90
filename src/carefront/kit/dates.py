"""Days and moments in words, in the reader's language and seen from the reader's own day."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

_NEAR = 1  # days for which a word of their own is kinder than a date


class Named(Protocol):
    """A day, perhaps a time, and the IANA zone in which both were meant."""

    @property
    def on(self) -> date: ...
    @property
    def at(self) -> time | None: ...
    @property
    def zone(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold the day it is where the reader is, and the name of their zone."""

    today: date
    zone: str


def reader(now: datetime, zone: str | tzinfo | None = None) -> Reader:
    """Answer the reader's day at `now` (aware), in `zone` or the zone in force."""
    place = zone or timezone.get_current_timezone()
    if isinstance(place, str):
        return Reader(now.astimezone(ZoneInfo(place)).date(), place)
    return Reader(now.astimezone(place).date(), str(place))


def day(on: date, today: date, *, near: bool = True) -> str:
    """Say a day: "today", "tomorrow", "Thursday 26 November", with the year when it is not this one.

    Without `near` it is always the day's name, to stand at the beginning of a sentence.
    """
    away = (on - today).days
    if near and abs(away) <= _NEAR:
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[away]
    return _named(on, on.year == today.year, get_language())


def clock(at: time) -> str:
    """Say a time of day: "12:00"."""
    return _at(at.replace(tzinfo=None), get_language())


# A list says the same few days again and again; saying one is most of a row's time.
@lru_cache(maxsize=4096)
def _named(on: date, this_year: bool, _language: str | None) -> str:
    if this_year:
        return date_format(on, pgettext("a day of this year, in Django's format", "l j F"))
    return date_format(on, pgettext("a day of another year, in Django's format", "l j F Y"))


@lru_cache(maxsize=2048)
def _at(at: time, _language: str | None) -> str:
    return time_format(at, pgettext("a time of day, in Django's format", "H:i"))


def due(named: Named, who: Reader, *, near: bool = True) -> str:
    """Say a due: its day, its time when one was named, and its zone when a named time is meant in another one."""
    said = day(named.on, who.today, near=near)
    if named.at is None:
        return said
    said = _("%(day)s, %(time)s") % {"day": said, "time": clock(named.at)}
    if named.zone != who.zone:
        return _("%(due)s (%(zone)s)") % {"due": said, "zone": place(named.zone)}
    return said


def understood(named: Named, who: Reader) -> str:
    """Say back a due that was read from words, with whose time is meant."""
    said = day(named.on, who.today, near=False)
    if abs((named.on - who.today).days) <= _NEAR:
        said = _("%(near)s, %(day)s") % {"near": day(named.on, who.today), "day": said}
    if named.at is None:
        return said
    said = _("%(day)s, %(time)s") % {"day": said, "time": clock(named.at)}
    if named.zone == who.zone:
        return _("%(due)s – your time, %(zone)s") % {"due": said, "zone": place(named.zone)}
    return _("%(due)s – the time of %(zone)s") % {"due": said, "zone": place(named.zone)}


def moment(at: datetime, who: Reader) -> str:
    """Say an instant (aware) in the zone in force: "today, 14:05"."""
    local = timezone.localtime(at)
    return _moment(local.date(), local.time().replace(second=0, microsecond=0), who.today, get_language())


# A time line says the same days with a few hours each.
@lru_cache(maxsize=4096)
def _moment(on: date, at: time, today: date, _language: str | None) -> str:
    return _("%(day)s, %(time)s") % {"day": day(on, today), "time": clock(at)}


def place(zone: str) -> str:
    """Say an IANA zone as people read it: "Europe/Berlin", "America/New York"."""
    return zone.replace("_", " ")
