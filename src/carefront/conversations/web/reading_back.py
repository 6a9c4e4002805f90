"""The page on which a conversation is read back: written unseen, opened together, and closed by shared words."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.conversations.cards import ReadingBackCard
from carefront.conversations.commands import holding, reading_back
from carefront.conversations.forms.ending import ReadBackForm, WordingForm
from carefront.conversations.queries import reading_back as reading
from carefront.conversations.wording import ending, held
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence

PAST = {Because.ALREADY_SETTLED, Because.RESTING}


@page
def conversation_read_back(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Show how far the reading back is, and take what one thinks was agreed."""
    now = timezone.now()
    card = reading.reading_back(actor, conversation_id, now=now)
    if request.method != "POST":
        return _drawn(request, card)
    form = ReadBackForm(request.POST)

    def deed() -> UUID:
        given = form.cleaned_data
        return reading_back.write_read_back(
            by=actor, conversation_id=conversation_id, agreed=given["agreed"], owned=given["owned"], now=now
        )

    try:
        made = attempt(form, deed, past=PAST) if form.is_valid() else None
    except Refusal as refusal:
        messages.warning(request, sentence(refusal))
        return _drawn(request, reading.reading_back(actor, conversation_id, now=now), form)
    if made is None:
        return _drawn(request, card, form)
    return redirect("conversation_read_back", conversation_id)


def _drawn(
    request: HttpRequest, card: ReadingBackCard, form: ReadBackForm | None = None, words: WordingForm | None = None
) -> HttpResponse:
    mine = card.mine
    initial = {"agreed": mine.agreed, "owned": mine.owned} if mine else {}
    context: dict[str, Any] = {
        "card": card,
        "title": held.title(card.conversation.line),
        "form": form or ReadBackForm(initial=initial),
        "refused": form is not None,
        "words": words or WordingForm(),
        "waiting": ending.names(card.waited_for),
        "written": ending.names(one for one in card.written if not one.is_me),
        "gaps": [
            {"gap": gap, "first": gap.first, "second": gap.second, "sides": ending.gaps_of(gap)} for gap in card.gaps
        ],
        "words_wait_for": ending.names(card.wording.waits_for) if card.wording else "",
    }
    status = 422 if form or words else 200
    return render(request, "conversations/conversation_read_back.html", context, status=status)


@require_POST
@page
def read_back_opening(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Open what was read back without those who have not written."""
    return _done(
        request,
        conversation_id,
        lambda: reading_back.reveal_read_backs(by=actor, conversation_id=conversation_id, now=timezone.now()),
        "",
    )


@require_POST
@page
def read_back_skipping(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Let conversations of this relationship end without reading back, or with it again."""
    reads = request.POST.get("reads_back") == "yes"
    told = (
        _("Conversations here end with reading back again.")
        if reads
        else _("Then there is none. It is remembered for the next conversations too; you find it here again any time.")
    )

    def deed() -> None:
        holding.set_habit(by=actor, conversation_id=conversation_id, reads_back=reads, now=timezone.now())

    return _done(request, conversation_id, deed, told)


@require_POST
@page
def read_back_words(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Put words forward that say what was agreed."""
    now = timezone.now()
    form = WordingForm(request.POST)

    def deed() -> UUID:
        words = form.cleaned_data["words"]
        return reading_back.put_words_forward(by=actor, conversation_id=conversation_id, words=words, now=now)

    try:
        made = attempt(form, deed, past=PAST) if form.is_valid() else None
    except Refusal as refusal:
        messages.warning(request, sentence(refusal))
        made = None
    if made is None:
        return _drawn(request, reading.reading_back(actor, conversation_id, now=now), words=form)
    return redirect("conversation_read_back", conversation_id)


@require_POST
@page
def wording_agreement(request: HttpRequest, actor: Actor, wording_id: UUID) -> HttpResponseBase:
    """Say yes to words that were put forward."""
    conversation_id = reading.conversation_of(actor, wording_id)
    told = ""

    def deed() -> None:
        nonlocal told
        if reading_back.agree_to_words(by=actor, wording_id=wording_id, now=timezone.now()):
            told = _("These are the words you agreed on. They stand in the record.")

    return _done(request, conversation_id, deed, lambda: told)


def _done(
    request: HttpRequest, conversation_id: UUID, deed: Callable[[], None], told: str | Callable[[], str]
) -> HttpResponseBase:
    """Do something and go back to the page; say what was refused because of what happened meanwhile."""
    try:
        deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    else:
        said = told if isinstance(told, str) else told()
        if said:
            messages.success(request, said)
    return redirect("conversation_read_back", conversation_id)
