"""The first page of an installation, and of an account that belongs to no workspace."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import actor_of, tried
from carefront.kit.sentences import sentence
from carefront.people import commands
from carefront.people.forms.arriving import StartForm, WorkspaceForm
from carefront.people.models import Account
from carefront.people.queries import own
from carefront.people.signing import account_of, enter, sign_in_by_code, sign_in_new
from carefront.people.throttle import may_try, too_often


@never_cache
@sensitive_post_parameters("password")
def start(request: HttpRequest) -> HttpResponseBase:
    """Let the first person open a workspace; later ones only where the installation is open to everybody."""
    if actor_of(request):
        return redirect("/")
    account = account_of(request)
    if account:
        return _open_another(request, account)
    is_empty = not own.accounts_exist()
    if not is_empty and not settings.OPEN_SIGNUP:
        return render(request, "people/start_closed.html")
    form = StartForm(request.POST or None)
    if request.method == "POST":
        if not may_try(request, "arrive"):
            return too_often(request)
        if form.is_valid() and (answer := _arrive(request, form, is_empty)):
            return answer
    return render(request, "people/start.html", {"form": form, "is_empty": is_empty})


def _arrive(request: HttpRequest, form: StartForm, is_empty: bool) -> HttpResponseBase | None:
    given = form.cleaned_data
    try:
        founded = commands.found_workspace(
            workspace=given["workspace"],
            name=given["name"],
            email=given["email"],
            password=given["password"],
            zone=given["zone"],
            only_first=not settings.OPEN_SIGNUP,
            now=timezone.now(),
        )
    except Refusal as refusal:
        if refusal.because is Because.ALREADY_SETTLED:
            return redirect("start")
        if refusal != Refusal(Because.ALREADY_THERE, "email"):
            form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
            return None
    else:
        if is_empty:
            return sign_in_new(request, founded.account_id, founded.workspace_id)
    # On an open installation a code goes out either way, so that nobody learns here who has an account.
    return sign_in_by_code(request, given["email"], to="/")


def _open_another(request: HttpRequest, account: Account) -> HttpResponseBase:
    form = WorkspaceForm(request.POST or None, initial={"name": account.name})
    if request.method == "POST" and form.is_valid():
        founded = tried(
            form,
            lambda: commands.found_workspace(
                workspace=form.cleaned_data["workspace"],
                name=form.cleaned_data["name"],
                account_id=account.id,
                now=timezone.now(),
            ),
        )
        if founded:
            enter(request, founded.workspace_id)
            return redirect("/")
    return render(request, "people/workspace_new.html", {"form": form, "has_none": True})
