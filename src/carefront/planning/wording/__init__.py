"""How plans are said: hours, days of a period, and where an item stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from carefront.core.backlog import OfferKind, Stands
from carefront.kit import dates
from carefront.kit.amounts import hours
from carefront.planning.cards import Heading, PeriodLine, PutCard

__all__ = ["MARKS", "STANDS", "called", "carried", "days", "ended", "hours", "pending", "who_sees"]

STANDS: Mapping[Stands, Promise] = {
    Stands.FREE: lazy("Free"),
    Stands.ASKED: lazy("Asked, no answer yet"),
    Stands.COUNTERED: lazy("Something else was offered"),
    Stands.TAKEN: lazy("Taken"),
    Stands.DONE: lazy("Done"),
    Stands.DROPPED: lazy("Dropped"),
}
# The code by which a state's picture is known (`kit.marks`).
MARKS: Mapping[Stands, str] = {
    Stands.FREE: "free",
    Stands.ASKED: "asked",
    Stands.COUNTERED: "countered",
    Stands.TAKEN: "accepted",
    Stands.DONE: "done",
    Stands.DROPPED: "released",
}


def days(card: PeriodLine, who: dates.Reader) -> str:
    """Say from when to when a period goes."""
    first, last = (dates.day(on, who.today, near=False) for on in (card.starts_on, card.ends_on))
    return first if card.starts_on == card.ends_on else _("%(first)s to %(last)s") % {"first": first, "last": last}


def called(card: PeriodLine, who: dates.Reader) -> str:
    """Answer what a period is called: its name, or its days."""
    return card.title or days(card, who)


def who_sees(heading: Heading) -> str:
    """Say who sees a backlog and its periods, before anything is written in it."""
    if heading.is_self:
        return _("Only you can see this page.")
    if heading.kind.value == "team":
        return _(
            "Seen by everybody in the team, whoever joins later among them. Everybody sees who was asked and who has "
            "what; the words of a request are seen by the two whom it concerns."
        )
    return _("Seen by you and %(title)s, and by nobody else, no steward either.") % {"title": heading.title}


def carried(times: int, first: str) -> str:
    """Say that an item went back from a period, and since when it stands there."""
    if not times:
        return ""
    count = ngettext("went back once", "went back %(count)s times", times) % {"count": times}
    return _("%(count)s, here since %(day)s") % {"count": count, "day": first}


def ended(card: PutCard) -> str:
    """Say what became of the last that came to nothing."""
    name = _("You") if card.to.is_me else card.to.name
    by = _("You") if card.by.is_me else card.by.name
    told = {"name": name, "by": by}
    if card.came_of == "declined":
        return _("%(name)s said no") % told
    if card.came_of == "withdrawn":
        return _("%(by)s took the request back") % told
    if card.came_of == "released":
        return _("%(name)s let it go") % told
    if card.came_of == "moot":
        return _("%(name)s said that it no longer applies") % told
    return ""


def pending(card: PutCard) -> str:
    """Say whom something is asked of."""
    to = _("you") if card.to.is_me else card.to.name
    by = _("You") if card.by.is_me else card.by.name
    told = {"by": by, "to": to}
    if card.kind is OfferKind.HANDED_OVER:
        return _("%(by)s would hand it over to %(to)s") % told
    if card.kind is OfferKind.MOVED:
        return _("%(by)s proposed another day to %(to)s") % told
    return _("%(by)s asked %(to)s") % told
