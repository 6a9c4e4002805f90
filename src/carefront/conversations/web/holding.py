"""The page of a conversation: before, while it is held, and afterwards."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.conversations.cards import ConversationCard
from carefront.conversations.commands import holding
from carefront.conversations.forms.held import TimerForm, TopicForm, replies
from carefront.conversations.queries import beside
from carefront.conversations.queries import brief as briefs
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import record as records
from carefront.conversations.web import kept, telling
from carefront.conversations.wording import ending
from carefront.conversations.wording.questions import QUESTIONS
from carefront.core.actors import Actor
from carefront.core.meetings import KINDS, ConversationKind, ConversationState
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships

PAST = {Because.ALREADY_SETTLED, Because.RESTING, Because.FUTURE_DATE}
PLANNED, OPEN, CLOSED = ConversationState.PLANNED, ConversationState.OPEN, ConversationState.CLOSED


@page
def conversation(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Show a conversation to one who takes part, or what was kept of one that was brought in writing."""
    try:
        card = reading.conversation(actor, conversation_id, now=timezone.now())
    except Refusal:
        return kept.brought_conversation(request, actor, conversation_id)
    return drawn(request, actor, card)


def drawn(
    request: HttpRequest,
    actor: Actor,
    card: ConversationCard,
    *,
    form: TopicForm | None = None,
    status: int = 200,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Draw the page of a conversation, with a form in which something is open, or words that could not be kept."""
    now = timezone.now()
    rows = telling.topic_rows(actor, card, now=now)
    context = (
        telling.frame(card, now)
        | telling.notes_of(card, now)
        | dict(more or {})
        | {
            "topics": rows,
            # A further topic has a draft of its own: what was brought already never stands in its field again.
            "brought": sum(row.card.author.is_me for row in rows),
            "form": form or TopicForm(),
            "replies": replies(),
            "beside": beside.beside(actor, card.id) if not request.GET.get("part") else [],
            "opened": form is not None,
            "questions": [(code, QUESTIONS[code]) for code in reading.questions(actor, card)],
        }
    )
    part = request.GET.get("part", "")
    if part == "state":
        context["was"] = request.GET.get("was", "")[:20]
    if card.state in {PLANNED, OPEN} and not part:
        context["brief"] = telling.brief_rows(briefs.brief(actor, card, now=now), now)
    if card.state is CLOSED and not part:
        context["record"] = ending.record_of(records.record_of(actor, card, now=now), dates.reader(now))
    template = telling.PARTS.get(part, "conversations/conversation.html")
    return render(request, template, context, status=status)


def _done(
    request: HttpRequest, key: UUID, deed: Callable[[], Any], said: str = "", anchor: str = ""
) -> HttpResponseBase:
    """Do a deed that takes no words; a second click finds it done and says so."""
    try:
        deed()
        if said:
            messages.success(request, said)
    except Refusal as refusal:
        if refusal.because not in PAST:
            raise
        early = refusal.because is Because.FUTURE_DATE
        told = _("It can be begun on its day, from twelve hours before its time.") if early else sentence(refusal)
        messages.warning(request, told)
    return redirect(telling.address(key, anchor))


@require_POST
@page
def conversation_beginning(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Begin a conversation, or enter one that was begun."""
    return _done(
        request,
        conversation_id,
        lambda: holding.begin_conversation(by=actor, conversation_id=conversation_id, now=timezone.now()),
    )


@require_POST
@page
def conversation_end(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """End a conversation."""
    return _done(
        request,
        conversation_id,
        lambda: holding.close_conversation(by=actor, conversation_id=conversation_id, now=timezone.now()),
        _("It has ended. The record goes to everybody who took part."),
    )


@require_POST
@page
def conversation_reopening(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Take a conversation up again."""
    return _done(
        request,
        conversation_id,
        lambda: holding.reopen_conversation(by=actor, conversation_id=conversation_id, now=timezone.now()),
        _("It goes on. A new record follows when it ends."),
    )


@require_POST
@page
def conversation_timer(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Let a timer run, or stop it."""
    form = TimerForm(request.POST)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else -1

    def deed() -> None:
        try:
            holding.set_timer(by=actor, conversation_id=conversation_id, minutes=minutes, now=timezone.now())
        except Refusal as refusal:
            if refusal.because is not Because.OUT_OF_RANGE:
                raise
            messages.warning(request, sentence(refusal))

    return _done(request, conversation_id, deed, anchor="timer")


@require_POST
@page
def conversation_turns(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Begin the talking order, let the next one talk, or let it go."""
    given = request.POST.get("turn", "")
    turn = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else None
    return _done(
        request,
        conversation_id,
        lambda: holding.set_turns(by=actor, conversation_id=conversation_id, turn=turn, now=timezone.now()),
        anchor="timer",
    )


@require_POST
@page
def relationship_talk(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Begin a conversation now that nobody planned."""
    now = timezone.now()
    card = relationships.relationship(actor, relationship_id)
    made = holding.talk_now(
        by=actor, relationship_id=relationship_id, kind=_kind(request, card), now=now, once=once.key_of(request.POST)
    )
    return redirect("conversation", made)


def _kind(request: HttpRequest, card: relationships.RelationshipCard) -> ConversationKind:
    offered = KINDS[card.kind]
    given = request.POST.get("kind", "")
    return next((kind for kind in offered if kind.value == given), offered[0])
