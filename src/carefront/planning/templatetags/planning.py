"""Template filters of plans."""

from decimal import Decimal

from django import template

from carefront.kit.amounts import hours as in_hours

register = template.Library()


@register.filter
def hours(amount: Decimal | None) -> str:
    """Say an amount of hours: `{{ fit.taken|hours }}`; nothing for none."""
    return in_hours(amount)
