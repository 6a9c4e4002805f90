"""Letting a series go on otherwise, and ending it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.conversations.commands import moving
from carefront.conversations.forms.held import SeriesForm, coming_again
from carefront.conversations.queries import held as reading
from carefront.conversations.web.scheduling import FIELDS
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

PAST = {Because.ALREADY_SETTLED, Because.RESTING}


@page
def series_change(request: HttpRequest, actor: Actor, series_id: UUID) -> HttpResponseBase:
    """Let a series go on otherwise, or end it."""
    now = timezone.now()
    card = reading.series(actor, series_id)
    slot = card.slot
    day = max(actor.local(now).date(), slot.on)
    initial = {
        "on": day, "at": slot.at, "minutes": str(slot.minutes), "title": card.title, "place": card.place,
        **coming_again(card.rhythm),
    }  # fmt: skip
    form = SeriesForm(request.POST if request.method == "POST" else None, zone=slot.zone, initial=initial)

    def deed() -> UUID:
        given = form.cleaned_data
        return moving.change_series(
            by=actor, series_id=series_id, slot=form.slot(), rhythm=form.recurrence(), title=given["title"],
            place=given["place"], now=now,
        )  # fmt: skip

    context = {"card": card, "rhythm": wording.rhythm(card.rhythm), "name": card.title or str(wording.KINDS[card.kind])}
    made = attempt(form, deed, FIELDS) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        messages.success(request, _("It goes on like this from then. What was held keeps its time."))
        return redirect("conversation", made)
    status = 422 if request.method == "POST" else 200
    return render(request, "conversations/series_change.html", context | {"form": form}, status=status)


@require_POST
@page
def series_ending(request: HttpRequest, actor: Actor, series_id: UUID) -> HttpResponseBase:
    """End a series."""
    try:
        moving.end_series(by=actor, series_id=series_id, now=timezone.now())
        messages.success(request, _("The series has ended. What is open in it waits for the next conversation."))
    except Refusal as refusal:
        if refusal.because not in PAST:
            raise
        messages.warning(request, sentence(refusal))
    return redirect("conversations")
