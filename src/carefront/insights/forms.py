"""The shape of what comes into this room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.fields import ABOUT_ONESELF, Asked, Prose
from carefront.core.mirroring import Means, Prompt, Structure
from carefront.insights.wording.meaning import MEANS, WAYS
from carefront.insights.wording.mirror import PROMPTS


class ReflectionForm(Asked):
    """Take what somebody thinks, and to which question if it is one of the mirror's."""

    words = Prose(label=_("What comes to mind?"), rows=4, attrs=ABOUT_ONESELF)
    prompt = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[(one.value, PROMPTS[one]) for one in Prompt]
    )


class RewordForm(Asked):
    """Take a reflection in other words; `version` is the one that was read."""

    words = Prose(label=_("Your words"), rows=6, attrs=ABOUT_ONESELF)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class MeaningForm(Asked):
    """Take what being held to account means to somebody, and what would support them."""

    means = forms.MultipleChoiceField(
        label=_("What does being held to account mean to you here?"), required=False,
        widget=forms.CheckboxSelectMultiple, choices=[(one.value, MEANS[one]) for one in Means],
    )  # fmt: skip
    words = Prose(label=_("In your own words"), required=False, rows=3, attrs=ABOUT_ONESELF)
    structures = forms.MultipleChoiceField(
        label=_("What would feel supportive?"), required=False,
        widget=forms.CheckboxSelectMultiple, choices=[(one.value, WAYS[one].name) for one in Structure],
    )  # fmt: skip
    wish = Prose(label=_("And in your own words"), required=False, rows=2, attrs=ABOUT_ONESELF)
