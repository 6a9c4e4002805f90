"""Who is signed in, in which workspace, and how somebody new is signed in, by the way of the sign-in library."""

import time
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, perform_password_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

if TYPE_CHECKING:
    from carefront.people.models import Account

SESSION_KEY = "workspace"
CODE_AGAIN = "code_again"
FRESH: int = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT  # seconds for which a sign-in, or saying it again, counts


def account_of(request: HttpRequest) -> "Account | None":
    """Answer the signed-in account, or None."""
    user: Any = getattr(request, "user", None)
    return cast("Account", user) if getattr(user, "is_authenticated", False) else None


def enter(request: HttpRequest, workspace_id: UUID) -> None:
    """Remember which workspace the following pages are about."""
    request.session[SESSION_KEY] = str(workspace_id)


def asked_again(request: HttpRequest) -> HttpResponseBase | None:
    """Answer the way to saying once more that it is oneself; None when one signed in, or said so, lately.

    What was typed is kept with the session, and the deed goes on from there.
    """
    account = account_of(request)
    if account is None:
        return redirect("account_login")
    latest = max((record["at"] for record in get_authentication_records(request, account)), default=0)
    if time.time() - latest < FRESH:
        return None
    way: HttpResponseBase = suspend_request(request, get_adapter().get_reauthentication_methods(account)[0]["url"])
    return way


def sign_in_new(request: HttpRequest, account_id: UUID, workspace_id: UUID, *, to: str = "/") -> HttpResponseBase:
    """Sign in the account that was just made, and answer the way to `to` in its workspace."""
    account = get_user_model().objects.get(pk=account_id)
    login = Login(user=account, email=account.email, redirect_url=to)
    response: HttpResponseBase = perform_password_login(request, {"email": account.email}, login)
    enter(request, workspace_id)
    return response


def sign_in_by_code(request: HttpRequest, email: str, *, to: str) -> HttpResponseBase:
    """Mail a code to `email` when it has an account, and answer the way to the page that asks for it, then to `to`.

    Whether there is an account shows neither in the answer nor in how long it takes.
    """
    account = get_user_model().objects.filter(email=email.lower(), is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=account, email=email)
    way = redirect("account_confirm_login_code")
    way["Location"] += "?" + urlencode({"next": to})
    return way
