"""The rhythm of a relationship, and the questions that its conversations begin from."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from carefront.conversations.commands import prompting
from carefront.conversations.queries import rituals as reading
from carefront.conversations.web import telling
from carefront.conversations.wording import held as wording
from carefront.conversations.wording.questions import QUESTIONS
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationKind
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording

_TOLD: dict[ConversationKind, Promise] = {
    ConversationKind.ONE_TO_ONE: gettext_lazy("What is on your minds, what is in the way, who does what."),
    ConversationKind.COACHING: gettext_lazy("What happened since, what was learned, what comes next."),
    ConversationKind.CHECK_IN: gettext_lazy("Everybody says where they are and what they need."),
    ConversationKind.PLANNING: gettext_lazy("What comes first, who does it, and what gives."),
    ConversationKind.LOOK: gettext_lazy("What was promised and what came of it, before the end can surprise anybody."),
    ConversationKind.REFLECTION: gettext_lazy("What was learned, without anything to do."),
    ConversationKind.COVENANT_REVIEW: gettext_lazy("Whether what you agreed on is still right."),
}


@page
def relationship_rituals(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """Show what comes round in a relationship, and offer what does not yet."""
    now = timezone.now()
    card = relationships.relationship(actor, relationship_id)
    who = dates.reader(now)
    context = {
        "card": card,
        "title": relationship_wording.title(card),
        "rows": [_row(one, card.id, who) for one in reading.rituals(actor, relationship_id, now=now)],
        "may_plan": card.is_active and card.may_change,
    }
    return render(request, "conversations/relationship_rituals.html", context)


def _row(one: reading.RitualCard, relationship_id: UUID, who: dates.Reader) -> dict[str, Any]:
    wish = {"relationship": relationship_id, "kind": one.kind.value, "rhythm": one.suggested}
    return {
        "label": wording.KINDS[one.kind],
        "told": _TOLD[one.kind],
        "rhythm": wording.rhythm(one.rhythm) if one.series_id else "",
        "series_id": one.series_id,
        "next_url": telling.address(one.next_id) if one.next_id else "",
        "next": dates.moment(one.next_at, who) if one.next_at else "",
        "last_url": telling.address(one.last_id) if one.last_id else "",
        "last": dates.day(one.last_on, who.today) if one.last_on else "",
        "plan_url": f"{reverse('conversation_new')}?{urlencode(wish)}",
        "suggested": wording.suggested(one.suggested),
    }


@require_POST
@page
def conversation_question(request: HttpRequest, actor: Actor, conversation_id: UUID) -> HttpResponseBase:
    """Make a topic of a question, or put it aside."""
    code, now = request.POST.get("code", "")[:40], timezone.now()
    words = str(QUESTIONS.get(code, ""))
    try:
        if request.POST.get("deed") == "aside":
            prompting.put_question_aside(by=actor, conversation_id=conversation_id, code=code, now=now)
            messages.success(request, _("You are not shown that one again."))
        else:
            prompting.ask_question(by=actor, conversation_id=conversation_id, code=code, words=words, now=now)
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        messages.warning(request, sentence(refusal))
    return redirect(telling.address(conversation_id, "topics"))
