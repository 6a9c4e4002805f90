"""A transcript on its way: how far it is read, whom its names mean, and what was found."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from carefront.conversations import wording
from carefront.conversations.cards import TranscriptCard
from carefront.conversations.commands.keeping import leave_the_rest_out
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import let_transcript_go
from carefront.conversations.queries import findings as reading
from carefront.conversations.queries import transcripts
from carefront.conversations.web.bringing import pages
from carefront.conversations.wording import rows
from carefront.core.actors import Actor
from carefront.core.conversations import FindingState
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.kit.sentences import sentence

NOBODY = "nobody"
ALL, LIKELY = "all", "likely"
SHOWS = {ALL: "", LIKELY: "open"} | {state.value: state.value for state in FindingState}


@page
def transcript(request: HttpRequest, actor: Actor, transcript_id: UUID) -> HttpResponseBase:
    """Show how far a transcript is read; then whom its names mean, and what was found in it."""
    card = transcripts.transcript(actor, transcript_id)
    if not card.is_read or card.trouble or _wants_part(request):
        return _progress(request, card)
    if card.unmatched and "anyway" not in request.GET:
        return redirect("transcript_speakers", transcript_id)
    now = timezone.now()
    show = _shown(request, card)
    number = page_number(request.GET.get("page"))
    state = FindingState(SHOWS[show]) if SHOWS[show] else None
    likely = show == LIKELY
    found, more = reading.findings(actor, transcript_id, now=now, state=state, likely=likely, page=number)
    who = dates.reader(now)
    here = reverse("transcript", args=[transcript_id])
    context = {
        "card": card,
        "on": dates.day(card.on, who.today, near=False),
        "odds": wording.odds(card),
        "rows": [rows.found(one, who) for one in found],
        "tabs": _tabs(card, here, show),
        "show": show,
        "page": number,
        **pages(here, number, more, show=show),
    }
    return render(request, "conversations/transcript.html", context)


def _shown(request: HttpRequest, card: TranscriptCard) -> str:
    """Answer what is shown: what was asked for, else all, else of a long meeting what was probably meant so."""
    show = request.GET.get("show", "")
    if show in SHOWS:
        return show
    return LIKELY if card.found > reading.PER and card.likely else ALL


def _tabs(card: TranscriptCard, here: str, show: str) -> list[dict[str, Any]]:
    labels = (
        (LIKELY, _("Probably meant so"), card.likely),
        (ALL, _("All"), card.found),
        ("open", _("To look at"), card.still_open),
        ("kept", _("Kept"), card.kept),
        ("left_out", _("Left out"), card.left_out),
    )
    return [
        {"url": f"{here}?show={code}", "label": label, "count": count, "current": code == show}
        for code, label, count in labels
        if code != LIKELY or count or show == LIKELY
    ]


def _wants_part(request: HttpRequest) -> bool:
    """Answer whether the bar of an open page asks how far it is."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def _progress(request: HttpRequest, card: TranscriptCard) -> HttpResponse:
    """Show how far it is, or why it could not be read; to htmx the fragment alone."""
    context = {"card": card, "trouble": wording.trouble(card.trouble) if card.trouble else ""}
    name = "_transcript_progress" if _wants_part(request) else "transcript_progress"
    response = render(request, f"conversations/{name}.html", context)
    response["Cache-Control"] = "no-store"
    response["Vary"] = "HX-Request, Cookie"
    return response


@page
def transcript_speakers(request: HttpRequest, actor: Actor, transcript_id: UUID) -> HttpResponseBase:
    """Ask whom the names in a transcript mean, with the names that fit proposed."""
    if request.method == "POST":
        return _matched(request, actor, transcript_id)
    card = transcripts.transcript(actor, transcript_id)
    if not card.is_read or card.trouble:
        return redirect("transcript", transcript_id)
    speakers, members = transcripts.speakers(actor, transcript_id)
    context = {
        "card": card,
        "members": members,
        "speakers": [
            {
                "id": one.id,
                "name": one.name,
                "turns": one.turns,
                "chosen": one.person_id or one.suggested,
                "suggested": one.suggested is not None,
                "nobody": one.settled and one.person_id is None,
            }
            for one in speakers
        ],
    }
    return render(request, "conversations/transcript_speakers.html", context)


def _matched(request: HttpRequest, actor: Actor, transcript_id: UUID) -> HttpResponseBase:
    try:
        keys = [UUID(key) for key in request.POST.getlist("speaker")[:100]]
        chosen = [None if value in {"", NOBODY} else UUID(value) for value in request.POST.getlist("person")[:100]]
    except ValueError:
        raise Refusal(Because.UNKNOWN_CHOICE, "speakers") from None
    matches = dict(zip(keys, chosen, strict=False))
    try:
        match_speakers(by=actor, transcript_id=transcript_id, matches=matches, now=timezone.now())
    except Refusal as refusal:
        if refusal.because is not Because.NOT_IN_IT:
            raise
        messages.warning(request, sentence(refusal))
        return redirect("transcript_speakers", transcript_id)
    return redirect("transcript", transcript_id)


@require_POST
@page
def transcript_leaving_out(request: HttpRequest, actor: Actor, transcript_id: UUID) -> HttpResponseBase:
    """Leave out everything that was not decided on."""
    count = leave_the_rest_out(by=actor, transcript_id=transcript_id, now=timezone.now())
    said = ngettext("%(count)s was left out.", "%(count)s were left out.", count) % {"count": count}
    messages.success(request, said)
    return redirect("transcript", transcript_id)


@require_POST
@page
def transcript_departure(request: HttpRequest, actor: Actor, transcript_id: UUID) -> HttpResponseBase:
    """Let a transcript go."""
    let_transcript_go(by=actor, transcript_id=transcript_id, now=timezone.now())
    messages.success(request, _("It is gone, with everything that was found in it. What you kept stays."))
    return redirect("transcripts")
