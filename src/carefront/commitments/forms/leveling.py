"""The shape of what people type about one promise's own level."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.core.level import REASON


class OwnLevelForm(forms.Form):
    """Take a level for one promise, why, and when to look again."""

    level = forms.TypedChoiceField(label=_("Which level?"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"), max_length=REASON, widget=forms.Textarea(attrs={"rows": 3, "class": "words"})
    )
    look_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, offered: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = offered  # type: ignore[attr-defined]


class OwnLowerForm(forms.Form):
    """Take a lower level for one own promise, perhaps with a word to whoever it was made to."""

    level = forms.TypedChoiceField(label=_("Down to"), coerce=int, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("A word to whoever it was promised to"),
        required=False,
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 2, "class": "words"}),
    )

    def __init__(self, offered: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = offered  # type: ignore[attr-defined]
