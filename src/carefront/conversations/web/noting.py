"""Notes, as they are saved without scripts: joined with what others wrote, and given back where they cannot be kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from carefront.conversations.commands import notes
from carefront.conversations.queries import held as reading
from carefront.conversations.web import holding, telling
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence, status_of


@require_POST
@page
def conversation_notes(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Save the shared notes."""
    return _saved(request, actor, conversation_id, "words", own=False)


@require_POST
@page
def conversation_own_notes(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Save one's own notes."""
    return _saved(request, actor, conversation_id, "own", own=True)


def _saved(request: HttpRequest, actor: Actor, key: UUID, name: str, *, own: bool) -> HttpResponseBase:
    words, base = request.POST.get(name, ""), request.POST.get(f"{name}_version", "")
    now = timezone.now()
    try:
        notes.write_notes(by=actor, conversation_id=key, own=own, base=base, words=words, now=now)
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        card = reading.conversation(actor, key, now=now)
        told = {"kept_words": words, "notes_trouble": sentence(refusal)}
        return holding.drawn(request, actor, card, status=status_of(refusal), more=told)
    return redirect(telling.address(key, "own-notes" if own else "notes"))
