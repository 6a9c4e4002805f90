"""Topics: adding, sharing, ordering, putting off; and how each of them ends."""

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
from carefront.conversations.cards import TopicCard
from carefront.conversations.commands import deciding, topics
from carefront.conversations.forms.held import RulingForm, TopicForm
from carefront.conversations.queries import held as reading
from carefront.conversations.queries import topics as topic_reading
from carefront.conversations.web import holding, telling
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.meetings import Ruling, RulingDraft
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

PAST = {Because.ALREADY_SETTLED, Because.RESTING, Because.ALREADY_THERE}


@require_POST
@page
def conversation_topics(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Add a topic."""
    form, now = TopicForm(request.POST), timezone.now()

    def deed() -> UUID:
        given = form.cleaned_data
        return topics.add_topic(
            by=actor, conversation_id=conversation_id, words=given["words"], detail=given["detail"],
            private=given["private"], minutes=given["minutes"], once=once.key_of(request.POST), now=now,
        )  # fmt: skip

    try:
        if form.is_valid() and attempt(form, deed, past=PAST) is not None:
            return redirect(f"{telling.address(conversation_id)}?added={conversation_id}#topics")
    except Refusal as refusal:
        return _refused(request, conversation_id, refusal)
    return holding.drawn(request, actor, reading.conversation(actor, conversation_id, now=now), form=form, status=422)


@page
def topic(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Show one topic, to say how it ends or to say it in other words."""
    card = topic_reading.topic(actor, topic_id, now=timezone.now())
    return _drawn(request, actor, card)


@page
def topic_words(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Say an own topic in other words."""
    now = timezone.now()
    card = topic_reading.topic(actor, topic_id, now=now)
    if request.method != "POST":
        return redirect("topic", topic_id)
    form = TopicForm(request.POST)

    def deed() -> bool:
        given = form.cleaned_data
        topics.reword_topic(
            by=actor, topic_id=topic_id, words=given["words"], detail=given["detail"], minutes=given["minutes"], now=now
        )
        return True

    try:
        if form.is_valid() and attempt(form, deed, past=PAST):
            return redirect("topic", topic_id)
    except Refusal as refusal:
        return _refused(request, _where(actor, topic_id), refusal)
    return _drawn(request, actor, card, words=form, status=422)


@page
def topic_ruling(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Say how a topic ends."""
    now = timezone.now()
    card = topic_reading.topic(actor, topic_id, now=now)
    if request.method != "POST":
        return redirect("topic", topic_id)
    form = _ruling_form(actor, card, request.POST)

    def deed() -> deciding.Decided:
        given = form.cleaned_data
        draft = RulingDraft(Ruling(given["ruling"]), given["words"], form.owner_id(), due_in(given, actor, now))
        return deciding.decide_topic(by=actor, topic_id=topic_id, draft=draft, bind=given["bind"], now=now)

    try:
        made = attempt(form, deed, {"due": "due_on", "owner": "owner"}, PAST) if form.is_valid() else None
    except Refusal as refusal:
        return _refused(request, _where(actor, topic_id), refusal)
    if made is None:
        return _drawn(request, actor, card, ruling=form, status=422)
    if made.commitment_id:
        messages.success(request, _("Decided, and it is your promise now."))
    elif made.request_id:
        messages.success(request, _("Decided, and they are asked for it."))
    return _back(_where(actor, topic_id))


def _back(key: UUID | None) -> HttpResponseBase:
    return redirect(telling.address(key, "topics") if key else "conversations")


def _ruling_form(actor: Actor, card: TopicCard, posted: Any = None) -> RulingForm:
    owners = topic_reading.owners(actor, card.id)
    choices = [(str(one.id), _("Me") if one.is_me else one.name) for one in owners]
    ruling = card.ruling
    initial: dict[str, Any] = {"words": card.words, "bind": ruling is None}
    if ruling is not None:
        initial = {
            "ruling": ruling.ruling.value,
            "words": ruling.words,
            "owner": str(ruling.owner.id) if ruling.owner else "",
        }
        initial |= {"due_on": ruling.due.on, "due_at": ruling.due.at} if ruling.due else {}
    return RulingForm(posted, owners=choices, initial=initial)


def _drawn(
    request: HttpRequest,
    actor: Actor,
    card: TopicCard,
    *,
    words: TopicForm | None = None,
    ruling: RulingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    here = topic_reading.place_of(actor, card.id)
    initial = {"words": card.words, "detail": card.detail, "minutes": card.minutes}
    context = {
        "card": card,
        "row": wording.topic_row(card, dates.reader(now)),
        "here": here,
        "back": telling.address(here.conversation_id, "topics") if here.conversation_id else reverse("conversations"),
        "alone": here.kind is RelationshipKind.SELF,
        "ruling": ruling or _ruling_form(actor, card),
        "words": words or TopicForm(initial=initial),
        "rewording": words is not None,
        "raised": dates.day(card.raised_on, dates.reader(now).today),
    }
    return render(request, "conversations/topic.html", context, status=status)


def _where(actor: Actor, topic_id: UUID) -> UUID | None:
    return topic_reading.place_of(actor, topic_id).conversation_id


def _refused(request: HttpRequest, key: UUID | None, refusal: Refusal) -> HttpResponseBase:
    if refusal.because not in PAST:
        raise refusal
    messages.warning(request, sentence(refusal))
    return _back(key)


def _plain(request: HttpRequest, actor: Actor, topic_id: UUID, deed: Callable[[], Any], said: str) -> HttpResponseBase:
    """Do a deed that takes no words, and come back to the conversation from which it was done."""
    before = _where(actor, topic_id)
    try:
        deed()
        if said:
            messages.success(request, said)
    except Refusal as refusal:
        return _refused(request, before, refusal)
    return _back(before)


@require_POST
@page
def topic_sharing(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Share an own topic with those who take part."""
    now = timezone.now()
    said = _("Everybody who takes part sees it now.")
    return _plain(request, actor, topic_id, lambda: topics.share_topic(by=actor, topic_id=topic_id, now=now), said)


@require_POST
@page
def topic_withdrawal(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Take an own topic back."""
    now = timezone.now()
    return _plain(
        request, actor, topic_id, lambda: topics.withdraw_topic(by=actor, topic_id=topic_id, now=now), _("Taken back.")
    )


@require_POST
@page
def topic_delay(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Let a topic wait for the next conversation."""
    now = timezone.now()
    said = _("It waits for the next conversation, with its day.")
    return _plain(request, actor, topic_id, lambda: topics.put_topic_off(by=actor, topic_id=topic_id, now=now), said)


@require_POST
@page
def topic_place(request: HttpRequest, actor: Actor, topic_id: UUID) -> HttpResponseBase:
    """Move a topic up or down."""
    places = -1 if request.POST.get("way") == "up" else 1
    now = timezone.now()
    return _plain(
        request, actor, topic_id, lambda: topics.move_topic(by=actor, topic_id=topic_id, places=places, now=now), ""
    )


@require_POST
@page
def decision_binding(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponseBase:
    """Make a promise of a decision, or ask its owner for it."""
    try:
        made = deciding.bind_decision(by=actor, decision_id=decision_id, now=timezone.now())
    except Refusal as refusal:
        return _refused(request, None, refusal)
    if made.commitment_id is not None:
        return redirect("commitment", made.commitment_id)
    return redirect("request", made.request_id)
