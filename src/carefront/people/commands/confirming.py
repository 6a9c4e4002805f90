"""The first proof that an address is its account's: what was set up before it opens nothing any more."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session

from carefront.kit.durable import step
from carefront.people.models import Account, Token


@step
def begin_afresh(account_id: UUID) -> str:
    """Close every way into an account but its address: password, devices, second factors and keys.

    Somebody else may have made the account with this address before its owner came, and must not stay in it.
    Answers what stands in the place of the password.
    """
    sessions = UserSession.objects.filter(user_id=account_id)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
    Authenticator.objects.filter(user_id=account_id).delete()
    Token.objects.filter(person__account_id=account_id).delete()
    nothing = make_password(None)
    Account.objects.filter(pk=account_id).update(password=nothing)
    return nothing
