"""The shape of what is said when a conversation ends, and afterwards: accounts, words, what came of it, next steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Clock, Day, Line, Prose
from carefront.kit.fields import OPTIONAL

Choices = Sequence[tuple[str, Any]]
ROWS = 6  # steps that a form takes at once; more are added on the plan's page
SHOWN = 3


class ReadBackForm(Asked):
    """Take what somebody thinks was agreed, and what of it is theirs."""

    agreed = Line(
        label=_("What was agreed?"),
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 4,
                "placeholder": _("Ben sends me the three drafts by Thursday noon. We look at prices next time."),
            }
        ),
    )
    owned = Line(
        label=_("What of it is yours to do?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("I read the drafts by Friday.")}),
    )


class WordingForm(Asked):
    """Take words that say what was agreed."""

    words = Prose(label=_("Words that both could sign"), rows=3)


class CameForm(Asked):
    """Take what came of something, in three questions that can each stay open."""

    went = Prose(label=_("How did that go?"), required=False, rows=3, attrs=TO_OTHERS)
    worked = Prose(label=_("What worked?"), required=False, rows=2)
    support = Prose(label=_("What still needs support?"), required=False, rows=2, attrs=ABOUT_ONESELF)


@dataclass(frozen=True, slots=True)
class StepRow:
    """Hold what one row of a form says: its number, its words and its day."""

    number: int
    words: str
    due_on: date | None


class PlanForm(Asked):
    """Take a plan of next steps, a few of them at once."""

    to = forms.ChoiceField(label=_("With whom?"), help_text=_("They see the plan and each step."))
    words = Line(
        label=_("What is it for?"),
        widget=forms.TextInput(attrs={"placeholder": _("Win Harbour Hotels back"), "maxlength": 300}),
    )
    outside_person = Line(
        label=_("Is it about somebody outside?"),
        required=False,
        help_text=_("A customer, say. They are never contacted from here."),
        widget=forms.TextInput(attrs={"maxlength": 120}),
    )
    bind = forms.BooleanField(
        label=_("Each step is my promise"),
        required=False,
        initial=True,
        help_text=_("Each is asked about when its day comes, and waits on the one before."),
    )
    conversation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    decision = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, to: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = to  # type: ignore[attr-defined]
        for number in range(1, ROWS + 1):
            self.fields[f"step_{number}"] = Line(
                label=_("Step %(number)s") % {"number": number},
                required=number == 1,
                widget=forms.TextInput(attrs={"maxlength": 300}),
            )
            self.fields[f"due_{number}"] = Day(label=_("By which day?"), required=False)
            self.fields[f"due_{number}"].widget.attrs[OPTIONAL] = _("or in the words")

    def rows(self) -> list[StepRow]:
        """Answer the steps that were written; rows without words are no steps."""
        given = self.cleaned_data
        found = (
            StepRow(number, given.get(f"step_{number}", ""), given.get(f"due_{number}"))
            for number in range(1, ROWS + 1)
        )
        return [row for row in found if row.words.strip() or row.due_on]

    def first_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Answer the fields of the rows that are always shown."""
        return ((self[f"step_{number}"], self[f"due_{number}"]) for number in range(1, SHOWN + 1))

    def further_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Answer the fields of the rows that are folded away."""
        return ((self[f"step_{number}"], self[f"due_{number}"]) for number in range(SHOWN + 1, ROWS + 1))

    def unfolds(self) -> bool:
        """Answer whether something was written in what is folded away, or is open there."""
        names = [f"{what}_{number}" for number in range(SHOWN + 1, ROWS + 1) for what in ("step", "due")]
        return any(self[name].value() or self[name].errors for name in names)


class StepForm(Asked):
    """Take one step: its words, and its day."""

    words = Line(label=_("What is the step?"), widget=forms.Textarea(attrs={"rows": 1, "maxlength": 300}))
    due_on = Day(label=_("By which day?"), required=False)
    due_at = Clock(label=_("At what time?"), required=False)


class NewStepForm(StepForm):
    """Take a further step, and whether it is promised."""

    bind = forms.BooleanField(label=_("It is my promise"), required=False, initial=True)
