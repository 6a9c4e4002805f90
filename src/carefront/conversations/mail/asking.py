"""What somebody asks after a conversation, all of it in one."""

from datetime import datetime
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments.wording import sources
from carefront.conversations.queries.letters import asked_of
from carefront.kit import dates
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address, preferences_address
from carefront.kit.posting.registry import Rendered


def asked_from_conversation(letter: Letter) -> Rendered | None:
    """Tell somebody what is asked of them after a conversation; None when all of it was answered or taken back."""
    assert letter.to_person_id is not None
    since, until = (datetime.fromisoformat(letter.about[name]) for name in ("since", "until"))
    now = timezone.now()
    told = asked_of(letter.to_person_id, UUID(letter.about["by"]), since=since, until=until, now=now)
    if told is None:
        return None
    who = dates.reader(now)
    asked = [
        {
            "words": card.words,
            "due": dates.due(card.due, who, near=False) if card.due else "",
            "sentence": card.said.sentence if card.said else "",
            "source": sources.said(card.said, who, asked=True) if card.said else "",
            "url": full_address(reverse("request", args=[card.id]), letter.workspace_id),
        }
        for card in told.requests
    ]
    preferences = preferences_address()
    subject = _("%(name)s asks, after “%(title)s”") % {"name": told.name, "title": told.title}
    context = {
        "subject": subject,
        "name": told.name,
        "asked": asked,
        "preferences_url": preferences,
        "can_reply": False,
    }
    return Rendered(
        subject=subject,
        text=render_to_string("conversations/email/asked.txt", context),
        html=render_to_string("conversations/email/asked.html", context),
        headers=(("List-Unsubscribe", f"<{preferences}>"),),
    )
