"""Template filters that say days and moments in words, seen from the reader's day."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from carefront.kit import dates

register = template.Library()


@register.filter
def day_in_words(value: Any) -> str:
    """Say a date, a due (`on`, `at`, `zone`) or a moment's day: `{{ line.due|day_in_words }}`; nothing for none."""
    if not value:
        return ""
    who = dates.reader(timezone.now())
    if isinstance(value, datetime):
        return dates.day(timezone.localtime(value).date(), who.today)
    if isinstance(value, date):
        return dates.day(value, who.today)
    return dates.due(value, who)


@register.filter
def moment_in_words(value: datetime | None) -> str:
    """Say a moment with its time, in the reader's zone: `{{ answer.at|moment_in_words }}`."""
    return dates.moment(value, dates.reader(timezone.now())) if value else ""
