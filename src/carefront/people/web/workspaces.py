"""The workspaces of an account: choose one, open another."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page, tried
from carefront.people import commands, queries
from carefront.people.forms.arriving import WorkspaceForm
from carefront.people.signing import enter


@page
def workspaces(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show the workspaces of the account; go to the one that was chosen."""
    if request.method == "POST":
        try:
            chosen = UUID(request.POST.get("workspace", ""))
        except ValueError:
            raise Refusal(Because.HIDDEN) from None
        return _enter(request, actor, chosen)
    return render(request, "people/workspaces.html")


@require_POST
@page
def workspace_enter(request: HttpRequest, actor: Actor, workspace_id: UUID) -> HttpResponseBase:
    """Go to another workspace of the account."""
    return _enter(request, actor, workspace_id)


def _enter(request: HttpRequest, actor: Actor, workspace_id: UUID) -> HttpResponseBase:
    if queries.actor_for(actor.account_id, workspace_id) is None:
        raise Refusal(Because.HIDDEN)
    enter(request, workspace_id)
    return redirect("/")


@page
def workspace_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Open another workspace."""
    form = WorkspaceForm(request.POST or None, initial={"name": actor.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        founded = tried(
            form,
            lambda: commands.found_workspace(
                workspace=given["workspace"], name=given["name"], account_id=actor.account_id, now=timezone.now()
            ),
        )
        if founded:
            enter(request, founded.workspace_id)
            return redirect("/")
    return render(request, "people/workspace_new.html", {"form": form})
