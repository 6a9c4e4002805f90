"""The page on which a relationship is proposed: first which kind, then with whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.kit.doors import page, tried
from carefront.relationships import commands, policy_words, queries, wording
from carefront.relationships.forms import ProposalForm
from carefront.relationships.web.people import names_for


@page
def new_relationship(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Propose a relationship."""
    choice = wording.choice(request.GET.get("kind", ""), request.GET.get("role", ""))
    if choice is None:
        return render(request, "relationships/kinds.html", {"choices": wording.CHOICES})
    if request.method != "POST":
        return _form_page(request, actor, choice, request.GET.get("q", ""))
    if "find" in request.POST:
        return _form_page(request, actor, choice, request.POST.get("q", ""))
    chosen = request.POST.getlist("with")
    names, _more = names_for(actor, request.POST.get("q", ""), chosen)
    form = ProposalForm(choice, names, request.POST)
    made = tried(form, lambda: _propose(actor, choice, form)) if form.is_valid() else None
    if made is None:
        return _form_page(request, actor, choice, request.POST.get("q", ""), form)
    return _onward(request, actor, made)


def _propose(actor: Actor, choice: wording.Choice, form: ProposalForm) -> UUID:
    return commands.propose_relationship(
        by=actor,
        kind=choice.kind,
        role=choice.role,
        with_ids=form.people(),
        name=form.cleaned_data.get("name", ""),
        purpose=form.cleaned_data.get("purpose", ""),
        now=timezone.now(),
    )


def _onward(request: HttpRequest, actor: Actor, made: UUID) -> HttpResponse:
    card = queries.relationship(actor, made)
    if card.is_active:
        return redirect(wording.address(made))
    messages.success(request, _("Asked. It begins when they say yes."))
    return redirect("relationships")


def _form_page(
    request: HttpRequest, actor: Actor, choice: wording.Choice, words: str, refused: ProposalForm | None = None
) -> HttpResponse:
    chosen = request.POST.getlist("with")
    names, more = names_for(actor, words, chosen)
    form = refused
    if form is None:
        typed = {name: request.POST.get(name, "") for name in ("name", "purpose")}
        given = chosen if choice.kind.value == "team" else "".join(chosen[:1])
        form = ProposalForm(choice, names, initial=typed | {"with": given})
    context = {
        "choice": choice,
        "form": form,
        "names": names,
        "more": more or bool(words),
        "words": words,
        "alone": choice.kind.value == "self",
        "team": choice.kind.value == "team",
        "who_sees": policy_words.told(choice.kind),
        "steward": actor.is_steward,
        "invitation_url": f"{reverse('people')}#invite" if actor.is_steward else "",
    }
    return render(request, "relationships/new.html", context, status=422 if refused else 200)
