"""The form on which a promise is written: one line, and everything else if it helps."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import Asked, Clock, Day, Line, Prose
from carefront.core.cadence import Rhythm, Unit
from carefront.core.commitments import ForesightDraft

Choices = Sequence[tuple[str, Any]]
MYSELF = "self"
RHYTHMS = (
    ("", _("As the words say")),
    ("once", _("It is done once")),
    ("daily", _("Every day")),
    ("weekdays", _("Every weekday")),
    ("chosen", _("On the days chosen below")),
    ("monthly", _("Every month")),
)
WEEKDAYS = (
    ("1", _("Monday")), ("2", _("Tuesday")), ("3", _("Wednesday")), ("4", _("Thursday")),
    ("5", _("Friday")), ("6", _("Saturday")), ("7", _("Sunday")),
)  # fmt: skip
RATINGS = [("", ""), *((str(number), str(number)) for number in range(1, 11))]


class ForesightForm(Asked):
    """Take what an owner thinks beforehand."""

    rating = forms.TypedChoiceField(
        label=_("How committed are you?"), choices=RATINGS, coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    one_higher = Prose(
        label=_("What would make it one higher?"),
        required=False,
        help_text=_("Under 8 is a cue to talk, nothing more. Smaller, later or with somebody often helps."),
    )
    likelihood = forms.IntegerField(label=_("How likely is it to come about?"), required=False)
    obstacle = Prose(label=_("Imagine the day has come and it did not happen. What got in the way?"), required=False)
    plan = Prose(label=_("If that comes up, then I will …"), required=False)


def foresight_in(given: Mapping[str, Any]) -> ForesightDraft:
    """Answer what was foreseen, from a form's cleaned fields."""
    return ForesightDraft(
        given.get("rating"), given["one_higher"], given.get("likelihood"), given["obstacle"], given["plan"]
    )


class ClarityForm(Asked):
    """Take what makes a promise clearer."""

    why = Prose(label=_("Why does it matter now?"), required=False)
    success = Prose(
        label=_("What does success look like?"), required=False, help_text=_("Something that can be seen from outside.")
    )
    recognition = Prose(label=_("How will progress be recognised?"), required=False)
    outside_person = Line(
        label=_("Is it for somebody outside?"),
        required=False,
        help_text=_("A customer, say. Carefront never writes to them."),
    )


class PracticeForm(Asked):
    """Take how a practice repeats."""

    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS, required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"), choices=WEEKDAYS, required=False, widget=forms.CheckboxSelectMultiple
    )
    every = forms.TypedChoiceField(
        label=_("Every how many weeks?"), choices=[(str(n), str(n)) for n in range(1, 13)], coerce=int, required=False,
        initial="1", help_text=_("For the days chosen above."),
    )  # fmt: skip
    cue = Line(label=_("What reminds you of it?"), required=False, help_text=_("After breakfast, say."))

    @property
    def leaves_rhythm_to_words(self) -> bool:
        """Whether nothing here says how it repeats, so that the words of the promise may."""
        return not self.cleaned_data.get("rhythm") and not self.cleaned_data.get("weekdays")

    def practice(self) -> Rhythm | None:
        """Answer the rhythm; chosen days without a day mean the weekday on which it begins."""
        chosen = self.cleaned_data.get("rhythm") or ""
        days = tuple(sorted(int(day) for day in self.cleaned_data.get("weekdays") or ()))
        if chosen == "once":
            return None
        if not chosen:
            return Rhythm(Unit.WEEK, self.cleaned_data.get("every") or 1, days) if days else None
        if chosen == "daily":
            return Rhythm(Unit.DAY)
        if chosen == "monthly":
            return Rhythm(Unit.MONTH)
        if chosen == "weekdays":
            return Rhythm(Unit.WEEK, 1, (1, 2, 3, 4, 5))
        return Rhythm(Unit.WEEK, self.cleaned_data.get("every") or 1, days)


class DueForm(Asked):
    """Take a day and perhaps a time."""

    due_on = Day(label=_("Day"), required=False)
    due_at = Clock(label=_("Time"), required=False)


class PromiseForm(ForesightForm, ClarityForm, PracticeForm, DueForm):
    """Take a promise whole."""

    words = Line(
        label=_("What do you promise?"),
        error_messages={"required": _("This is still open. A few words are enough.")},
        widget=forms.Textarea(
            attrs={"rows": 1, "placeholder": _("Call the three stalled accounts by Thursday noon"), "maxlength": 2000}
        ),
    )
    to = forms.ChoiceField(label=_("To whom?"))
    no_day = forms.BooleanField(label=_("Keep it without a day"), required=False)
    supporter = forms.ChoiceField(label=_("Who could help?"), required=False)
    support = Line(label=_("What help would be good?"), required=False)
    waits_on = forms.ChoiceField(label=_("Does it wait on another promise?"), required=False)
    expectation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, to: Choices, people: Choices, promises: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("to", to)
        self._choose("supporter", [("", _("nobody yet")), *people])
        self._choose("waits_on", [("", _("no, on nothing")), *promises])
        self.fields["likelihood"].widget.attrs |= {"min": 0, "max": 100}

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def addressed(self) -> tuple[UUID | None, UUID | None]:
        """Answer the relationship and the member that were chosen; none for oneself, no member for everybody."""
        return addressed(self.cleaned_data["to"])


def addressed(code: str) -> tuple[UUID | None, UUID | None]:
    """Read what `addressee` wrote."""
    if code == MYSELF:
        return None, None
    relationship, _colon, person = code.partition(":")
    return UUID(relationship), UUID(person) if person else None


def addressee(relationship_id: object, person_id: object = None) -> str:
    """Write a relationship, or a member of it, as one choice."""
    return f"{relationship_id}:{person_id}" if person_id else str(relationship_id)
