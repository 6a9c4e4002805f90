"""How the sign-in library behaves here: who may come in, from where, and what happens when a letter cannot go."""

import ipaddress
import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from carefront.people.models import Account

logger = logging.getLogger(__name__)
NOWHERE = "0.0.0.0"  # noqa: S104 - the shared bucket of callers whose address is unknown


def display(account: Account) -> str:
    """Answer how an account is called in letters and pages of the sign-in library."""
    return account.name


def address_of_caller(request: HttpRequest) -> str:
    """Answer the network address that a throttle counts: the socket's own, or what the trusted proxies saw.

    Of X-Forwarded-For, only as many entries from its end are believed as there are proxies of the installation's own;
    what a caller wrote in front of them, and anything that is not an address, counts for nothing.
    """
    given = [request.META.get("REMOTE_ADDR", "")]
    if settings.TRUSTED_PROXIES > 0:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        given = [*seen[-settings.TRUSTED_PROXIES :][:1], *given] if len(seen) >= settings.TRUSTED_PROXIES else given
    for candidate in given:
        try:
            return str(ipaddress.ip_address(candidate.strip()))
        except ValueError:
            continue
    return NOWHERE


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Keep the library's own sign-up closed, and its letters from ending in an error page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: people come in through the start page or an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Answer the address that throttles count."""
        return address_of_caller(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter now; when the mail server does not take it, say so on the page, whoever it was for.

        Codes are secrets that run out in minutes, so these letters are not kept in the outbox.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError, ValueError) as error:
            logger.warning("a sign-in letter could not go out: %s", type(error).__name__)
            sentence = _("The letter could not go out, because the mail server does not answer. Try again in a while.")
            messages.warning(self.request, sentence)

    def add_message(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Say what happened; after a letter that could not go out, do not say that it did."""
        template = kwargs.get("message_template", args[1] if len(args) > 1 else None)
        if template and str(template).endswith(("_sent.txt", "logged_in.txt", "logged_out.txt")):
            return
        super().add_message(request, *args, **kwargs)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Name keys in the product's own words."""

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        """Answer a name for a new passkey."""
        count = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey") if count == 1 else _("Passkey %(number)s") % {"number": count}


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Let a provider open accounts that are here, never make new ones."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Answer no: people come in by invitation, and connect their single sign-on afterwards."""
        return False
