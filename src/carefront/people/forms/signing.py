"""The forms of the sign-in library, in this product's words and with its care about who owns an address."""

import struct
from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.messages import SUCCESS
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from carefront.core.words import clean_line
from carefront.people.models import Account

PASSWORD = 256
KEY_NAME = 80
CREDENTIAL = 20_000  # characters
NO_ANSWER = _("The passkey did not answer. Nothing was changed; try again.")

_WORDS: dict[str, tuple[Any, Any]] = {
    "login": (_("E-mail"), ""),
    "email": (_("E-mail"), ""),
    "password": (_("Password"), ""),
    "oldpassword": (_("The password you have now"), ""),
    "password1": (_("New password"), _("At least ten characters. A few words in a row are good.")),
    "password2": (_("The new password once more"), ""),
    "code": (_("Code"), ""),
    "name": (_("Name of the key"), _("So that you can tell your keys apart.")),
    "passwordless": (
        _("Let it open my account without a password"),
        _("The device then asks for your finger, your face or its own code."),
    ),
}


class CredentialField(forms.JSONField):
    """What a passkey answered; nothing that a browser makes is long or deep."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Answer the credential as an object. Raises ValidationError for anything else."""
        if len(value or "") > CREDENTIAL:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            found = super().to_python(value)
        except RecursionError:
            found = None
        if value and not isinstance(found, dict):
            raise ValidationError(NO_ANSWER, code="invalid")
        return found


class _Ours(forms.Form):
    """Give every field this product's label and hint, and a bound on how much it takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "credential" in self.fields:
            self.fields["credential"] = CredentialField()
        for name, field in self.fields.items():
            if name not in _WORDS:
                continue
            field.label, field.help_text = _WORDS[name]
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
            if isinstance(field.widget, forms.PasswordInput):
                field.widget.attrs["maxlength"] = str(PASSWORD)

    def clean(self) -> Any:
        """Turn away a password longer than anybody types, before it costs anything."""
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.PasswordInput) and len(self.data.get(name, "")) > PASSWORD:
                self.add_error(name, _("There is room for 256 characters here."))
        return super().clean()


def _owner_of(address: str) -> Account | None:
    # Only the address that an account signs in with counts: one that somebody else merely asked to change to does not,
    # or a code for it would open the wrong account.
    return Account.objects.filter(email=address.lower(), is_active=True).first()


class LoginForm(_Ours, account.LoginForm):  # type: ignore[misc]
    """Sign in with address and password."""


class RequestLoginCodeForm(_Ours, account.RequestLoginCodeForm):  # type: ignore[misc]
    """Ask for a code by e-mail."""

    def clean_email(self) -> str:
        """Answer the address; who owns it is told to nobody."""
        address: str = super().clean_email()
        self._user = _owner_of(address)
        return address


class ConfirmLoginCodeForm(_Ours, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    """Type a code from an e-mail."""


class ResetPasswordForm(_Ours, account.ResetPasswordForm):  # type: ignore[misc]
    """Ask for a code with which to choose a new password."""

    def clean_email(self) -> str:
        """Answer the address; who owns it is told to nobody."""
        address: str = super().clean_email()
        owner = _owner_of(address)
        self.users = [owner] if owner else []
        return address


class ConfirmPasswordResetCodeForm(_Ours, account.ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    """Type the code that came for choosing a new password."""


class ResetPasswordKeyForm(_Ours, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a new password."""


class ChangePasswordForm(_Ours, account.ChangePasswordForm):  # type: ignore[misc]
    """Change the password."""


class SetPasswordForm(_Ours, account.SetPasswordForm):  # type: ignore[misc]
    """Choose a first password."""


class ReauthenticateForm(_Ours, account.ReauthenticateForm):  # type: ignore[misc]
    """Type the password once more."""


class CodeAgainForm(_Ours, account.BaseConfirmCodeForm):  # type: ignore[misc]
    """Type a code from an e-mail, to say that it is still oneself."""

    def clean_code(self) -> str:
        """Answer the code; without one that was sent, none is right."""
        if not self.expected_code:
            raise ValidationError(_("This code has run out. Let Carefront send you another one."))
        code: str = super().clean_code()
        return code


class ChangeEmailForm(_Ours, account.AddEmailForm):  # type: ignore[misc]
    """Ask to change the address."""

    def save(self, request: HttpRequest) -> EmailAddress:
        """Send a letter to the new address; when it is somebody else's, tell them, and look the same from here."""
        address = self.cleaned_data["email"]
        if not Account.objects.filter(email=address).exclude(pk=self.user.pk).exists():
            return self._ask(request, address)
        adapter = get_adapter(request)
        adapter.send_account_already_exists_mail(address)
        adapter.add_message(request, SUCCESS, "account/messages/email_confirmation_sent.txt", {"email": address})
        return EmailAddress(user=self.user, email=address)

    def _ask(self, request: HttpRequest, address: str) -> EmailAddress:
        # The library would drop the address in use when it was never confirmed; it stays until the new one is.
        asked = EmailAddress.objects.filter(user=self.user, verified=False, primary=False)
        asked.exclude(email__in=[address, self.user.email]).delete()
        wanted, _made = EmailAddress.objects.get_or_create(user=self.user, email=address)
        send_verification_email_to_address(request, wanted)
        return wanted


class AuthenticateForm(_Ours, mfa.AuthenticateForm):  # type: ignore[misc]
    """Type a code of the second factor."""


class ReauthenticateCodeForm(_Ours, mfa.ReauthenticateForm):  # type: ignore[misc]
    """Type a code of the second factor once more."""


class ActivateTotpForm(_Ours, totp.ActivateTOTPForm):  # type: ignore[misc]
    """Type the first code of a new app."""


class _Key(_Ours):
    # The library reads what a browser sends on trust; what it stumbles over is no passkey.
    _stumbles = (LookupError, TypeError, ValueError, AttributeError, AssertionError, NotImplementedError, struct.error)

    def clean_credential(self) -> Any:
        """Answer the passkey that a credential proves."""
        deeper = getattr(super(), "clean_credential", None)
        try:
            return deeper() if deeper else self.cleaned_data["credential"]
        except self._stumbles:
            raise ValidationError(NO_ANSWER, code="invalid") from None

    def clean(self) -> Any:
        """Read what a new passkey says of itself."""
        try:
            return super().clean()
        except self._stumbles:
            raise ValidationError(NO_ANSWER, code="invalid") from None


class _NamedKey(_Key):
    def clean_name(self) -> str:
        """Answer a clean name of at most 80 characters."""
        name = clean_line(self.cleaned_data.get("name") or "")[:KEY_NAME]
        self.cleaned_data["name"] = name
        later = getattr(super(), "clean_name", None)
        return later() if later else name


class AddKeyForm(_NamedKey, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """Add a passkey."""


class EditKeyForm(_NamedKey, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Rename a passkey."""


class AuthenticateKeyForm(_Key, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Answer the second step with a passkey."""


class ReauthenticateKeyForm(_Key, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Say once more with a passkey that it is oneself."""


class LoginKeyForm(_Key, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """Sign in with a passkey."""
