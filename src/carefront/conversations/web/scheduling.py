"""Planning, moving and cancelling conversations, and answering an invitation."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.conversations.commands import moving, scheduling
from carefront.conversations.forms.held import (
    CancellationForm,
    ConversationForm,
    MoveForm,
    ReplyForm,
    begun,
)
from carefront.conversations.queries import held as reading
from carefront.conversations.web import telling
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.meetings import KINDS, ConversationDraft, ConversationKind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording

FIELDS = {
    "relationship": "to",
    "unit": "rhythm",
    "day": "rhythm",
    "weekdays": "rhythm",
    "minutes": "minutes",
    "on": "on",
    "due": "on",
}
DRAFT = "conversation"
MYSELF = "self"


@page
def conversation_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Plan a conversation."""
    now = timezone.now()
    form = _form(request, actor, now)
    if request.method != "POST":
        return _new_page(request, form)
    made = (
        attempt(form, lambda: _plan(actor, form, once.key_of(request.POST), now), FIELDS) if form.is_valid() else None
    )
    if made is None:
        return _new_page(request, form, status=422)
    messages.success(request, _("Planned. Whoever takes part is asked by a letter with an entry for their calendar."))
    for told in telling.misfits(reading.misfits(actor, made)):
        messages.warning(request, told)
    return redirect(f"{telling.address(made)}?saved={DRAFT}")


def _plan(actor: Actor, form: ConversationForm, key: str, now: datetime) -> UUID:
    given = form.cleaned_data
    alone = given["to"] == MYSELF
    kind = ConversationKind(given["kind"])
    if alone and kind not in KINDS[RelationshipKind.SELF]:
        kind = KINDS[RelationshipKind.SELF][0]  # a 1:1 takes two; with oneself it is time to reflect
    draft = ConversationDraft(
        actor.id if alone else form.relationship(), kind, form.slot(), given["title"],
        given["purpose"], given["place"], form.recurrence(),
    )  # fmt: skip
    plan = scheduling.plan_with_oneself if alone else scheduling.plan_conversation
    return plan(by=actor, draft=draft, now=now, once=key)


def _form(request: HttpRequest, actor: Actor, now: datetime) -> ConversationForm:
    cards = [card for card in relationships.relationships(actor) if card.is_active and card.me and card.me.accepted]
    to: list[tuple[str, Any]] = [
        (str(card.id), f"{relationship_wording.title(card)} · {relationship_wording.KINDS[card.kind]}")
        for card in cards
        if card.kind is not RelationshipKind.SELF
    ]
    to.append((MYSELF, _("Myself")))
    if request.method == "POST":
        chosen = request.POST.get("to", "")
        return ConversationForm(request.POST, zone=actor.zone, to=to, kinds=_kinds(cards, chosen, narrow=False))
    chosen = request.GET.get("relationship", "") or request.GET.get("to", "")
    if chosen not in dict(to):
        chosen = to[0][0]
    kinds = _kinds(cards, chosen)
    asked = request.GET.get("kind", "")
    initial = begun(actor, now) | {"to": chosen, "kind": asked if asked in dict(kinds) else kinds[0][0]}
    initial["rhythm"] = request.GET.get("rhythm", "")[:40]
    return ConversationForm(initial=initial, zone=actor.zone, to=to, kinds=kinds)


def _kinds(cards: list[relationships.RelationshipCard], chosen: str, *, narrow: bool = True) -> list[tuple[str, Any]]:
    """Offer the kinds of the chosen relationship first, and then every other one that could be meant."""
    card = next((card for card in cards if str(card.id) == chosen), None)
    first = KINDS[card.kind if card else RelationshipKind.SELF]
    rest = [] if narrow and len(cards) < 2 else [kind for kind in ConversationKind if kind not in first]
    return [(kind.value, wording.KINDS[kind]) for kind in (*first, *rest)]


def _asked_for(request: HttpRequest) -> str:
    """Answer which draft this is: what a link asks for is not mixed with what was begun elsewhere."""
    given = request.GET.get("relationship", "") or request.POST.get("asked_for", "")
    return given if len(given) == 36 else ""


def _new_page(request: HttpRequest, form: ConversationForm, status: int = 200) -> HttpResponse:
    return render(
        request,
        "conversations/conversation_new.html",
        {"form": form, "draft": DRAFT, "asked_for": _asked_for(request)},
        status=status,
    )


@page
def conversation_move(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Give a conversation another time."""
    now = timezone.now()
    card = reading.conversation(actor, conversation_id, now=now)
    slot = card.line.slot
    initial = {"on": slot.on, "at": slot.at, "minutes": str(slot.minutes)}
    form = MoveForm(request.POST if request.method == "POST" else None, zone=slot.zone, initial=initial)

    def deed() -> None:
        moving.move_conversation(
            by=actor, conversation_id=conversation_id, slot=form.slot(), words=form.cleaned_data["words"], now=now
        )

    said = _("Moved. Everybody is asked again.")
    return _formed(
        request, card.id, form, deed, said, "conversations/conversation_move.html", {"card": card, **_head(card, now)}
    )


@page
def conversation_cancellation(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Let a conversation not take place."""
    now = timezone.now()
    card = reading.conversation(actor, conversation_id, now=now)
    form = CancellationForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        moving.cancel_conversation(by=actor, conversation_id=conversation_id, words=form.cleaned_data["words"], now=now)

    said = _("Cancelled. What was not talked about moves on to the next one.")
    context = {"card": card, **_head(card, now)}
    return _formed(request, card.id, form, deed, said, "conversations/conversation_cancellation.html", context)


@require_POST
@page
def conversation_reply(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Answer an invitation."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.warning(request, sentence(Refusal(Because.UNKNOWN_CHOICE)))
        return redirect("conversation", conversation_id)
    given = form.cleaned_data
    try:
        moving.answer_invitation(
            by=actor, conversation_id=conversation_id, reply=given["reply"], words=given["words"], now=timezone.now()
        )
        messages.success(request, _("Kept. The others see your answer."))
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    return redirect("conversation", conversation_id)


def _head(card: Any, now: datetime) -> dict[str, str]:
    who = dates.reader(now)
    return {
        "title": wording.title(card.line),
        "when": wording.when(card.line, who, near=False),
        "zone": dates.place(card.line.slot.zone) if card.line.slot.zone != who.zone else "",
    }


def _formed(
    request: HttpRequest, key: UUID, form: forms.Form, deed: Callable[[], None], said: str, template: str,
    context: dict[str, Any],
) -> HttpResponseBase:  # fmt: skip
    """Draw a form, or do its deed; when something is open, draw it again with all that was typed."""
    if request.method == "POST" and form.is_valid():
        attempt(form, deed, FIELDS)
    if request.method == "POST" and not form.errors:
        messages.success(request, said)
        return redirect("conversation", key)
    return render(request, template, context | {"form": form}, status=422 if form.errors else 200)
