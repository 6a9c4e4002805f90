"""Make an account: somebody who can sign in on this installation."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean_line, line
from carefront.kit.durable import step
from carefront.people.models import Account
from carefront.people.zones import checked_zone

NAME = 120  # characters in the name of a person or a workspace
ADDRESS = 254


def checked_address(email: str, field: str = "email") -> str:
    """Answer `email` clean and in small letters. Raises Refusal(EMPTY), (TOO_LONG) or (UNREADABLE_ADDRESS)."""
    address = line(email, field, limit=ADDRESS).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal(Because.UNREADABLE_ADDRESS, field, given=clean_line(email)[:80]) from None
    return address


def hashed(password: str | None) -> str:
    """Answer `password` as it is kept; None makes one that nothing matches, for somebody who signs in by code.

    It takes a fifth of a second on purpose, so it is done before a transaction begins, not while others wait for it.
    """
    return make_password(password)


@step
def make_account(
    *, email: str, name: str, hashed_password: str, zone: str, language: str, now: datetime, proven: str = ""
) -> Account:
    """Make an account that signs in with `email` and what `hashed` answered.

    The address counts as unconfirmed until a letter to it was answered, unless it is `proven`: the one to which the
    letter went that was answered just now. `zone` is an IANA name.
    Raises Refusal(ALREADY_THERE) with field "email" when the address has an account.
    """
    address = checked_address(email)
    account = Account(
        email=address,
        name=line(name, "name", limit=NAME),
        zone=checked_zone(zone),
        language=language,
        password=hashed_password,
        created_at=now,
    )
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            EmailAddress.objects.create(
                user=account, email=address, primary=True, verified=bool(proven) and address == checked_address(proven)
            )
    except IntegrityError:
        raise Refusal(Because.ALREADY_THERE, "email") from None
    return account
