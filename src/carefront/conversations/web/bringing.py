"""Bringing a transcript, and the list of those that one brought."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.web.doing import attempt
from carefront.conversations import wording
from carefront.conversations.cards import ConversationLine
from carefront.conversations.commands.uploading import Brought, bring_transcript
from carefront.conversations.forms import TranscriptForm
from carefront.conversations.queries import held, kept, spoken
from carefront.conversations.queries import transcripts as reading
from carefront.conversations.wording import rows
from carefront.conversations.wording.held import title as title_of
from carefront.core.actors import Actor
from carefront.core.conversations import NAME, Unreadable
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.relationships.queries import RelationshipCard


def pages(here: str, number: int, more: bool, **extra: str) -> dict[str, str]:
    """Answer the addresses of the pages before and after."""

    def at(other: int) -> str:
        return f"{here}?{urlencode({name: value for name, value in extra.items() if value} | {'page': other})}"

    return {"previous_url": at(number - 1) if number > 1 else "", "next_url": at(number + 1) if more else ""}


@page
def transcripts(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List what one said oneself and has not answered, and the transcripts that one brought."""
    now = timezone.now()
    number = page_number(request.GET.get("page"))
    found, more = reading.transcripts(actor, page=number)
    who = dates.reader(now)
    context = {
        "rows": [rows.transcript(card, who) for card in found],
        "said": [rows.said(card, who) for card in kept.proposals(actor, now=now)] if number == 1 else [],
        **pages(reverse("transcripts"), number, more),
    }
    return render(request, "conversations/transcripts.html", context)


@page
def transcript_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Take a transcript, perhaps one of a conversation that was held here, and go on to how far it is read."""
    now = timezone.now()
    of = _conversation(request, actor)
    cards = reading.places(actor)
    form = _form(request, actor, cards, of)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = _brought(form, actor, cards, of)
        except Unreadable as error:
            made, refused = None, wording.trouble(error.trouble)
        if made is not None:
            return redirect("transcript", made)
    context = {
        "form": form,
        "refused": refused,
        "places": cards,
        "today": dates.day(actor.local(now).date(), actor.local(now).date()),
        "of": of,
        "of_title": title_of(of) if of else "",
    }
    return render(request, "conversations/transcript_new.html", context, status=422 if form.errors or refused else 200)


def _conversation(request: HttpRequest, actor: Actor) -> ConversationLine | None:
    """Answer the conversation on which a transcript is dropped, for one who takes part in it."""
    given = request.POST.get("conversation", "") or request.GET.get("conversation", "")
    try:
        key = UUID(given) if given else None
    except ValueError:
        return None
    return held.conversation(actor, key, now=timezone.now()).line if key else None


def _form(
    request: HttpRequest, actor: Actor, cards: list[RelationshipCard], of: ConversationLine | None
) -> TranscriptForm:
    choices: dict[str, Any] = {
        "to": [(str(card.id), card.title) for card in cards],
        "languages": [(code, wording.language(code)) for code in spoken.codes()],
        "alone": of is not None,
    }
    if request.method == "POST":
        return TranscriptForm(request.POST, request.FILES, **choices)
    initial = {
        "to": request.GET.get("relationship", ""),
        "took_place_on": actor.local(timezone.now()).date(),
        "language": spoken.chosen(actor.language),
    }
    return TranscriptForm(initial=initial, **choices)


def _brought(
    form: TranscriptForm, actor: Actor, cards: list[RelationshipCard], of: ConversationLine | None
) -> UUID | None:
    given, now = form.cleaned_data, timezone.now()
    if of is not None:
        brought = Brought(None, title_of(of)[:NAME], actor.local(now).date(), given["language"], of.id)
    else:
        titles = {str(card.id): card.title for card in cards}
        title = form.name() or _("Conversation with %(name)s") % {"name": titles[given["to"]]}
        brought = Brought(UUID(given["to"]), title, given["took_place_on"], given["language"])

    def deed() -> UUID:
        return bring_transcript(by=actor, brought=brought, pieces=form.pieces(), now=now)

    return attempt(form, deed, {"on": "took_place_on", "relationship": "to"})
