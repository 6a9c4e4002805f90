"""Who may enter, and the page."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.live import registry, texts
from carefront.kit.models import LiveText


def entrance(actor: Actor, room_id: UUID) -> registry.Entry | None:
    """Answer how anybody of the room's workspace enters."""
    ids = frozenset(
        LiveText.objects.filter(room_id=room_id, workspace_id=actor.workspace_id).values_list("id", flat=True)
    )
    return registry.Entry(actor.id, actor.name, ids, ids) if ids else None


@page
def parlour(request: HttpRequest, actor: Actor, room_id: UUID) -> HttpResponseBase:
    """Draw the room, or take its form."""
    entry = entrance(actor, room_id)
    if entry is None:
        raise Refusal(Because.HIDDEN)
    [text_id] = entry.reads
    if request.method == "POST":
        with transaction.atomic():
            base, words = request.POST["words_version"], request.POST["words"]
            texts.merge_text(text_id=text_id, base=base, words=words, now=timezone.now())
        return redirect(request.path)
    context = {"room_id": room_id, "text_id": text_id, "text": texts.text_of(text_id), "at": timezone.now()}
    return render(request, "parlour/part.html" if "part" in request.GET else "parlour/page.html", context)
