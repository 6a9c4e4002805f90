"""The shape of what comes into this room."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, Asked, Day, Line, Prose

Choices = Sequence[tuple[str, Any]]
NUMBER = _("Please write it as a number, like 4 or 2.5.")


class Hours(forms.DecimalField):
    """Take hours, with a point or a comma; how many there can be is the command's to say."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 12})
        messages = {"invalid": NUMBER, "max_digits": NUMBER, "max_decimal_places": NUMBER, "max_whole_digits": NUMBER}
        super().__init__(widget=widget, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Answer the amount."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class ItemForm(Asked):
    """Take a line of a backlog."""

    words = Line(
        label=_("What could be done?"),
        widget=forms.TextInput(
            attrs={"maxlength": 300, "placeholder": _("Write the price list"), "autocomplete": "off"}
        ),
    )
    hours = Hours(label=_("Hours"), required=False)


class WordingForm(Asked):
    """Take an item in other words; `version` is the one that was read."""

    words = Line(label=_("What exactly?"), widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}))
    why = Prose(label=_("Why does it matter now?"), required=False)
    success = Prose(
        label=_("What does success look like?"), required=False, help_text=_("Something that all of you could see.")
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SizeForm(Asked):
    """Take the size of an item."""

    hours = Hours(label=_("Hours"), required=False, help_text=_("Leave it open when nobody knows yet."))


class TakingForm(Asked):
    """Take the day by which somebody takes something on."""

    due_on = Day(label=_("By which day?"), required=False)


class AskingForm(TakingForm):
    """Take who is asked."""

    to = forms.ChoiceField(label=_("Whom do you ask?"))
    field_order: tuple[str, ...] = ("to", "due_on")

    def __init__(self, *args: Any, to: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = to


class HandingForm(AskingForm):
    """Take who is asked to take over, by when, and why."""

    words = Prose(label=_("What changed?"), required=False, attrs=ABOUT_ONESELF)
    field_order = ("to", "due_on", "words")


class OtherDayForm(Asked):
    """Take another day for somebody else's promise, and why."""

    due_on = Day(label=_("Which day would be better?"))
    words = Prose(label=_("What changed?"), required=False, attrs=ABOUT_ONESELF)


class DropForm(Asked):
    """Take why something is dropped."""

    words = Prose(label=_("Why?"), required=False, help_text=_("It stays in the record with your reason."))


class PeriodForm(Asked):
    """Take the days of a period."""

    starts_on = Day(label=_("From which day?"))
    ends_on = Day(label=_("To which day?"))
    title = Line(label=_("What do you call it?"), required=False, help_text=_("May, say. Otherwise by its days."))


class CapacityForm(Asked):
    """Take what somebody has for a period."""

    hours = Hours(
        label=_("How many hours do you have for this?"),
        help_text=_("For the whole period, as if you were there on all its days."),
    )
    away_days = forms.IntegerField(
        label=_("Days away"),
        required=False,
        help_text=_("Working days on which you are not there. Their share of the hours is taken off."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 6}),
    )
    elsewhere = Hours(
        label=_("Hours you owe elsewhere"),
        required=False,
        help_text=_("The others see the amount, and nothing of where it comes from."),
    )
    constraints = Prose(
        label=_("What should the others know?"), required=False, help_text=_("Mornings only, say. They read it.")
    )
    note = Prose(label=_("A note for yourself"), required=False, help_text=_("Only you see this, now and later."))
