"""One-tap deeds around a promise: resuming, sharing, supporting, ending a wait, asking about it, the next question."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments import queries
from carefront.commitments.commands import change, foresee, nudge
from carefront.commitments.forms.changing import QuestionForm
from carefront.commitments.web.doing import attempt, due_in
from carefront.core.actors import Actor
from carefront.core.due import checked_due, instant
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

_DONE = {Because.ALREADY_SETTLED, Because.ALREADY_THERE, Because.RESTING}


def _tapped(request: HttpRequest, commitment_id: UUID, deed: Callable[[datetime], Any], said: str) -> HttpResponse:
    """Do a deed that takes no words; a second tap finds it done and says so."""
    if request.method == "POST":
        try:
            if deed(timezone.now()) is not False:
                messages.success(request, said)
        except Refusal as refusal:
            if refusal.because not in _DONE:
                raise
            messages.warning(request, sentence(refusal))
    return redirect("commitment", commitment_id)


@page
def resumption(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Take a resting promise up again."""

    def deed(now: datetime) -> None:
        change.resume_commitment(by=actor, commitment_id=commitment_id, now=now)

    return _tapped(request, commitment_id, deed, _("It goes on from now."))


@page
def sharing(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Show one's foresight to those who see the promise, or take it back."""
    shared = request.POST.get("shared") == "1"

    def deed(now: datetime) -> None:
        foresee.share_foresight(by=actor, commitment_id=commitment_id, shared=shared, now=now)

    said = _("Shared with those who see the promise.") if shared else _("Yours alone again.")
    return _tapped(request, commitment_id, deed, said)


@page
def support_acceptance(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Agree to help with a promise."""

    def deed(now: datetime) -> None:
        foresee.accept_support(by=actor, commitment_id=commitment_id, now=now)

    return _tapped(request, commitment_id, deed, _("You help with it now."))


@page
def supporter_ending(request: HttpRequest, actor: Actor, commitment_id: UUID, person_id: UUID) -> HttpResponse:
    """End somebody's standing as a supporter."""

    def deed(now: datetime) -> None:
        foresee.end_support(by=actor, commitment_id=commitment_id, person_id=person_id, now=now)

    answer = _tapped(request, commitment_id, deed, _("That has ended. It stays in the record."))
    # Who no longer supports a promise may no longer see it.
    return redirect("commitments") if person_id == actor.id else answer


@page
def wait_ending(request: HttpRequest, actor: Actor, commitment_id: UUID, on_id: UUID) -> HttpResponse:
    """Say that a promise no longer waits on another."""

    def deed(now: datetime) -> None:
        foresee.end_wait(by=actor, commitment_id=commitment_id, on_id=on_id, now=now)

    return _tapped(request, commitment_id, deed, _("It waits on that no longer."))


@page
def question(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponse:
    """Ask the owner how a promise is going, or what is still open about it."""

    def deed(now: datetime) -> bool:
        try:
            nudge.ask_about(by=actor, commitment_id=commitment_id, now=now)
        except Refusal as refusal:
            if refusal.because is not Because.TOO_MANY:
                raise
            messages.warning(request, _("It was asked about within a day already. That is enough for now."))
            return False
        return True

    return _tapped(request, commitment_id, deed, _("Asked, once and kindly."))


@page
def check_in_question(request: HttpRequest, actor: Actor, check_in_id: UUID) -> HttpResponse:
    """Move Carefront's next question of an own check-in, or do without it."""
    now = timezone.now()
    card = queries.check_in(actor, check_in_id)
    if not card.may_answer:
        raise Refusal(Because.NOT_YOURS)
    form = QuestionForm(request.POST or None, auto_id="check_in_question_%s")
    skipped = "skip" in request.POST
    posted = request.method == "POST" and (skipped or form.is_valid())
    given = None if skipped or not posted else form.cleaned_data
    if posted and attempt(form, lambda: _moved(actor, check_in_id, given, now), {"to": "due_on"}):
        said = _("Carefront does not ask about this one. You can answer whenever you like.")
        messages.success(request, said if skipped else _("Carefront asks then."))
        return redirect("commitment", card.commitment_id)
    asked = dates.moment(card.next_question_at, dates.reader(now)) if card.next_question_at else ""
    context = {"card": card, "form": form, "asked": asked}
    status = 422 if request.method == "POST" else 200
    return render(request, "commitments/commitment_question.html", context, status=status)


def _moved(actor: Actor, check_in_id: UUID, given: dict[str, Any] | None, now: datetime) -> bool:
    due = checked_due(due_in(given, actor, now), now=now, field="to") if given is not None else None
    to = instant(due.on, due.at or actor.ask_time, due.zone) if due else None
    nudge.move_question(by=actor, check_in_id=check_in_id, to=to, now=now)
    return True
