"""The letters of this room."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.people.queries import inviting
from carefront.people.wording import proposal_words


def render_invitation(letter: Letter) -> Rendered | None:
    """Answer the words of an invitation's letter; None when it was accepted, taken back, or has run out."""
    card = inviting.invitation_for_letter(UUID(letter.about["invitation"]), now=timezone.now())
    if card is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        words = {"name": card.inviter_name, "workspace": card.workspace_name}
        if card.inviter_name:
            subject = _("%(name)s invites you to %(workspace)s") % words
        else:
            subject = _("You are invited to %(workspace)s") % words
        context = {
            "card": card,
            "proposal": proposal_words(card.relationship_kind, card.inviter_role, card.inviter_name),
            "subject": subject,
            "invitation_url": settings.SITE_URL + reverse("invitation", args=[card.token]),
        }
        return Rendered(
            subject=subject,
            text=render_to_string("people/email/invitation.txt", context),
            html=render_to_string("people/email/invitation.html", context),
            to_address=card.email,
            to_name=card.name,
        )
