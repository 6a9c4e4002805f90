"""Keeping what was found, or leaving it out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt, due_in
from carefront.conversations.cards import FindingCard
from carefront.conversations.commands import keeping
from carefront.conversations.commands.keeping import Kept, Wish
from carefront.conversations.forms import DECISION, KeepingForm
from carefront.conversations.queries import findings as reading
from carefront.conversations.queries import transcripts
from carefront.conversations.web.reviewing import LIKELY, SHOWS
from carefront.conversations.wording import rows
from carefront.core.actors import Actor
from carefront.core.conversations import Became, FindingState
from carefront.core.refusals import Because, Refusal
from carefront.core.words import LINE, shortened
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

PAST = {Because.ALREADY_SETTLED, Because.RESTING}
OPEN = {Because.POINTS_BACK, Because.PAST_DATE, Because.DAY_IN_WORDS}


@page
def finding(request: HttpRequest, actor: Actor, finding_id: UUID) -> HttpResponseBase:
    """Show one thing that was found, to say whose it is or to put it in other words."""
    return _drawn(request, actor, reading.finding(actor, finding_id, now=timezone.now()))


def _drawn(request: HttpRequest, actor: Actor, card: FindingCard, form: KeepingForm | None = None) -> HttpResponse:
    now = timezone.now()
    context = {
        "row": rows.found(card, dates.reader(now)),
        "card": card,
        "form": form or KeepingForm(initial=_initial(card), to=_whose(actor, card)),
        "back": _back(request, card),
        "show": _show(request),
        "page": request.GET.get("page", request.POST.get("page", ""))[:4],
    }
    return render(request, "conversations/finding.html", context, status=422 if form else 200)


def _initial(card: FindingCard) -> dict[str, Any]:
    due = None if card.due_is_past else card.due
    before = shortened(card.about.removesuffix("…").strip(), LINE) if card.points_back else ""
    whose = card.to.id if card.to else card.guess
    return {
        "to": DECISION if card.is_decision else str(whose or ""),
        "words": before or card.words,
        "due_on": due.on if due else None,
        "due_at": due.at if due else None,
    }


def _whose(actor: Actor, card: FindingCard) -> list[tuple[str, str]]:
    people = [
        (
            str(one.person_id),
            _("me: it may be my promise") if one.is_me else _("%(name)s: I ask for it") % {"name": one.name},
        )
        for one in transcripts.members_of(actor, card.relationship_id)
    ]
    first = [] if card.is_decision or card.to or card.guess else [("", _("not chosen yet"))]
    return [*first, *people, (DECISION, _("nobody: it was decided"))]


@require_POST
@page
def finding_keeping(request: HttpRequest, actor: Actor, finding_id: UUID) -> HttpResponseBase:
    """Keep something as it was read, or, with a form, as it is put there."""
    now = timezone.now()
    card = reading.finding(actor, finding_id, now=now)
    if "words" not in request.POST:
        wish = Wish(as_decision="decided" in request.POST)
        return _done(
            request, actor, card, lambda: keeping.keep_finding(by=actor, finding_id=finding_id, wish=wish, now=now)
        )
    form = KeepingForm(request.POST, to=_whose(actor, card))
    made: list[Kept] = []

    def deed() -> None:
        wish = _wish(form, actor, now)
        made.append(keeping.keep_finding(by=actor, finding_id=finding_id, wish=wish, now=now))

    try:
        if form.is_valid():
            attempt(form, deed, past=PAST)
    except Refusal as refusal:
        return _refused(request, card, refusal)
    if not made:
        return _drawn(request, actor, card, form)
    return _done(request, actor, card, lambda: made[0])


def _wish(form: KeepingForm, actor: Actor, now: datetime) -> Wish:
    given, whose = form.cleaned_data, form.whose()
    return Wish(given["words"], due_in(given, actor, now), has_due=True, to=whose, as_decision=whose is None)


@require_POST
@page
def finding_leaving_out(request: HttpRequest, actor: Actor, finding_id: UUID) -> HttpResponseBase:
    """Leave something out."""
    now = timezone.now()
    card = reading.finding(actor, finding_id, now=now)
    return _done(request, actor, card, lambda: keeping.leave_out(by=actor, finding_id=finding_id, now=now))


@require_POST
@page
def finding_return(request: HttpRequest, actor: Actor, finding_id: UUID) -> HttpResponseBase:
    """Look again at something that was left out."""
    now = timezone.now()
    card = reading.finding(actor, finding_id, now=now)
    return _done(request, actor, card, lambda: keeping.take_up_again(by=actor, finding_id=finding_id, now=now))


def _done(request: HttpRequest, actor: Actor, card: FindingCard, deed: Callable[[], Kept | None]) -> HttpResponseBase:
    """Do a deed, say what came of it, and go back to where the reader was in the list."""
    try:
        kept = deed()
    except Refusal as refusal:
        return _refused(request, card, refusal)
    if kept is not None:
        messages.success(request, _came_of(kept))
    return redirect(_onward(request, actor, card))


def _refused(request: HttpRequest, card: FindingCard, refusal: Refusal) -> HttpResponseBase:
    if refusal.because is Because.EMPTY and refusal.field == "to":
        return redirect("finding", card.id)
    if refusal.because in OPEN:  # its own page asks for what is open
        messages.warning(request, sentence(refusal))
        return redirect("finding", card.id)
    if refusal.because not in PAST:
        raise refusal
    messages.warning(request, sentence(refusal))
    return redirect(_back(request, card))


def _came_of(kept: Kept) -> str:
    return {
        Became.REQUEST: _("Asked. It is nobody's promise until they say yes."),
        Became.PROPOSAL: _("Kept for you, under “You said”. It is your promise once you say so."),
        Became.DECISION: _("On record, for everybody who shares this conversation."),
    }.get(kept.became, "")


def _show(request: HttpRequest) -> str:
    show = request.POST.get("show", request.GET.get("show", ""))
    return show if show in SHOWS else ""


def _onward(request: HttpRequest, actor: Actor, card: FindingCard) -> str:
    """Answer where the reader goes on: at the same place, or at the next one where this one left the list."""
    state = SHOWS.get(_show(request), "")
    if not state:
        return _back(request, card)
    likely = _show(request) == LIKELY
    return _back(request, card, reading.listed_after(actor, card, likely=likely, state=FindingState(state)))


def _back(request: HttpRequest, card: FindingCard, at: UUID | None = None) -> str:
    number = request.POST.get("page", request.GET.get("page", ""))
    kept = {"show": _show(request), "page": number if number.isascii() and number.isdigit() and len(number) < 5 else ""}
    query = urlencode({name: value for name, value in kept.items() if value and value != "1"})
    return (
        f"{reverse('transcript', args=[card.transcript_id])}?anyway=1{'&' + query if query else ''}#f-{at or card.id}"
    )
