"""The record of a conversation, as it goes to all who take part: each reads it in their own language."""

from dataclasses import replace
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.conversations.queries.record import record
from carefront.conversations.wording import ending
from carefront.core.meetings import ConversationState
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address, preferences_address
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people


def conversation_record(letter: Letter) -> Rendered | None:
    """Tell somebody what a conversation came to; None when it was taken up again, or is not theirs to read any more."""
    assert letter.to_person_id is not None
    actor = people.actor_if_here(letter.to_person_id)
    if actor is None:
        return None
    now, key = timezone.now(), UUID(letter.about["conversation"])
    try:
        card = record(actor, key, now=now)
    except Refusal as refusal:
        if refusal.because is not Because.HIDDEN:
            raise
        return None
    if card.conversation.state is not ConversationState.CLOSED:
        return None
    told = ending.record_of(card, dates.reader(now), near=False)
    preferences = preferences_address()
    subject = _("What came of “%(title)s”") % {"title": told.title}
    context = {
        "subject": subject,
        "record": replace(told, parts=tuple(_reached(part, letter.workspace_id) for part in told.parts)),
        "url": full_address(reverse("conversation", args=[key]), letter.workspace_id),
        "read_back_url": full_address(reverse("conversation_read_back", args=[key]), letter.workspace_id)
        if card.conversation.habit.reads_back and card.conversation.others and card.conversation.revealed_at is None
        else "",
        "preferences_url": preferences,
        "can_reply": False,
    }
    return Rendered(
        subject=subject,
        text=render_to_string("conversations/email/record.txt", context),
        html=render_to_string("conversations/email/record.html", context),
        headers=(("List-Unsubscribe", f"<{preferences}>"),),
    )


def _reached(part: ending.RecordPart, workspace: UUID | None) -> ending.RecordPart:
    """Answer a part whose lines lead to the site from a letter."""
    lines = (replace(line, url=full_address(line.url, workspace) if line.url else "") for line in part.lines)
    return replace(part, lines=tuple(lines))
