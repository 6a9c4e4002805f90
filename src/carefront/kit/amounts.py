"""Amounts in words, in the reader's language."""

from decimal import Decimal

from django.utils.formats import localize
from django.utils.translation import gettext as _


def plain(amount: Decimal) -> str:
    """Write an amount without digits that say nothing: "6.5", "40"."""
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def hours(amount: Decimal | None) -> str:
    """Say an amount of hours: "6.5 h"; nothing for none."""
    return "" if amount is None else _("%(hours)s h") % {"hours": localize(Decimal(plain(amount)))}
