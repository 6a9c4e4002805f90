"""Pulses: the questions, one's own answers, the map, and what was told of many."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.kit.doors import page
from carefront.pulses import wording
from carefront.pulses.commands import answering
from carefront.pulses.forms import RhythmForm
from carefront.pulses.queries import due, reading
from carefront.pulses.queries.lately import lately
from carefront.pulses.web.drawing import drawn, formed, pulse_form, tapped
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording


@page
def pulses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show where somebody can answer, and to a steward what all answers of the workspace say together."""
    cards = [card for card in relationships.relationships(actor) if card.has_levels and card.is_active]
    now = timezone.now()
    waiting = due.due_in(actor, now=now)
    rows = [
        {
            "card": card,
            "title": relationship_wording.title(card),
            "is_due": card.id in waiting and card.release_until is None,
        }
        for card in cards
    ]
    told = reading.told_of_workspace(actor) if actor.is_steward else ()
    known = {card.id: card for card in cards}
    context = {
        "rows": rows,
        "lately": [
            {"card": known[one.relationship_id], "says": wording.shared(one, known[one.relationship_id]), "line": one}
            for one in lately(actor, now=now)
            if one.relationship_id in known
        ],
        "told": [{"card": one, "month": wording.month(one.month)} for one in told],
        "is_steward": actor.is_steward,
    }
    return render(request, "pulses/pulses.html", context)


@page
def pulse(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show the pulses of a relationship; answer by a POST."""
    if request.method != "POST":
        return drawn(request, actor, relationship_id)
    now = timezone.now()
    form = pulse_form(reading.page(actor, relationship_id, now=now), request.POST)

    def deed() -> None:
        answering.answer_pulse(by=actor, relationship_id=relationship_id, answers=form.answers, now=now)

    said = _("Kept, for you alone. Is there something that would make this more useful?")
    return formed(request, actor, relationship_id, form, deed, said, "more-useful", form=form)


@require_POST
@page
def pulse_passing(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Let a pulse pass until the next time."""
    reading.bond_of(actor, relationship_id)

    def deed() -> None:
        answering.skip_pulse(by=actor, relationship_id=relationship_id, now=timezone.now())

    return tapped(request, relationship_id, deed, _("Not this time. Nothing is kept of it."))


@require_POST
@page
def pulse_rhythm(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Choose how often one is asked."""
    reading.bond_of(actor, relationship_id)
    form = RhythmForm(request.POST)

    def deed() -> None:
        weeks = form.cleaned_data["weeks"]
        answering.choose_rhythm(by=actor, relationship_id=relationship_id, weeks=weeks, now=timezone.now())

    return formed(request, actor, relationship_id, form, deed, _("Kept."), "rhythm", rhythm=form)


@require_POST
@page
def pulse_sharing(request: HttpRequest, actor: Actor, pulse_id: UUID) -> HttpResponse:
    """Show one's own pulse to the other."""
    card = reading.pulse(actor, pulse_id)

    def deed() -> None:
        answering.share_pulse(by=actor, pulse_id=pulse_id, now=timezone.now())

    said = _("Shared. You can take it back at any time.")
    return tapped(request, card.relationship_id, deed, said, "mine")


@require_POST
@page
def pulse_return(request: HttpRequest, actor: Actor, pulse_id: UUID) -> HttpResponse:
    """Take a shared pulse back."""
    card = reading.pulse(actor, pulse_id)

    def deed() -> None:
        answering.unshare_pulse(by=actor, pulse_id=pulse_id, now=timezone.now())

    return tapped(request, card.relationship_id, deed, _("Taken back. It is yours alone again."), "mine")
