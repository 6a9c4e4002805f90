"""The small forms with which a promise is changed, foreseen and helped along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, Asked, Clock, Day, Line, Prose
from carefront.commitments.forms.promising import Choices, ClarityForm, DueForm, ForesightForm


class WordsForm(Asked):
    """Take a few words, if there are any."""

    words = Prose(label=_("A few words about it"), required=False, attrs=ABOUT_ONESELF)


class MoveForm(DueForm):
    """Take another day."""

    words = Prose(label=_("What changed?"), required=False, attrs=ABOUT_ONESELF)
    field_order = ["due_on", "due_at", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].required = True


class SuccessorForm(DueForm):
    """Take other words, and their day."""

    promise = Line(label=_("What do you promise now?"), widget=forms.Textarea(attrs={"rows": 2}))
    words = Prose(label=_("What changed?"), required=False, attrs=ABOUT_ONESELF)
    field_order = ["promise", "due_on", "due_at", "words"]


class PauseForm(Asked):
    """Take until when it rests."""

    until = Day(label=_("Until"), required=False, help_text=_("Without a day it rests until you take it up again."))
    words = Prose(label=_("A few words about it"), required=False)


class ClarifyForm(ClarityForm, DueForm):
    """Take what is still open; `version` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    cue = Line(label=_("What reminds you of it?"), required=False)
    field_order = ["success", "why", "due_on", "due_at", "recognition", "outside_person", "cue"]

    def __init__(self, *args: Any, has_day: bool, repeats: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, there in (("due_on", not has_day), ("due_at", not has_day), ("cue", repeats)):
            if not there:
                del self.fields[name]


class LookAheadForm(ForesightForm):
    """Take what an owner thinks beforehand, on a promise that is there."""


class SupporterForm(Asked):
    """Take whom to ask for help, and for which."""

    supporter = forms.ChoiceField(label=_("Who could help?"))
    support = Line(label=_("What help would be good?"), required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supporter"].choices = [("", ""), *people]  # type: ignore[attr-defined]


class WaitForm(Asked):
    """Take what a promise waits on."""

    waits_on = forms.ChoiceField(label=_("It waits on"))

    def __init__(self, *args: Any, promises: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waits_on"].choices = [("", ""), *promises]  # type: ignore[attr-defined]


class QuestionForm(Asked):
    """Take when Carefront asks next."""

    due_on = Day(label=_("Ask me on"), required=True)
    due_at = Clock(label=_("at"), required=False)
