"""What people fill in about calendars and days away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.calendars.commands.being_away import WORDS
from carefront.calendars.commands.subscribing import NAME
from carefront.kit.fields import OPTIONAL
from carefront.kit.outside.addresses import LONGEST
from carefront.people.forms.fields import LineField


def _day(**options: Any) -> forms.DateField:
    attrs = {"type": "date", OPTIONAL: _("if it is more than one")}
    return forms.DateField(widget=forms.DateInput(attrs=attrs, format="%Y-%m-%d"), **options)


class CalendarForm(forms.Form):
    """A calendar to subscribe to."""

    url = LineField(
        label=_("Address of the calendar"),
        limit=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It begins with https:// or webcal://, and often ends with .ics."),
    )
    name = LineField(label=_("What you call it"), limit=NAME, required=False)


class AwayForm(forms.Form):
    """Days away."""

    first = _day(label=_("First day"))
    last = _day(label=_("Last day"), required=False)
    about = LineField(label=_("A word for yourself"), limit=WORDS, required=False)


class ProposedForm(forms.Form):
    """An answer to days that a calendar suggests."""

    first = _day()
    last = _day()
    is_away = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda told: told == "yes")
