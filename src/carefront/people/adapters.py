"""How the sign-in library behaves here: who may come in, from where, and what happens when a letter cannot go."""

import ipaddress
import logging
from io import BytesIO
from smtplib import SMTPException
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage

from carefront.people.commands.confirming import begin_afresh
from carefront.people.forms.passwords import check_password
from carefront.people.models import Account
from carefront.people.wording.account import letter_of, remark_of

logger = logging.getLogger(__name__)
NOWHERE = "0.0.0.0"  # noqa: S104 - the shared bucket of callers whose address is unknown
PATIENCE = 5  # seconds that somebody at a page waits for the mail server


def display(account: Account) -> str:
    """Answer how an account is called in letters and pages of the sign-in library."""
    return account.name


def address_of_caller(request: HttpRequest) -> str:
    """Answer the network address that a throttle counts: the socket's own, or what the trusted proxies saw.

    Of X-Forwarded-For, only as many entries from its end are believed as there are proxies of the installation's own;
    what a caller wrote in front of them, and anything that is not an address, counts for nothing.
    """
    candidates = [request.META.get("REMOTE_ADDR", "")]
    proxies: int = settings.TRUSTED_PROXIES
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < proxies <= len(seen):
        candidates.insert(0, seen[-proxies])
    for candidate in candidates:
        try:
            return str(ipaddress.ip_address(candidate.strip()))
        except ValueError:
            continue
    return NOWHERE


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Keep the library's own sign-up closed, and its letters from ending in an error page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is closed."),
        "duplicate_email": gettext_lazy("This is your address already."),
        "email_password_mismatch": gettext_lazy(
            "Address and password do not go together. Try again, or take a code by e-mail."
        ),
        "email_taken": gettext_lazy("This address cannot be used here."),
        "enter_current_password": gettext_lazy("That is not the password you have now."),
        "incorrect_code": gettext_lazy("That is not the code. Is a character missing?"),
        "incorrect_password": gettext_lazy("That is not the password."),
        "invalid_or_expired_key": gettext_lazy("This link has done its work or has run out."),
        "invalid_login": gettext_lazy("Address and password do not go together."),
        "invalid_password_reset": gettext_lazy("This link has done its work or has run out."),
        "too_many_login_attempts": gettext_lazy("That were many tries. Wait five minutes, then try again."),
        "unverified_primary_email": gettext_lazy("Confirm your address first."),
        "rate_limited": gettext_lazy("That were many tries. Wait a little, then try again."),
        "same_as_current": gettext_lazy("That is what it is already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: people come in through the start page or an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Answer the address that throttles count."""
        return address_of_caller(request)

    def clean_password(self, password: str, user: Account | None = None) -> str:
        """Answer `password` when it is hard to guess; otherwise raise sentences that help to find one."""
        check_password(password, user)
        return password

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, str]]:
        """Answer the ways to say that it is still oneself: those of the library, and a code by e-mail for everybody."""
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if not user.is_authenticated:
            return ways
        by_code = {"id": "code_again", "description": "~", "url": reverse("account_code_again")}
        return [*ways, by_code]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, unless another account came to sign in with it meanwhile."""
        try:
            with transaction.atomic():
                confirmed: bool = super().confirm_email(request, email_address)
        except IntegrityError:
            self.add_message(request, messages.WARNING, "account/messages/email_confirmation_failed.txt")
            return False
        return confirmed

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """Answer a letter in this product's words and look."""
        letter = letter_of(template_prefix, context)
        mail = EmailMultiAlternatives(
            subject=letter.subject,
            body=render_to_string("people/email/account.txt", {"letter": letter}),
            from_email=self.get_from_email(),
            to=[email] if isinstance(email, str) else email,
            headers={"Auto-Submitted": "auto-generated", **(headers or {})},
            connection=get_connection(timeout=PATIENCE),
        )
        mail.attach_alternative(render_to_string("people/email/account.html", {"letter": letter}), "text/html")
        return mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter now; when the mail server does not take it, say so on the page, whoever it was for.

        Codes are secrets that run out in minutes, so these letters are not kept in the outbox.
        """
        try:
            self.render_mail(template_prefix, email, context).send()
        except (SMTPException, OSError, ValueError) as error:
            logger.warning("a sign-in letter could not go out: %s", type(error).__name__)
            self.request.letter_kept_back = True
            sentence = _("The letter could not go out, because the mail server does not answer. Try again in a while.")
            messages.warning(self.request, sentence)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in this product's words; after a letter that could not go out, not that it did."""
        kept_back = getattr(request, "letter_kept_back", False)
        words = message or remark_of(message_template or "", message_context or {})
        if words and not (kept_back and (message_template or "").endswith("_sent.txt")):
            messages.add_message(request, messages.WARNING if level >= messages.WARNING else level, words, extra_tags)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Name keys, and say what is amiss, in the product's own words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That is not the code, or it has run out. Take the newest one."),
        "cannot_delete_authenticator": gettext_lazy("This one cannot be taken away just now."),
        "cannot_generate_recovery_codes": gettext_lazy("Recovery codes come with an app or a passkey. Add one first."),
    }

    def build_totp_svg(self, url: str) -> str:
        """Answer the picture to scan, on a ground of its own, so that it can be scanned from a dark page too."""
        drawn = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode("utf-8")

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        """Answer a name for a new passkey."""
        count = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey") if count == 1 else _("Passkey %(number)s") % {"number": count}


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Let a provider open accounts that are here, never make new ones."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": gettext_lazy("Choose a password first, so that you can still come in."),
        "no_verified_email": gettext_lazy("Confirm your address first, so that you can still come in."),
        "disconnect_last": gettext_lazy("This is your only way in. Add another one first."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Answer no: people come in by invitation, and connect their single sign-on afterwards."""
        return False


def address_proven(request: HttpRequest, email_address: EmailAddress, **_rest: Any) -> None:
    """Close what was set up before, when somebody who is not signed in first proves that an address is theirs.

    They need not be who made the account. The sign-in library tells of this by a signal of its own, and no other way.
    """
    earlier = EmailAddress.objects.filter(user_id=email_address.user_id, verified=True).exclude(pk=email_address.pk)
    if getattr(request.user, "pk", None) == email_address.user_id or earlier.exists():
        return
    with transaction.atomic():
        email_address.user.password = begin_afresh(email_address.user_id)
    words = _(
        "This address is confirmed as yours now. What was set up before that, a password among it, opens this account "
        "no more; you can choose a new one under Preferences."
    )
    messages.warning(request, words)
