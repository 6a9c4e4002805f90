"""The shape of an expectation, of a read-back, and of its author's word to it."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Day, Line, Prose
from carefront.commitments.forms.promising import Choices, addressed


class ExpectationForm(Asked):
    """Take what success looks like as its author sees it."""

    words = Line(
        label=_("What do you expect?"),
        widget=forms.Textarea(
            attrs={"rows": 1, "placeholder": _("Every new customer is called within a day"), "maxlength": 2000}
            | ABOUT_ONESELF
        ),
    )
    to = forms.ChoiceField(label=_("Of whom?"))
    success = Prose(
        label=_("What does success look like?"), required=False, help_text=_("Something that both of you could see.")
    )
    why = Prose(label=_("Why does it matter?"), required=False)
    period = Line(label=_("In which role or time?"), required=False, help_text=_("The second quarter, say."))
    look_on = Day(label=_("When do you look at it together?"), required=False)

    def __init__(self, *args: Any, to: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if to:
            self.fields["to"].choices = to  # type: ignore[attr-defined]
        else:
            del self.fields["to"]

    def addressed(self) -> tuple[UUID | None, UUID | None]:
        """Answer the relationship and the member that were chosen; no member for everybody."""
        return addressed(self.cleaned_data["to"])


class ReadBackForm(Asked):
    """Take what somebody understood, in their own words."""

    words = Prose(label=_("In your own words: what do you understand is expected?"), rows=3)


class ReadBackAnswerForm(Asked):
    """Take the author's word to a read-back: that it is what was meant, or what is not quite it."""

    reply = Prose(label=_("What is not quite it?"), required=False, attrs=TO_OTHERS)
