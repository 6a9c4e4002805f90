"""The shape of a request and of what is answered to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Line, Prose
from carefront.commitments.forms.promising import Choices, DueForm, addressed


class RequestForm(DueForm):
    """Take what is asked of whom."""

    words = Line(
        label=_("What would you like them to promise?"),
        widget=forms.Textarea(
            attrs={"rows": 1, "placeholder": _("Send me the figures by Thursday noon"), "maxlength": 2000} | TO_OTHERS
        ),
    )
    to = forms.ChoiceField(label=_("Whom do you ask?"))
    why = Prose(label=_("Why does it matter now?"), required=False, attrs=ABOUT_ONESELF)
    success = Prose(
        label=_("What does success look like?"), required=False, help_text=_("Something that both of you could see.")
    )
    no_day = forms.BooleanField(label=_("Ask without a day"), required=False)
    from_answer = forms.UUIDField(required=False, widget=forms.HiddenInput)
    again = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, to: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = to  # type: ignore[attr-defined]

    def addressed(self) -> tuple[UUID | None, UUID | None]:
        """Answer the relationship and, in a team, the member that were chosen."""
        return addressed(self.cleaned_data["to"])


class AcceptanceForm(Asked):
    """Take what makes an accepted promise clearer; its words and day stay as they were asked."""

    success = Prose(label=_("What does success look like to you?"), required=False)
    why = Prose(label=_("Why does it matter to you?"), required=False)


class CounterForm(DueForm):
    """Take one's own words or day in place of what was asked."""

    words = Line(label=_("What you could promise"), widget=forms.Textarea(attrs={"rows": 2, "maxlength": 2000}))
    reason = Prose(label=_("A word about it"), required=False, attrs=ABOUT_ONESELF)


class DeclineForm(Asked):
    """Take a reason, or none."""

    reason = Prose(
        label=_("A reason"),
        required=False,
        attrs=ABOUT_ONESELF,
        help_text=_("None is needed. If you give one, they read it."),
    )
