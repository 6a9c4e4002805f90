"""What a steward does: people, the workspace's name, letters in trouble, workers. Nobody's words are here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page, tried
from carefront.kit.paging import page_number
from carefront.kit.posting import commands as posting
from carefront.kit.sentences import sentence
from carefront.people import commands, queries
from carefront.people.forms.own import WorkspaceNameForm
from carefront.people.queries import stewarding
from carefront.people.web.directory import MOST_PAGES, ways
from carefront.people.wording import letter_words, trouble_words


def _only_stewards(actor: Actor) -> None:
    if not actor.is_steward:
        raise Refusal(Because.HIDDEN)


@page
def steward(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show how the workspace runs; give it another name."""
    _only_stewards(actor)
    now = timezone.now()
    form = WorkspaceNameForm(request.POST or None, initial={"workspace": stewarding.workspace_name(actor)})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["workspace"]
        if tried(form, lambda: commands.rename_workspace(by=actor, name=name, now=now) or True):
            messages.success(request, _("Kept."))
            return redirect("steward")
    letters = stewarding.letters_of(actor, now=now)
    found = queries.directory(actor, page=page_number(request.GET.get("page"), MOST_PAGES))
    context = {
        "form": form,
        "directory": found,
        "letters": letters,
        "troubles": [(row, letter_words(row.kind), trouble_words(row.trouble)) for row in letters.troubles],
        "workers": [(row, trouble_words(row.trouble) if row.trouble else "") for row in stewarding.workers(now=now)],
        **ways("", found.page, found.pages),
    }
    return render(request, "people/steward.html", context)


@require_POST
@page
def steward_letters(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Say what becomes of letters that wait for a steward's word."""
    _only_stewards(actor)
    deeds = {"again": posting.try_again, "release": posting.release_held, "drop": posting.drop_held}
    deed = deeds.get(request.POST.get("deed", ""))
    if deed is None:
        raise Refusal(Because.HIDDEN)
    deed(actor.workspace_id, now=timezone.now())
    messages.success(request, _("Done. The letters follow your word."))
    return redirect("steward")


@require_POST
@page
def person_stewardship(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponseBase:
    """Make somebody a steward, or let them be one no longer."""
    _only_stewards(actor)
    deed = commands.unmake_steward if request.POST.get("deed") == "end" else commands.make_steward
    try:
        deed(by=actor, person_id=person_id, now=timezone.now())
    except Refusal as refusal:
        if refusal.because is not Because.LAST_STEWARD:
            raise
        messages.warning(request, sentence(refusal))
    return redirect("steward" if person_id != actor.id or deed is commands.make_steward else "people")


@page
def person_departure(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponseBase:
    """End somebody's standing in the workspace, after saying what stays."""
    _only_stewards(actor)
    card = queries.card_of(actor, person_id)
    if card.is_me:
        return redirect("workspace_leave")
    if request.method == "POST":
        commands.end_standing(by=actor, person_id=person_id, now=timezone.now())
        messages.success(request, _("%(name)s no longer belongs to this workspace.") % {"name": card.name})
        return redirect("steward")
    return render(request, "people/person_departure.html", {"card": card})
