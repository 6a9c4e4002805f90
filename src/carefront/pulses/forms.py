"""The shape of what comes into this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Day, Prose
from carefront.core.pulsing import EVERY, OFF, Answers, Helps
from carefront.pulses import wording


class Step(forms.TypedChoiceField):
    """Take one of a few steps, or nothing for what is skipped."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=choices, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect, **kwargs
        )


class PulseForm(Asked):
    """Take the four answers, in the words of the relationship that is asked about."""

    safe = Step(wording.steps())
    care = Step(wording.steps())
    clear = Step(wording.steps())
    dose = Step(wording.doses())

    def __init__(self, *args: Any, name: str = "", is_team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, question in wording.questions(name, is_team=is_team).items():
            self.fields[field].label = question

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least; to let a pulse pass there is another button."""
        given = super().clean() or self.cleaned_data
        if not self.errors and all(given.get(name) is None for name in ("safe", "care", "clear", "dose")):
            raise forms.ValidationError(_("All four are skipped. Answer one of them, or let it pass: not this time."))
        return given

    @property
    def answers(self) -> Answers:
        """What was answered."""
        given = self.cleaned_data
        return Answers(given["safe"], given["care"], given["clear"], given["dose"])


class RhythmForm(Asked):
    """Take how often somebody wants to be asked."""

    weeks = forms.TypedChoiceField(
        label=_("How often are you asked here?"), coerce=int, widget=forms.RadioSelect,
        choices=[(str(weeks), wording.every(weeks)) for weeks in (*EVERY, OFF)],
    )  # fmt: skip


class WishForm(Asked):
    """Take what would make it more useful."""

    words = Prose(label=_("What would make this more useful?"), rows=3, attrs=ABOUT_ONESELF)


class AdjustmentForm(Asked):
    """Take what was changed because of a wish, and since when."""

    words = Prose(label=_("What changed because of it?"), attrs=TO_OTHERS)
    on = Day(label=_("Since which day?"), required=False)


class HelpForm(Asked):
    """Take whether what was changed helps."""

    helps = forms.ChoiceField(
        label=_("Does it help?"), widget=forms.RadioSelect, choices=[(one.value, wording.HELPS[one]) for one in Helps]
    )
    words = Prose(label=_("In your words"), required=False, attrs=TO_OTHERS)
