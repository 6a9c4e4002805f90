"""Form fields for people's own words and days: what was pasted stays on the page, and is cleaned before it is used."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.core.words import TEXT, clean, clean_line
from carefront.kit.language import read_date


class LineField(forms.CharField):
    """One line: control and direction characters go; how long it may be is the rule's to say."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)
        self.validators = []  # a NUL is dropped like every other control character

    def to_python(self, value: Any) -> str:
        """Answer the cleaned line."""
        return clean_line(str(value or ""))


class ProseField(LineField):
    """A text of several lines."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows, "maxlength": TEXT}))
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Answer the cleaned text."""
        return clean(str(value or ""))


class DayField(forms.DateField):
    """A day picked from a calendar."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """Answer the day; a text that no day can hold is unreadable, never an error of the server."""
        return super().to_python(clean_line(str(value))[:40] if value else value)


def when_field() -> LineField:
    """Answer a field for a day in words."""
    example = forms.TextInput(attrs={"placeholder": _("Friday noon"), "maxlength": 200})
    return LineField(label=_("Which day?"), widget=example)


def due_of(actor: Actor, picked: Any, words: str, now: datetime, *, field: str = "when") -> Due | None:
    """Answer the due that was picked or said in words, in the actor's zone; None when neither was.

    Raises Refusal(UNREADABLE_DATE) when words were given that name no day.
    """
    if picked:
        return Due(picked, None, actor.zone)
    if not words:
        return None
    found = read_date(words, actor.local(now).replace(tzinfo=None))
    if found is None:
        raise Refusal(Because.UNREADABLE_DATE, field, given=words[:60])
    return Due(found.on, found.at, actor.zone)


def due_in(actor: Actor, picked: Any, said: str, words: str, now: datetime) -> Due | None:
    """Answer the due that was picked, said, or named inside the `words` of a promise, in this order."""
    given = due_of(actor, picked, said, now)
    if given is not None:
        return given
    found = read_date(words, actor.local(now).replace(tzinfo=None))
    return Due(found.on, found.at, actor.zone) if found else None
