"""Where something was said, in words."""

from django.utils.translation import gettext as _

from carefront.core.requests import Said
from carefront.kit import dates


def said(source: Said, who: dates.Reader, *, asked: bool = False) -> str:
    """Say in which conversation, on which day, by whom and at which minute something was said.

    asked: whether the reader is the one who is asked, and hears of an own sentence that it is one.
    """
    told = {
        "title": source.title,
        "day": dates.day(source.on, who.today, near=False),
        "name": source.by,
        "clock": clock(source.begins),
    }
    if not source.title:  # one that was held, and is called by its people
        if source.by:
            return _("%(name)s, in your conversation on %(day)s") % told
        return _("decided in your conversation on %(day)s") % told
    if source.own and asked and told["clock"]:
        return _("You said this on %(day)s, at %(clock)s in “%(title)s”") % told
    if source.own and asked:
        return _("You said this on %(day)s, in “%(title)s”") % told
    if source.by and told["clock"]:
        return _("%(name)s, at %(clock)s in “%(title)s”, %(day)s") % told
    if source.by:
        return _("%(name)s in “%(title)s”, %(day)s") % told
    if told["clock"]:
        return _("said at %(clock)s in “%(title)s”, %(day)s") % told
    return _("said in “%(title)s”, %(day)s") % told


def clock(seconds: float | None) -> str:
    """Say a place in a recording: "12:03", "1:04:30"; nothing for none."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
