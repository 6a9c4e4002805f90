"""What people fill in about themselves, and stewards about the workspace."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from carefront.people.commands import inviting, tokens
from carefront.people.commands.accounts import NAME
from carefront.people.forms.fields import AddressField, LineField, ProseField, ZoneField
from carefront.people.wording import PROPOSALS, SCOPES


def _time_field(**options: Any) -> forms.TimeField:
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class PreferencesForm(forms.Form):
    """Name, hours and look."""

    name = LineField(label=_("Your name"), limit=NAME, help_text=_("As people in this workspace read it."))
    zone = ZoneField()
    ask_time = _time_field(
        label=_("When Carefront asks"), help_text=_("For promises that name a day and no time of day.")
    )
    quiet_from = _time_field(label=_("Quiet from"), help_text=_("No letters between these two times."))
    quiet_to = _time_field(label=_("Quiet until"), help_text=_("The same time twice means no quiet hours."))
    letters = forms.BooleanField(
        label=_("Write to me by e-mail"),
        required=False,
        help_text=_("Without it, you find everything on your home page. Codes for signing in come all the same."),
    )
    theme = forms.ChoiceField(
        label=_("Look"),
        choices=[("auto", _("As my device")), ("light", _("Light")), ("dark", _("Dark"))],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class InviteForm(forms.Form):
    """An invitation."""

    email = AddressField(label=_("E-mail"))
    name = LineField(label=_("Name"), limit=NAME, required=False)
    proposal = forms.ChoiceField(label=_("What begins with it"), choices=PROPOSALS, required=False)
    note = ProseField(
        label=_("A few words from you"),
        limit=inviting.NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They stand in the letter, under your name."),
    )

    @property
    def relationship(self) -> tuple[str, str]:
        """The proposed kind, and the part that the inviter takes; both empty for none."""
        kind, _colon, role = self.cleaned_data.get("proposal", "").partition(":")
        return kind, role


class TokenForm(forms.Form):
    """A new key."""

    name = LineField(label=_("What it is for"), limit=tokens.NAME, help_text=_("A name that you will recognise."))
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=SCOPES, initial=["read"], widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"),
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("a year")), (0, _("until I revoke it"))],
        coerce=int,
        initial=90,
    )

    @property
    def lasts(self) -> timedelta | None:
        """How long the key works; None for as long as it is not revoked."""
        days: int = self.cleaned_data["days"]
        return timedelta(days=days) if days else None


class WorkspaceNameForm(forms.Form):
    """The name of a workspace."""

    workspace = LineField(label=_("Name of the workspace"), limit=NAME)


class EraseForm(forms.Form):
    """The word with which somebody says that they mean it."""

    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("Type it to say that you mean it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
