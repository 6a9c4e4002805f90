"""What its subject does with a pattern, each a button; what is refused is said on its page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.evidence.thresholds import Kind
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page, tried
from carefront.kit.sentences import sentence
from carefront.trust.commands import marking, stopping
from carefront.trust.forms import NoteForm
from carefront.trust.queries import facts
from carefront.trust.queries import patterns as reading
from carefront.trust.web.pages import drawn

Marking = Callable[..., None]


def _tapped(request: HttpRequest, actor: Actor, pattern_id: UUID, deed: Marking, told: str) -> HttpResponseBase:
    try:
        deed(by=actor, pattern_id=pattern_id, now=timezone.now())
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    else:
        messages.success(request, told)
    return redirect("pattern", pattern_id)


@require_POST
@page
def pattern_note(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Keep what its subject says about a pattern."""
    form = NoteForm(request.POST)

    def deed(now: datetime) -> None:
        marking.note_pattern(by=actor, pattern_id=pattern_id, words=form.cleaned_data["words"], now=now)

    if form.is_valid():
        tried(form, lambda: deed(timezone.now()))
    if form.errors:
        return drawn(request, facts.whole(actor, pattern_id), form=form, status=422)
    messages.success(request, _("Your note is kept."))
    return redirect("pattern", pattern_id)


@require_POST
@page
def pattern_confirmation(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Confirm that it is so."""
    return _tapped(request, actor, pattern_id, marking.confirm_pattern, _("Confirmed. You can take it back."))


@require_POST
@page
def pattern_sharing(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Share it with the others."""
    return _tapped(request, actor, pattern_id, marking.share_pattern, _("Shared. You can take it back."))


@require_POST
@page
def pattern_withdrawal(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Take back that it is shared or confirmed."""
    told = _("Taken back. Nobody but you sees it now.")
    return _tapped(request, actor, pattern_id, marking.take_back_pattern, told)


@require_POST
@page
def pattern_aside(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Set it aside as not useful."""
    told = _("Set aside. Nobody else sees it, and you can take it up again.")
    return _tapped(request, actor, pattern_id, marking.set_pattern_aside, told)


@require_POST
@page
def pattern_return(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Take it up again."""
    return _tapped(request, actor, pattern_id, marking.take_pattern_up, _("It stands among the others again."))


@require_POST
@page
def pattern_stop(request: HttpRequest, actor: Actor, pattern_id: UUID) -> HttpResponseBase:
    """Stop its kind in its relationship."""
    card = reading.pattern(actor, pattern_id)

    def deed(*, by: Actor, pattern_id: UUID, now: datetime) -> None:
        if not card.is_mine:
            raise Refusal(Because.NOT_YOURS)
        stopping.stop_kind(by=by, relationship_id=card.relationship_id, kind=card.kind, now=now)

    told = _("Stopped. It is no longer counted in your promises here until you begin it again.")
    _tapped(request, actor, pattern_id, deed, told)
    return redirect("patterns")


@require_POST
@page
def pattern_start(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Begin a kind again that was stopped."""
    kind: Any = request.POST.get("kind", "")
    if kind not in {one.value for one in Kind}:
        messages.warning(request, _("That kind is not one of those there are."))
        return redirect("patterns")
    stopping.start_kind(by=actor, relationship_id=relationship_id, kind=Kind(kind), now=timezone.now())
    messages.success(request, _("It is looked at again."))
    return redirect("patterns")
