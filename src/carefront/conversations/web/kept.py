"""What was kept of conversations: what one said oneself, and decisions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt, due_in
from carefront.commitments.wording.sources import said
from carefront.conversations.cards import ProposalCard
from carefront.conversations.commands import answering
from carefront.conversations.forms import DueForm
from carefront.conversations.queries import kept as reading
from carefront.conversations.web.bringing import pages
from carefront.conversations.web.listing import chosen_relationship
from carefront.conversations.wording import rows
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.kit.sentences import sentence

PAST = {Because.ALREADY_SETTLED, Because.RESTING}


@page
def proposal(request: HttpRequest, actor: Actor, proposal_id: UUID) -> HttpResponseBase:
    """Show something that one said, to make it one's promise or not."""
    return _drawn(request, reading.proposal(actor, proposal_id, now=timezone.now()))


def _drawn(request: HttpRequest, card: ProposalCard, form: DueForm | None = None) -> HttpResponse:
    who = dates.reader(timezone.now())
    context = {
        "card": card,
        "due": dates.due(card.due, who, near=False) if card.due else "",
        "source": said(card.said, who),
        "form": form or DueForm(initial=_initial(card)),
        "opened": form is not None,
    }
    return render(request, "conversations/proposal.html", context, status=422 if form else 200)


def _initial(card: ProposalCard) -> dict[str, Any]:
    return {
        "words": card.words,
        "due_on": card.due.on if card.due else None,
        "due_at": card.due.at if card.due else None,
    }


@require_POST
@page
def proposal_acceptance(request: HttpRequest, actor: Actor, proposal_id: UUID) -> HttpResponseBase:
    """Make a promise of what one said, as it stands or in the words of a form."""
    now = timezone.now()
    card = reading.proposal(actor, proposal_id, now=now)
    form = DueForm(request.POST if "words" in request.POST else _initial(card))
    made: list[UUID] = []

    def deed() -> None:
        given = form.cleaned_data
        made.append(
            answering.accept_proposal(
                by=actor, proposal_id=proposal_id, words=given["words"], due=due_in(given, actor, now), has_due=True,
                now=now,
            )
        )  # fmt: skip

    try:
        if form.is_valid():
            attempt(form, deed, past=PAST)
    except Refusal as refusal:
        return _refused(request, proposal_id, refusal)
    if not made:
        return _drawn(request, card, form)
    messages.success(request, _("It is your promise now, in your list."))
    return redirect("commitment", made[0])


@require_POST
@page
def proposal_decline(request: HttpRequest, actor: Actor, proposal_id: UUID) -> HttpResponseBase:
    """Say that it is no promise."""
    return _settled(
        request,
        proposal_id,
        lambda: answering.decline_proposal(by=actor, proposal_id=proposal_id, now=timezone.now()),
        _("Then it is none. Nobody was told of it."),
    )


def _settled(request: HttpRequest, proposal_id: UUID, deed: Callable[[], None], told: str) -> HttpResponseBase:
    try:
        deed()
    except Refusal as refusal:
        return _refused(request, proposal_id, refusal)
    messages.success(request, told)
    return redirect("transcripts")


def _refused(request: HttpRequest, proposal_id: UUID, refusal: Refusal) -> HttpResponseBase:
    if refusal.because not in PAST:
        raise refusal
    messages.warning(request, sentence(refusal))
    return redirect("proposal", proposal_id)


@page
def decisions(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List the decisions that one shares with others, perhaps those of one relationship."""
    now = timezone.now()
    number = page_number(request.GET.get("page"))
    chosen = chosen_relationship(request, actor)
    found, more = reading.decisions(actor, relationship_id=chosen.id if chosen else None, page=number)
    extra = {"relationship": str(chosen.id)} if chosen else {}
    context = {
        "rows": [rows.decided(card, now) for card in found],
        "place": chosen,
        **pages(reverse("decisions"), number, more, **extra),
    }
    return render(request, "conversations/decisions.html", context)


def brought_conversation(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Show what was decided in a conversation that somebody brought in writing, to those who share it."""
    now = timezone.now()
    number = page_number(request.GET.get("page"))
    found, more = reading.conversation(actor, conversation_id, page=number)
    who = dates.reader(now)
    context = {
        "title": found[0].said.title,
        "on": dates.day(found[0].said.on, who.today, near=False),
        "place": found[0].relationship_title,
        "relationship_id": found[0].relationship_id,
        "rows": [rows.decided(card, now) for card in found],
        **pages(reverse("conversation", args=[conversation_id]), number, more),
    }
    return render(request, "conversations/conversation_brought.html", context)


@require_POST
@page
def decision_withdrawal(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponseBase:
    """Take a decision off the record that one kept oneself."""
    answering.take_decision_back(by=actor, decision_id=decision_id, now=timezone.now())
    messages.success(request, _("It is off the record."))
    return redirect("decisions")
