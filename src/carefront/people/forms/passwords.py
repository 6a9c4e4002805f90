"""What a password must be, in words that help to find one."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def check_password(password: str, account: Any = None) -> None:
    """Raise ValidationError with sentences about `password` when it is too easy to guess for `account`."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        sentences = {
            "password_too_short": _("Ten characters or more, please."),
            "password_too_common": _("Many people use this one, so it is guessed first."),
            "password_too_similar": _("It is too close to your name or your address."),
        }
        raise ValidationError([sentences.get(str(one.code), one) for one in error.error_list]) from None
