"""What people fill in when they come in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from carefront.people.commands.accounts import NAME
from carefront.people.forms.fields import AddressField, LineField, ZoneField
from carefront.people.forms.passwords import check_password
from carefront.people.models import Account

PASSWORD = 256


def _password_field(**options: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Password"),
        max_length=PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least ten characters. A few words in a row are good."),
        **options,
    )


class _NewAccount(forms.Form):
    """What every new account says of itself."""

    def clean(self) -> dict[str, Any]:
        """Ask the password rules, with name and address at hand, so that a password that repeats them is noticed."""
        given = super().clean() or self.cleaned_data
        password = given.get("password")
        if password:
            try:
                check_password(password, Account(email=given.get("email", ""), name=given.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return given


class StartForm(_NewAccount):
    """A founder and their workspace."""

    name = LineField(label=_("Your name"), limit=NAME, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = AddressField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = _password_field()
    workspace = LineField(
        label=_("Name of your workspace"),
        limit=NAME,
        help_text=_("Your team, practice or community. You can change it later."),
    )
    zone = ZoneField(initial="UTC", widget=forms.Select(attrs={"data-guess-zone": ""}))


class WorkspaceForm(forms.Form):
    """A further workspace of somebody who has an account."""

    workspace = LineField(label=_("Name of the workspace"), limit=NAME)
    name = LineField(label=_("Your name there"), limit=NAME)


class JoinForm(forms.Form):
    """Somebody with an account who accepts an invitation."""

    name = LineField(label=_("Your name there"), limit=NAME)


class ArriveForm(_NewAccount):
    """Somebody without an account who accepts an invitation."""

    use_required_attribute = False  # the browser would keep the button without a password from working

    name = LineField(label=_("Your name"), limit=NAME, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = AddressField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = _password_field(
        error_messages={"required": _("Choose a password, or take the other button for codes by e-mail.")}
    )
    zone = ZoneField(initial="UTC", widget=forms.Select(attrs={"data-guess-zone": ""}))

    def clean(self) -> dict[str, Any]:
        """Ask for a password unless a code by e-mail was chosen instead."""
        given = super().clean()
        if self.wants_code:
            given["password"] = None
            self.errors.pop("password", None)
        return given

    @property
    def wants_code(self) -> bool:
        """Whether the button without a password was pressed."""
        return self.data.get("by") == "code"
