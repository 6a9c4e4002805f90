"""Erase an account: address, name, keys and ways to sign in are gone; others keep what was written to them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session

from carefront.kit import erasures, letters
from carefront.kit.durable import command, step
from carefront.people import arrivals
from carefront.people.commands.leaving import keep_a_steward, leave_within
from carefront.people.models import Account, Invitation, Person, Token


@command
def erase_account(*, account_id: UUID, now: datetime, before: Iterable[arrivals.BeforeLeaving] | None = None) -> None:
    """Erase an account and turn its people into tombstones, in one transaction.

    `before` are the steps of other rooms that take away a person's own words; None: those that the rooms registered.
    An account that was erased already stays as it is, so that a restored backup can be brought up to date.
    Raises Refusal(LAST_STEWARD) while it is the only steward of a workspace that others belong to.
    """
    erase_within(account_id, arrivals.before_erasure if before is None else before, now=now)


@step
def erase_within(account_id: UUID, before: Iterable[arrivals.BeforeLeaving], *, now: datetime) -> None:
    """Erase an account inside a caller's transaction; raises as `erase_account` does."""
    account = Account.objects.select_for_update().filter(pk=account_id, erased_at__isnull=True).first()
    if account is None:
        return
    people = list(Person.objects.filter(account=account))
    for person in people:
        if person.left_at is None:
            keep_a_steward(person)
            leave_within(person, now=now)
        for deed in before:
            deed(person.id, now)
    _forget_people(account, people, now)
    _forget_account(account, now)
    erasures.note("account", account_id, now)


def _forget_people(account: Account, people: list[Person], now: datetime) -> None:
    Token.objects.filter(person__in=people).delete()
    own = Invitation.objects.filter(accepted_by__in=people) | Invitation.objects.filter(email=account.email)
    own.update(email="", name="")
    letters.forget_address(account.email)
    Person.objects.filter(account=account).update(
        account=None, name="", erased_at=now, left_at=now, is_steward=False, feed_hash=None
    )


def _forget_account(account: Account, now: datetime) -> None:
    sessions = UserSession.objects.filter(user=account)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
    for rows in (EmailAddress.objects, Authenticator.objects, SocialAccount.objects):
        rows.filter(user=account).delete()
    account.email = f"{account.id}@erased.invalid"
    account.name, account.password, account.last_login = "", make_password(None), None
    account.is_active, account.letters, account.erased_at = False, False, now
    account.zone, account.language = "UTC", "en"
    account.save()
