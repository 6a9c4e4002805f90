"""The letters of this room: their words, made from the rows as they stand when a letter is sent."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.core.refusals import Refusal
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people
from carefront.relationships import policy_words, queries, wording
from carefront.relationships.queries import RelationshipCard


def proposed(letter: Letter) -> Rendered | None:
    """Ask somebody into a relationship; nothing when it was answered or taken back meanwhile."""
    card = _card(letter)
    if card is None or not card.may_answer:
        return None
    name = _name(letter)
    if card.is_pair:
        subject = _("%(name)s would like to keep their word with you") % {"name": name}
    else:
        subject = _("%(name)s asks you into %(team)s") % {"name": name, "team": card.title}
    return _rendered("proposed", subject, card, name, reverse("relationship_settings", args=[card.id]))


def accepted(letter: Letter) -> Rendered | None:
    """Tell a proposer that somebody accepted; nothing when they can no longer see the relationship."""
    card = _card(letter)
    if card is None or card.i_left:
        return None
    name = _name(letter)
    return _rendered("accepted", _("%(name)s said yes") % {"name": name}, card, name, wording.address(card.id))


def _card(letter: Letter) -> RelationshipCard | None:
    person = letter.to_person_id
    reader = people.actors_of([person]).get(person) if person else None
    if reader is None:
        return None
    try:
        return queries.relationship(reader, UUID(letter.about["relationship"]))
    except Refusal:
        return None


def _name(letter: Letter) -> str:
    by = UUID(letter.about["by"])
    known = people.names_of([by]).get(by)
    return known.name if known else _("Somebody")


def _rendered(template: str, subject: str, card: RelationshipCard, name: str, place: str) -> Rendered:
    context = {
        "name": name,
        "about": wording.about(card),
        "title": wording.title(card),
        "is_pair": card.is_pair,
        "my_role": wording.ROLES[card.my_role] if card.my_role else "",
        "purpose": card.purpose,
        "hue": card.hue,
        "who_sees": policy_words.told(card.kind),
        "url": f"{settings.SITE_URL}{place}",
    }
    return Rendered(
        subject=subject,
        text=render_to_string(f"relationships/mail/{template}.txt", context),
        html=render_to_string(f"relationships/mail/{template}.html", context),
    )
