"""The shape of what is looked for in conversations."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from carefront.commitments.forms.listing import Choice

Choices = Sequence[tuple[str, Any]]


class SearchForm(forms.Form):
    """Take what is looked for in conversations, from an address; whatever is unknown there narrows nothing."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200, "placeholder": _("Words that were said")}),
    )
    kind = forms.ChoiceField(label=_("What"), required=False, widget=Choice)
    relationship = forms.ChoiceField(label=_("With"), required=False, widget=Choice)

    def __init__(self, given: Any, *, kinds: Choices, relationships: Choices) -> None:
        offered = {"kind": [("", _("everything")), *kinds], "relationship": [("", _("anybody")), *relationships]}
        self.kept = {"q": str(given.get("q", "")).replace("\0", "")[:200]}
        for name, choices in offered.items():
            chosen = given.get(name, "")
            self.kept[name] = chosen if chosen in [code for code, _label in choices] else ""
        super().__init__(initial=self.kept)
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
