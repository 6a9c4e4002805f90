"""Fields that take what people type as it is: rules are asked in the commands, days may be written in words."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from carefront.core.refusals import Because, Refusal
from carefront.kit.fields import HINTED
from carefront.kit.language import read_date
from carefront.kit.sentences import sentence

T = TypeVar("T")
NOT_OFFERED = _("That choice is not one of those offered. Pick one of them.")
SHOWN = 40  # characters of something unreadable that are said back


class _Declared(dict[str, forms.Field]):
    """A form's fields as its class declares them; every form gets copies of its own.

    Django copies all the way down, which is most of what making a form costs. What a form changes is a field's own
    attributes, its messages and its widget's attributes, so those are what is copied.
    """

    def __deepcopy__(self, memo: Any) -> dict[str, forms.Field]:
        return {name: _copy(field) for name, field in self.items()}


def _copy(field: forms.Field) -> forms.Field:
    if isinstance(field, (forms.MultiValueField, forms.ModelChoiceField)) or isinstance(
        field.widget, forms.MultiWidget
    ):
        return deepcopy(field)
    own, widget = _twin(field), _twin(field.widget)
    widget.attrs = dict(widget.attrs)
    own.widget, own.error_messages, own.validators = widget, dict(own.error_messages), list(own.validators)
    return own


def _twin(thing: T) -> T:
    twin: T = object.__new__(type(thing))
    twin.__dict__.update(thing.__dict__)
    return twin


class _Asking(DeclarativeFieldsMetaclass):
    """Makes a form's class: its choices speak in this product's voice."""

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        made: Any = super().__new__(cls, name, bases, attrs)
        for field in made.base_fields.values():
            if isinstance(field, (forms.ChoiceField, forms.UUIDField)):
                field.error_messages |= {"invalid_choice": NOT_OFFERED, "invalid": NOT_OFFERED}
        made.base_fields = made.declared_fields = _Declared(made.base_fields)
        return made


class Asked(forms.Form, metaclass=_Asking):
    """A form whose choices speak in this product's voice."""


class Line(forms.CharField):
    """Take one line of text; how long it may be is the command's to say."""

    def to_python(self, value: Any) -> str:
        """Answer the text without the character that no text holds."""
        return str(super().to_python(str(value or "").replace("\0", "")))


class Prose(Line):
    """Take a longer text."""

    def __init__(self, *, rows: int = 2, attrs: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, **(attrs or {})}), **kwargs)


# For fields whose words go to somebody else: private hints to the writer, with the parts of a hard message or without.
TO_OTHERS = {HINTED: "yes"}
ABOUT_ONESELF = {HINTED: "no"}


class Day(forms.DateField):
    """Take a day from a calendar, or in words: "2026-06-24", "24 June", "next Friday"."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)

    def to_python(self, value: Any) -> date | None:
        """Answer the day; what is not one is said back."""
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return self._read(value.strip().replace("\0", ""), timezone.localtime())

    def _read(self, words: str, now: datetime) -> date:
        try:
            understood = read_date(words, now)
        except Refusal as refusal:
            raise forms.ValidationError(sentence(refusal)) from None
        if understood is None:
            raise forms.ValidationError(sentence(Refusal(Because.UNREADABLE_DATE, given=words[:SHOWN])))
        return understood.on


class Clock(forms.TimeField):
    """Take a time of day."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H:%M:%S", "%I:%M %p", "%I%p", "%I %p"], **kwargs)
