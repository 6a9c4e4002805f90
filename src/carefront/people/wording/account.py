"""What the sign-in library's letters and remarks say here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class AccountLetter:
    """Hold a letter about an account: sentences, and perhaps a code to type or an address to open."""

    subject: str
    sentences: tuple[str, ...]
    code: str = ""
    url: str = ""
    button: str = ""
    from_where: str = ""  # the device that a change came from


def letter_of(prefix: str, context: Mapping[str, Any]) -> AccountLetter:
    """Answer the letter that the library calls `prefix`, from what it says about it."""
    not_you = _("If this was not you, nothing needs doing: without the code nobody comes in.")
    code = str(context.get("code", ""))
    words: tuple[str, ...]
    match prefix.rpartition("/")[2]:
        case "login_code":
            return AccountLetter(
                _("Your code for signing in"), (_("Type it where you were asked for it."), not_you), code
            )
        case "code_again":
            words = (_("Type it where you were asked whether it is you."), _("If this was not you, end your sessions."))
            return AccountLetter(_("Your code: is it you?"), words, code)
        case "password_reset_code":
            words = (_("With it you choose a new password."), not_you)
            return AccountLetter(_("Your code for a new password"), words, code)
        case "email_confirmation" | "email_confirmation_signup":
            words = (_("Somebody, probably you, wants to use this address with Carefront. Open the page to say yes."),)
            url, button = str(context.get("activate_url", "")), _("Confirm this address")
            return AccountLetter(_("Is this your address?"), words, url=url, button=button)
        case "unknown_account":
            words = (
                _("Somebody, probably you, wanted to sign in with this address. There is no account with it here."),
                _("Perhaps you use another address, or an invitation waits in another mailbox."),
            )
            return AccountLetter(_("No account with this address"), words)
        case "account_already_exists":
            words = (
                _("Somebody, probably you, wanted to use this address. It has an account already: sign in with it."),
            )
            url = settings.SITE_URL + reverse("account_login")
            return AccountLetter(_("This address has an account already"), words, url=url, button=_("Sign in"))
    return _change(prefix.rpartition("/")[2], context)


def _change(kind: str, context: Mapping[str, Any]) -> AccountLetter:
    sentences = {
        "password_changed": _("The password of your account was changed."),
        "password_set": _("Your account has a password now."),
        "password_reset": _("A new password was chosen for your account."),
        "email_changed": _("Your account uses the address %(address)s from now on.")
        % {"address": context.get("to_email", "")},
        "email_deleted": _("An address was taken from your account."),
        "email_confirm": _("Your address is confirmed."),
        "recovery_codes_generated": _("New recovery codes were made; the earlier ones open nothing any more."),
        "totp_activated": _("Signing in asks for a code of your app from now on."),
        "totp_deactivated": _("Signing in asks for no code of an app any more."),
        "webauthn_added": _("A passkey was added to your account."),
        "webauthn_removed": _("A passkey was taken from your account."),
        "account_connected": _("Single sign-on was connected with your account."),
        "account_disconnected": _("Single sign-on was taken from your account."),
    }
    where = _("It came from %(ip)s (%(browser)s).") % {
        "ip": context.get("ip", "?"),
        "browser": str(context.get("user_agent", "?"))[:120],
    }
    said = sentences.get(kind, _("Something about your account was changed."))
    not_you = _("If this was not you, choose a new password now and end your other sessions.")
    return AccountLetter(
        _("Your account was changed"),
        (said, not_you),
        url=settings.SITE_URL + reverse("mfa_index"),
        button=_("Look at it"),
        from_where=where,
    )


def remark_of(template: str, context: Mapping[str, Any]) -> str:
    """Answer what a page says after a deed that the library calls `template`; empty when the page shows it anyway."""
    address = {"email": context.get("email", "")}
    return {
        "account/messages/cannot_delete_primary_email.txt": _("This is the address you sign in with, so it stays."),
        "account/messages/email_confirmation_failed.txt": _("This address cannot be used here."),
        "account/messages/email_confirmation_sent.txt": _("A letter is on its way to %(email)s. Open it to confirm.")
        % address,
        "account/messages/email_confirmed.txt": _("%(email)s is confirmed.") % address,
        "account/messages/password_changed.txt": _("Your password is changed."),
        "account/messages/password_set.txt": _("Your password is set."),
        "mfa/messages/recovery_codes_generated.txt": _("New recovery codes are made. Keep them somewhere safe."),
        "mfa/messages/totp_activated.txt": _("From now on, signing in asks for a code of your app."),
        "mfa/messages/totp_deactivated.txt": _("Signing in asks for no code of an app any more."),
        "mfa/messages/webauthn_added.txt": _("Your passkey is added."),
        "mfa/messages/webauthn_removed.txt": _("That passkey opens nothing any more."),
        "socialaccount/messages/account_connected.txt": _("Single sign-on is connected."),
        "socialaccount/messages/account_connected_other.txt": _("That sign-on belongs to another account here."),
        "socialaccount/messages/account_disconnected.txt": _("Single sign-on is taken away."),
        "usersessions/messages/sessions_logged_out.txt": _("Your other sessions are ended."),
    }.get(template, "")
