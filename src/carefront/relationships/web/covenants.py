"""The pages of a covenant: read and signed, written part by part, its earlier versions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.covenants import following_review, suits
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import commands, queries, wording
from carefront.relationships.forms import ReviewForm, SignatureForm
from carefront.relationships.queries import RelationshipCard, covenants
from carefront.relationships.queries.covenant_cards import CovenantCard
from carefront.relationships.web import paper
from carefront.relationships.wording import covenants as words

_SAID = {
    Because.ALREADY_SETTLED, Because.RESTING, Because.WORDS_CHANGED, Because.EMPTY, Because.PAST_DATE,
    Because.NOT_YOURS,
}  # fmt: skip


def bond_of(actor: Actor, relationship_id: UUID) -> RelationshipCard:
    """Answer the relationship whose covenant is asked for. Raises Refusal(HIDDEN), also for that with oneself."""
    card = queries.relationship(actor, relationship_id)
    if not suits(card.kind):
        raise Refusal(Because.HIDDEN)
    return card


@page
def covenant(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show how people work together, and the draft beside it; begin a draft by a POST."""
    bond = bond_of(actor, relationship_id)
    if not bond.has_covenants:
        return redirect("relationship_settings", relationship_id)
    if request.method == "POST":
        return _begin(request, actor, relationship_id)
    return drawn(request, actor, bond)


def _begin(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    try:
        commands.draft_covenant(by=actor, relationship_id=relationship_id, now=timezone.now())
    except Refusal as refusal:
        return _told(request, refusal, relationship_id)
    return redirect("covenant_draft", relationship_id)


def drawn(
    request: HttpRequest, actor: Actor, bond: RelationshipCard, *, status: int = 200, review: ReviewForm | None = None
) -> HttpResponse:
    """Draw the page of what is in force and of what is being written."""
    current, draft = (None, None) if bond.i_left else covenants.open_ones(actor, bond.id)
    context: dict[str, Any] = {
        "card": bond,
        "title": wording.title(bond),
        "current": paper.paper(current, bond) if current else None,
        "draft": paper.paper(draft, bond, current) if draft else None,
        "may_begin": bond.is_active and draft is None and not bond.i_left,
        "has_past": not bond.i_left and covenants.has_history(actor, bond.id),
        "saved": f"covenant-{draft.id}" if draft and request.GET.get("saved") == str(draft.id) else "",
        "examples": [(words.PARTS[part], example) for part, example in words.EXAMPLES.items()],
    }
    if current and current.may_review:
        context |= _review(actor, current, review)
    if bond.i_left:
        context["kept"] = [paper.paper(one, bond) for one in covenants.signed_before_leaving(actor, bond.id)]
    return render(request, "relationships/covenant.html", context, status=status)


def _review(actor: Actor, card: CovenantCard, refused: ReviewForm | None) -> dict[str, Any]:
    now = timezone.now()
    today = actor.local(now).date()
    shown = paper.review(card, now, today.isoformat())
    since = actor.local(card.in_force_from or now).date()
    offered = shown.mine or shown.offered or following_review(since, card.review_on, today).isoformat()
    return {"review": shown, "review_form": refused or ReviewForm(initial={"next_on": offered}), "open_review": refused}


@page
def covenant_history(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show the earlier versions and the drafts that were let go."""
    bond = bond_of(actor, relationship_id)
    context = {
        "card": bond,
        "title": wording.title(bond),
        "papers": [paper.paper(one, bond) for one in covenants.history(actor, relationship_id)],
    }
    return render(request, "relationships/covenant_history.html", context)


@require_POST
@page
def covenant_signature(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Sign what was read."""
    form = _form(request)

    def deed() -> str:
        key = form.cleaned_data["covenant"]
        commands.sign_covenant(by=actor, covenant_id=key, read=form.cleaned_data["read"], now=timezone.now())
        if covenants.covenant(actor, key).in_force_from is not None:
            return _("Signed. It is in force: everyone has signed.")
        return _("Signed. It is in force when everyone has signed.")

    return _done(request, relationship_id, deed)


@require_POST
@page
def covenant_unsigning(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Take a signature back."""
    form = _form(request)

    def deed() -> str:
        commands.take_signature_back(by=actor, covenant_id=form.cleaned_data["covenant"], now=timezone.now())
        return _("Taken back. You can sign it again at any time.")

    return _done(request, relationship_id, deed)


@require_POST
@page
def covenant_release(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Let the draft go."""
    form = _form(request)

    def deed() -> str:
        commands.let_draft_go(by=actor, covenant_id=form.cleaned_data["covenant"], now=timezone.now())
        return _("The draft is let go. It stays readable among the earlier versions.")

    return _done(request, relationship_id, deed)


@require_POST
@page
def covenant_review(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Say that it is still right, and when to look again."""
    bond = bond_of(actor, relationship_id)
    current = covenants.current(actor, relationship_id)
    if current is None:
        raise Refusal(Because.HIDDEN)
    form = ReviewForm(request.POST)
    try:
        if form.is_valid():
            next_on = form.cleaned_data["next_on"]
            commands.confirm_review(by=actor, covenant_id=current.id, next_on=next_on, now=timezone.now())
    except Refusal as refusal:
        if refusal.field != "next_on":
            return _told(request, refusal, relationship_id)
        form.add_error("next_on", sentence(refusal))
    if form.errors:
        return drawn(request, actor, bond, status=422, review=form)
    messages.success(request, _("Written. The day moves when everyone who signed has named it."))
    return redirect("covenant", relationship_id)


def _form(request: HttpRequest) -> SignatureForm:
    form = SignatureForm(request.POST)
    if not form.is_valid():
        raise Refusal(Because.HIDDEN)
    return form


def _done(request: HttpRequest, relationship_id: UUID, deed: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, deed())
    except Refusal as refusal:
        return _told(request, refusal, relationship_id)
    return redirect("covenant", relationship_id)


def _told(request: HttpRequest, refusal: Refusal, relationship_id: UUID) -> HttpResponse:
    """Say on the page why nothing was done, where the page shows how things stand now."""
    if refusal.because not in _SAID:
        raise refusal
    messages.warning(request, sentence(refusal))
    return redirect(reverse("covenant", args=[relationship_id]))
