"""The letters about covenants: asked to sign, in force, a signed draft changed, the day of review has come."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.core.covenants import CovenantState
from carefront.core.refusals import Refusal
from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.relationships.mail import card_of, name_of, reader_of, rendered
from carefront.relationships.queries import RelationshipCard, covenants
from carefront.relationships.queries.covenant_cards import CovenantCard
from carefront.relationships.wording import day


def asked(letter: Letter) -> Rendered | None:
    """Ask for a signature; nothing when it was given, or the words are to be signed by nobody just now."""
    found = _found(letter)
    if found is None:
        return None
    bond, card = found
    if not card.may_sign or not card.is_signed:
        return None
    name = name_of(letter) if letter.about.get("by") else ""
    if name:
        subject = _("%(name)s has signed how you work together") % {"name": name}
    else:
        subject = _("How you work together in %(title)s waits for your signature") % {"title": bond.title}
    agreed = "yes" if card.state is CovenantState.IN_FORCE else ""
    return _rendered("covenant_asked", subject, bond, name, agreed=agreed)


def in_force(letter: Letter) -> Rendered | None:
    """Tell that everybody has signed; nothing when a newer one has taken its place."""
    found = _found(letter)
    if found is None or found[1].state is not CovenantState.IN_FORCE:
        return None
    bond, card = found
    review_on = day(card.next_review_on)
    return _rendered("covenant_in_force", _("How you work together is in force"), bond, "", review=review_on)


def changed(letter: Letter) -> Rendered | None:
    """Tell somebody who had signed that the words changed, or that the draft was let go; nothing once signed anew."""
    found = _found(letter)
    if found is None:
        return None
    bond, card = found
    let_go = card.state is CovenantState.LET_GO
    if not let_go and not card.may_sign:
        return None
    name = name_of(letter)
    if let_go:
        subject = _("%(name)s let the draft go that you had signed") % {"name": name}
    else:
        subject = _("%(name)s changed the draft that you had signed") % {"name": name}
    return _rendered("covenant_changed", subject, bond, name, let_go="yes" if let_go else "")


def review(letter: Letter) -> Rendered | None:
    """Ask whether how people work together is still right; nothing once they said so or it is in force no more."""
    found = _found(letter)
    if found is None:
        return None
    bond, card = found
    if not card.may_review or card.my_review is not None or card.asked_at is not None:
        return None
    subject = _("Is how you work together still right?")
    return _rendered("covenant_review", subject, bond, "", review=day(card.next_review_on))


def _found(letter: Letter) -> tuple[RelationshipCard, CovenantCard] | None:
    bond, reader = card_of(letter), reader_of(letter)
    if bond is None or reader is None or bond.i_left:
        return None
    try:
        return bond, covenants.covenant(reader, UUID(letter.about["covenant"]))
    except Refusal:
        return None


def _rendered(template: str, subject: str, bond: RelationshipCard, name: str, **more: str) -> Rendered:
    return rendered(template, subject, bond, name, reverse("covenant", args=[bond.id]), more)
