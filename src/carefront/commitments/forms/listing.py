"""What a list of promises is narrowed to."""

from typing import Any
from uuid import UUID

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from carefront.commitments.queries import Filters
from carefront.kit.paging import page_number

WHICH = (("all", _("Both ways")), ("mine", _("Mine")), ("to_me", _("To me")))
STATES = (
    ("open", _("Open")),
    ("settled", _("Settled")),
    ("all", _("Open and settled")),
    ("paused", _("Resting")),
    ("kept", _("Done")),
    ("released", _("Let go")),
    ("changed", _("Changed")),
    ("moot", _("No longer applies")),
)
SORTS = (("due", _("By day")), ("made", _("Newest first")), ("words", _("By words")))
LAST_PAGE = 4_000


class Choice(forms.Select):
    """A menu drawn without a template for each of its lines."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the menu with `value` chosen."""
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                (
                    (code, SafeString(" selected" if str(code) == str(value) else ""), said)
                    for code, said in self.choices
                ),
            ),
        )


class FilterForm(forms.Form):
    """Take a list's narrowing from an address; whatever is unknown there narrows nothing."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 200, "placeholder": _("Words in the promise")}),
    )
    which = forms.ChoiceField(label=_("Whose"), choices=WHICH, required=False, widget=Choice)
    state = forms.ChoiceField(label=_("How it stands"), choices=STATES, required=False, widget=Choice)
    relationship = forms.ChoiceField(label=_("With"), required=False, widget=Choice)
    sort = forms.ChoiceField(label=_("In order"), choices=SORTS, required=False, widget=Choice)

    def __init__(self, given: Any, relationships: list[tuple[str, str]]) -> None:
        kept = {
            "q": given.get("q", "").replace("\0", "")[:200],
            "which": _known(given.get("which", ""), WHICH),
            "state": _known(given.get("state", ""), STATES),
            "relationship": _known(given.get("relationship", ""), [("", ""), *relationships]),
            "sort": _known(given.get("sort", ""), SORTS),
        }
        super().__init__(initial=kept)
        self.kept = kept
        field = self.fields["relationship"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("anybody")), *relationships]

    def filters(self, page: str) -> Filters:
        """Answer the narrowing, at `page` (from 1)."""
        number = page_number(page, 99_999)
        return Filters(
            which=self.kept["which"],
            state=self.kept["state"],
            relationship_id=UUID(self.kept["relationship"]) if self.kept["relationship"] else None,
            words=self.kept["q"],
            sort=self.kept["sort"],
            page=min(max(number, 1), LAST_PAGE),
        )

    @property
    def narrows(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.kept["q"] or self.kept["relationship"]) or (self.kept["which"], self.kept["state"]) != (
            WHICH[0][0],
            STATES[0][0],
        )


def _known(given: str, choices: Any) -> str:
    codes = [code for code, _label in choices]
    return given if given in codes else codes[0]
