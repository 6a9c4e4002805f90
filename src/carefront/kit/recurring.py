"""How a meeting comes round, in words."""

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carefront.core.cadence import Unit
from carefront.core.recurrence import Recurrence


def recurrence(rec: Recurrence) -> str:
    """Answer how often a meeting takes place, as “every other Tuesday” or “the last Friday of every month”."""
    return _MADE[rec.unit](rec)


def recurrence_ending(rec: Recurrence) -> str:
    """Answer until when, as “until 3 March 2027” or “6 times”; empty when there is no end."""
    if rec.until is not None:
        return _("until %(day)s") % {"day": date_format(rec.until, "j F Y")}
    if rec.count:
        return ngettext("%(count)s time", "%(count)s times", rec.count) % {"count": rec.count}
    return ""


def _days(rec: Recurrence) -> str:
    if rec.every == 1:
        return _("every day")
    return ngettext("every %(count)s day", "every %(count)s days", rec.every) % {"count": rec.every}


def _weeks(rec: Recurrence) -> str:
    named = {"days": _named(rec.weekdays), "count": rec.every}
    if not rec.weekdays:
        if rec.every == 1:
            return _("every week")
        return _("every other week") if rec.every == 2 else _("every %(count)s weeks") % named
    if rec.every == 1:
        return _("every %(days)s") % named
    return _("every other %(days)s") % named if rec.every == 2 else _("%(days)s, every %(count)s weeks") % named


def _months(rec: Recurrence) -> str:
    if rec.every == 1:
        often = _("every month")
    elif rec.every == 2:
        often = _("every other month")
    else:
        often = _("every %(count)s months") % {"count": rec.every}
    if rec.nth:
        which = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), -1: _("last")}[rec.nth]
        return _("the %(which)s %(days)s of %(often)s") % {
            "which": which,
            "days": _named(rec.weekdays),
            "often": often,
        }
    if rec.day == 31:
        return _("the last day of %(often)s") % {"often": often}
    return _("day %(day)s of %(often)s") % {"day": rec.day, "often": often}


def _named(weekdays: tuple[int, ...]) -> str:
    names = [str(WEEKDAYS[day - 1]) for day in weekdays]
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


_MADE = {Unit.DAY: _days, Unit.WEEK: _weeks, Unit.MONTH: _months}
