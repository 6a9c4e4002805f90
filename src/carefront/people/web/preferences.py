"""The pages about oneself: hours and look, keys, leaving, erasing."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence
from carefront.people import commands
from carefront.people.forms.own import EraseForm, PreferencesForm
from carefront.people.queries import own
from carefront.people.signing import account_of, asked_again
from carefront.people.throttle import may_try, too_often


@page
def preferences(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show and keep what the asking person chose."""
    card = own.preferences_of(actor)
    initial = {name: getattr(card, name) for name in PreferencesForm.base_fields}
    form = PreferencesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = tried(form, lambda: commands.change_preferences(by=actor, **given, now=timezone.now()) or True)
        if kept:
            messages.success(request, _("Kept."))
            return redirect("preferences")
    return render(request, "people/preferences.html", {"form": form, "card": card})


@page
def workspace_leave(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Leave the workspace, after saying what stays."""
    trouble = ""
    if request.method == "POST":
        try:
            commands.leave_workspace(by=actor, now=timezone.now())
        except Refusal as refusal:
            trouble = sentence(refusal)
        else:
            messages.success(request, _("You have left. What you wrote with others stays theirs to read."))
            return redirect("/")
    return render(request, "people/workspace_leave.html", {"trouble": trouble})


def account_erase(request: HttpRequest) -> HttpResponseBase:
    """Erase the signed-in account, after a fresh sign-in and after its address was typed."""
    account = account_of(request)
    if account is None:
        return redirect("account_login")
    if again := asked_again(request):
        return again
    form = EraseForm(request.POST or None)
    if request.method == "POST":
        if not may_try(request, "erase"):
            return too_often(request)
        if form.is_valid():
            if form.cleaned_data["email"].lower() != account.email:
                form.add_error("email", _("That is not the address of this account, so nothing was erased."))
            elif tried(form, lambda: commands.erase_account(account_id=account.id, now=timezone.now()) or True):
                logout(request)
                return render(request, "people/account_erased.html")
    return render(request, "people/account_erase.html", {"form": form, "email": account.email})
