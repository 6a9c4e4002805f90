"""The letters of this room: their words, made from the rows as they stand when a letter is sent."""

from collections.abc import Mapping
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.core.actors import Actor
from carefront.core.refusals import Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people
from carefront.relationships import policy_words, queries, wording
from carefront.relationships.queries import RelationshipCard


def proposed(letter: Letter) -> Rendered | None:
    """Ask somebody into a relationship; nothing when it was answered or taken back meanwhile."""
    card = card_of(letter)
    if card is None or not card.may_answer:
        return None
    name = name_of(letter)
    if card.is_pair:
        subject = _("%(name)s would like to keep their word with you") % {"name": name}
    else:
        subject = _("%(name)s asks you into %(team)s") % {"name": name, "team": card.title}
    return rendered("proposed", subject, card, name, reverse("relationship_settings", args=[card.id]))


def accepted(letter: Letter) -> Rendered | None:
    """Tell a proposer that somebody accepted; nothing when they can no longer see the relationship."""
    card = card_of(letter)
    if card is None or card.i_left:
        return None
    name = name_of(letter)
    return rendered("accepted", _("%(name)s said yes") % {"name": name}, card, name, wording.address(card.id))


def paused(letter: Letter) -> Rendered | None:
    """Tell that somebody lets a relationship rest, and until when; nothing when it rests no more."""
    card = card_of(letter)
    if card is None or card.state is not RelationshipState.PAUSED:
        return None
    subject = _("%(name)s lets your agreement rest") if card.is_pair else _("%(name)s lets %(team)s rest")
    return _changed(letter, "paused", subject, card, until=wording.day(card.paused_until))


def resumed(letter: Letter) -> Rendered | None:
    """Tell that somebody took a relationship up again; nothing when it rests again or has ended."""
    card = card_of(letter)
    if card is None or not card.is_active or card.i_left:
        return None
    subject = _("%(name)s takes your agreement up again") if card.is_pair else _("%(name)s takes %(team)s up again")
    return _changed(letter, "resumed", subject, card)


def ended(letter: Letter) -> Rendered | None:
    """Tell that somebody ended a relationship, with their words, and what stays; nothing to whoever left before."""
    card = card_of(letter)
    if card is None or card.ending is None:
        return None
    subject = _("%(name)s has ended your agreement") if card.is_pair else _("%(name)s has ended %(team)s")
    return _changed(letter, "ended", subject, card, words=card.ending.words, on=wording.day(card.ending.at))


def _changed(letter: Letter, template: str, subject: str, card: RelationshipCard, **more: str) -> Rendered:
    name = name_of(letter)
    subject = subject % {"name": name, "team": card.title}
    return rendered(template, subject, card, name, wording.address(card.id), more)


def reader_of(letter: Letter) -> Actor | None:
    """Answer who reads a letter; None when they are no longer here."""
    person = letter.to_person_id
    return people.actors_of([person]).get(person) if person else None


def card_of(letter: Letter) -> RelationshipCard | None:
    """Answer the relationship that a letter is about, as its reader sees it; None when they do not."""
    reader = reader_of(letter)
    if reader is None:
        return None
    try:
        return queries.relationship(reader, UUID(letter.about["relationship"]))
    except Refusal:
        return None


def name_of(letter: Letter) -> str:
    """Answer the name of whoever gave the cause of a letter."""
    by = UUID(letter.about["by"])
    known = people.names_of([by]).get(by)
    return known.name if known else _("Somebody")


def rendered(
    template: str, subject: str, card: RelationshipCard, name: str, place: str, more: Mapping[str, str] | None = None
) -> Rendered:
    """Make a letter's words from a template, with a relationship's card and the way to `place`."""
    context = {
        **(more or {}),
        "name": name,
        "about": wording.about(card),
        "title": wording.title(card),
        "is_pair": card.is_pair,
        "my_role": wording.ROLES[card.my_role] if card.my_role else "",
        "purpose": card.purpose,
        "hue": card.hue,
        "who_sees": policy_words.told(card.kind),
        "url": full_address(place, card.workspace_id),
    }
    return Rendered(
        subject=subject,
        text=render_to_string(f"relationships/mail/{template}.txt", context),
        html=render_to_string(f"relationships/mail/{template}.html", context),
    )
