"""Calendars in words: how fetching went, days away, and free times."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.calendars.cards import AwayCard, CalendarCard
from carefront.core.busy import Reading, Stretch
from carefront.kit import dates

_TROUBLES: Mapping[Reading, Callable[[], str]] = {
    Reading.ADDRESS: lambda: _(
        "Its address leads to where this installation does not fetch from. Whoever runs it can name such a host."
    ),
    Reading.UNREACHABLE: lambda: _("Nobody answers at its address. Is it written right?"),
    Reading.INSECURE: lambda: _("Its server could not show that it is the one it says it is, so nothing was fetched."),
    Reading.SLOW: lambda: _("Its server took longer than this waits."),
    Reading.TOO_BIG: lambda: _("It is bigger than what is fetched here, 50 MB."),
    Reading.CLOSED: lambda: _("Its server asks who is there. A calendar’s secret or public address needs no sign-in."),
    Reading.GONE: lambda: _("There is nothing at its address any more. It may have a new one."),
    Reading.MOVED: lambda: _("Its address leads on to another, and from there to where nothing is fetched."),
    Reading.ODD: lambda: _("Its server answered something else than a calendar."),
    Reading.NO_CALENDAR: lambda: _("What stands at its address is not a calendar that can be read."),
    Reading.TOO_MUCH: lambda: _("It holds more than can be read here, or something that repeats without end."),
}


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar as its owner reads it."""

    id: UUID
    name: str
    host: str
    state: str
    trouble: str
    known: str


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Days away as their owner reads them."""

    id: UUID
    days: str
    words: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """All-day entries that may be days away; the two days go back with the answer."""

    days: str
    first: str
    last: str


def trouble(reading: Reading) -> str:
    """Answer what stood in the way of fetching a calendar; empty when it went well."""
    return _TROUBLES[reading]() if reading is not Reading.WELL else ""


def calendar(card: CalendarCard, now: datetime) -> CalendarRow:
    """Say how a calendar stands."""
    who = dates.reader(now)
    if card.is_waiting:
        state = _("being fetched")
    elif card.trouble is not Reading.WELL and card.next_at is not None:
        state = _("tried again: %(when)s") % {"when": dates.moment(card.next_at, who)}
    else:
        state = _("fetched: %(when)s") % {"when": dates.moment(card.fetched_at or card.made_at, who)}
    known = ngettext("%(count)s busy time known", "%(count)s busy times known", card.busy) % {"count": card.busy}
    if card.trouble is not Reading.WELL and card.fetched_at is not None:
        known = _("%(known)s, from %(when)s") % {"known": known, "when": dates.moment(card.fetched_at, who)}
    return CalendarRow(card.id, card.name or card.host, card.host, state, trouble(card.trouble), known)


def away(card: AwayCard, today: date) -> AwayRow:
    """Say on which days one is away."""
    return AwayRow(card.id, stretch(card.days, today), card.words, card.is_past)


def proposed(days: Stretch, today: date) -> ProposedRow:
    """Say which days an all-day entry is about."""
    return ProposedRow(stretch(days, today), days.first.isoformat(), days.last.isoformat())


def stretch(days: Stretch, today: date) -> str:
    """Say a stretch of days: "Monday 3 August", or from one day to another."""
    first = dates.day(days.first, today, near=False)
    if days.first == days.last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": dates.day(days.last, today, near=False)}
