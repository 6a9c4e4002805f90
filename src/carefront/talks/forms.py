"""The shape of what comes into this room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, TO_OTHERS, Asked, Clock, Day, Line, Prose
from carefront.talks import wording

Choices = Sequence[tuple[str, Any]]


class ImpactForm(Asked):
    """Take what it means to the one who writes."""

    words = Prose(
        label=_("What does it mean for you?"),
        required=False,
        rows=4,
        attrs={**TO_OTHERS, "placeholder": _("When the numbers come on Friday night I prepare the meeting at home.")},
        help_text=_("In your own words: what happens with you, rather than what the other is like."),
    )


class RedesignForm(Asked):
    """Take what could be made otherwise."""

    choices = forms.MultipleChoiceField(
        label=_("What could help?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = Prose(label=_("In your own words"), required=False, rows=3, attrs=TO_OTHERS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["choices"]
        field.choices = [
            (group, [(one.value, wording.CHANGES[one]) for one in several]) for group, several in wording.GROUPS
        ]


class WillForm(Asked):
    """Take what the one who writes will do."""

    words = Prose(
        label=_("I will …"),
        required=False,
        rows=4,
        attrs={**ABOUT_ONESELF, "placeholder": _("send you two lines on Wednesday, done or not")},
        help_text=_("One line for each. A line can become a promise once you both agreed."),
    )


class TermsForm(Asked):
    """Take what both do if it continues, and when they look again."""

    together = Prose(
        label=_("If it continues, we …"),
        required=False,
        rows=3,
        attrs={"placeholder": _("talk about it in the week it happens, before anything else")},
    )
    look_on = Day(label=_("We look again on"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class QuestionForm(Asked):
    """Take a question of one's own."""

    words = Line(
        label=_("Or ask in your own words"),
        widget=forms.TextInput(attrs={**TO_OTHERS, "maxlength": 300, "autocomplete": "off"}),
    )


class AnswerForm(Asked):
    """Take an answer."""

    words = Prose(label=_("Your answer"), rows=3, attrs=TO_OTHERS)


class CameForm(Asked):
    """Take what came of it."""

    came = forms.ChoiceField(
        label=_("Is it different now?"), widget=forms.RadioSelect, choices=lambda: list(wording.CAME.items())
    )
    words = Prose(label=_("What would you like to say to it?"), required=False, rows=2, attrs=TO_OTHERS)


class PromiseForm(Asked):
    """Take the day by which one does a line."""

    due_on = Day(label=_("By when?"), required=False)


class MeetingForm(Asked):
    """Take when both talk: in a conversation that is planned already, or at a time of its own."""

    conversation = forms.ChoiceField(label=_("In which conversation?"), required=False)
    on = Day(label=_("Or on a day of its own"), required=False)
    at = Clock(label=_("At"), required=False)

    def __init__(self, *args: Any, conversations: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["conversation"]
        field.choices = [("", _("None of these")), *conversations]


class TimeForm(Asked):
    """Take the last day of consequences, and the day of the closing conversation."""

    ends_on = Day(label=_("The last day"), help_text=_("At most 90 days from today. Then it ends by itself."))
    closing_on = Day(
        label=_("The day on which you look back together"), help_text=_("On the last day, or some days before.")
    )


class ConductForm(Asked):
    """Take what the one who writes does if it goes on."""

    words = Prose(
        label=_("If it goes on, I …"),
        required=False,
        rows=4,
        attrs={**ABOUT_ONESELF, "placeholder": _("plan the week without it, and tell you so on the Monday")},
        help_text=_("What you do yourself: no money, nobody else drawn in, nothing said in public."),
    )
