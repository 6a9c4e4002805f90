"""Sign somebody in, by the way of the sign-in library, so that its sessions and second factors know of it."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from carefront.people.asking import enter
from carefront.people.models import Account


def sign_in_new(request: HttpRequest, account_id: UUID, workspace_id: UUID, *, to: str = "/") -> HttpResponseBase:
    """Sign in the account that was just made, and answer the way to `to` in its workspace."""
    account = Account.objects.get(pk=account_id)
    login = Login(user=account, email=account.email, redirect_url=to)
    response: HttpResponseBase = perform_password_login(request, {"email": account.email}, login)
    enter(request, workspace_id)
    return response


def sign_in_by_code(request: HttpRequest, email: str, *, to: str) -> HttpResponseBase:
    """Mail a code to `email` when it has an account, and answer the way to the page that asks for it, then to `to`.

    Whether there is an account shows neither in the answer nor in how long it takes.
    """
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    LoginCodeVerificationProcess.initiate(request=request, user=account, email=email)
    way = redirect("account_confirm_login_code")
    way["Location"] += "?" + urlencode({"next": to})
    return way
