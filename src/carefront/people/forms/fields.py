"""Form fields that take anything that can be pasted: what cannot be kept is dropped or becomes a sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from carefront.core.words import clean, clean_line
from carefront.people.zones import offered_zones


class LineField(forms.CharField):
    """One clean line: control and direction characters go, every line break becomes a space."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        super().__init__(**options)
        self.limit = limit
        self.widget.attrs.setdefault("maxlength", str(limit))

    def to_python(self, value: Any) -> str:
        """Answer the cleaned line."""
        return self._tidy(str(value or ""))

    def _tidy(self, text: str) -> str:
        return clean_line(text)

    def validate(self, value: str) -> None:
        """Refuse more than fits, in a sentence that says how much does."""
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                _("There is room for %(limit)s characters here, and this has %(length)s."),
                params={"limit": self.limit, "length": len(value)},
            )


class ProseField(LineField):
    """A clean text of several lines."""

    widget = forms.Textarea

    def _tidy(self, text: str) -> str:
        return clean(text)


class AddressField(LineField):
    """An e-mail address; whether it reads as one is said by the command."""

    widget = forms.EmailInput

    def __init__(self, **options: Any) -> None:
        super().__init__(limit=254, **options)


class ZoneField(forms.ChoiceField):
    """A time zone, grouped by part of the world."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Time zone"))
        super().__init__(choices=_grouped_zones, **options)


def _grouped_zones() -> list[tuple[str, Any]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for zone in offered_zones():
        part, _slash, place = zone.partition("/")
        if place:
            groups.setdefault(part, []).append((zone, place.replace("_", " ").replace("/", ", ")))
    return [("UTC", "UTC"), *groups.items()]
