"""What an owner does to a promise, each as something that is created by a POST; a GET is its small page."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from carefront.commitments import queries, wording
from carefront.commitments.cards import CommitmentCard
from carefront.commitments.web import showing
from carefront.commitments.web.doing import FIELDS, attempt
from carefront.commitments.web.ways import WAYS, Doing, Way
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit import once
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

# What a second click finds: the deed is done already.
DONE_ALREADY = {Because.ALREADY_SETTLED, Because.ALREADY_THERE}


def way_page(name: str) -> Callable[..., HttpResponseBase]:
    """Answer the door of one way: its small page, and what its form does."""
    way = WAYS[name]

    @page
    def inside(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
        now = timezone.now()
        card = queries.commitment(actor, commitment_id, now=now)
        if not card.may_change:
            return _too_late(request, card)
        if request.method == "POST":
            return _done(request, actor, card, way, now)
        return _small(request, actor, card, way, now)

    return inside


def _small(
    request: HttpRequest, actor: Actor, card: CommitmentCard, way: Way, now: datetime, refused: Form | None = None
) -> HttpResponse:
    """Draw the page of one way, with all that was typed when something is open."""
    context = {
        "line": card.line,
        "way": showing.view(way, actor, card, now, refused),
        "who_sees": wording.seen_by(card),
    }
    return render(request, "commitments/commitment_way.html", context, status=422 if refused else 200)


def _done(request: HttpRequest, actor: Actor, card: CommitmentCard, way: Way, now: datetime) -> HttpResponse:
    """Do it; when something is open, ask again."""
    here = card.line.id
    form = way.form(actor, card, now, data=request.POST, auto_id=f"{way.name}_%s")
    if not form.is_valid():
        return _small(request, actor, card, way, now, form)
    it = Doing(actor, card, form.cleaned_data, once.key_of(request.POST), now)
    try:
        onward = attempt(form, lambda: way.deed(it) or here, {**FIELDS, **way.fields}, past=DONE_ALREADY)
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
        return redirect("commitment", here)
    if onward is None:
        return _small(request, actor, card, way, now, form)
    messages.success(request, str(way.said))
    return redirect(f"{reverse('commitment', args=[onward])}?{urlencode({'done': f'{way.name}-{here}'})}")


def _too_late(request: HttpRequest, card: CommitmentCard) -> HttpResponse:
    """Answer who may not change it: it is another's, or it was settled meanwhile, perhaps by the same click."""
    if not card.line.is_mine:
        raise Refusal(Because.NOT_YOURS)
    if card.successor_id is not None:
        return redirect("commitment", card.successor_id)
    messages.warning(request, sentence(Refusal(Because.ALREADY_SETTLED)))
    return redirect("commitment", card.line.id)
