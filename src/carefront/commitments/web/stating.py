"""How expectations are said, and whom they can be put to."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.commitments import wording
from carefront.commitments.cards import ExpectationCard
from carefront.commitments.forms.promising import MYSELF, addressee
from carefront.commitments.web import offers
from carefront.commitments.wording.rows import PromiseRow
from carefront.core.clarity import Question
from carefront.core.expectations import ExpectationDraft
from carefront.kit import dates
from carefront.relationships.queries import RelationshipCard


def choices(cards: Iterable[RelationshipCard]) -> list[tuple[str, Any]]:
    """Offer everybody to whom an expectation can be put: the other of each pair, each team and its members."""
    return [(code, label) for code, label in offers.promisees(cards) if code != MYSELF]


def address(relationship: str, person: str, to: Iterable[tuple[str, Any]]) -> str:
    """Answer the choice among `to` that a link named, a pair's by its relationship alone; the first one otherwise."""
    codes = [
        code for key, label in to for code in ([one for one, _name in label] if isinstance(label, list) else [key])
    ]
    wanted = (addressee(relationship[:36], person[:36]), addressee(relationship[:36]))
    return next((code for code in wanted if code in codes), codes[0] if codes else "")


def draft_of(given: Mapping[str, Any], relationship_id: UUID, person_id: UUID | None) -> ExpectationDraft:
    """Answer what was written."""
    return ExpectationDraft(
        words=given["words"],
        relationship_id=relationship_id,
        to=person_id,
        why=given["why"],
        success=given["success"],
        period=given["period"],
        look_on=given["look_on"],
    )


def questions(still: Iterable[Question]) -> list[dict[str, object]]:
    """Answer what an expectation leaves open, put to both: it has no owner yet, and is looked at and not due."""
    to_both = {
        Question.WHAT: _("What would somebody see?"),
        Question.SUCCESS: _("How will you both know that it is met?"),
        Question.WHEN: _("On which day do you look at it together?"),
    }
    return [
        item | {"question": to_both.get(Question(str(item["code"])), item["question"])}
        for item in wording.questions(still, {})
    ]


def row_of(card: ExpectationCard, who: dates.Reader) -> PromiseRow:
    """Make a line of a list."""
    look = _("you look at it %(day)s") % {"day": dates.day(card.look_on, who.today)} if card.look_on else ""
    state, label = "open", _("Nobody's promise")
    if card.closed:
        state, label = "ended", _("Closed")
    elif card.awaits_me:
        state, label = "no_word", _("Waits for your word")
    return PromiseRow(
        url=reverse("expectation", args=[card.id]),
        words=card.words,
        due_words=look,
        due_attention=False,
        owner_name=_("You") if card.author.is_me else card.author.name,
        promisee_name=_("you") if card.to and card.to.is_me else card.to.name if card.to else card.relationship_title,
        relationship_name="",
        hue=card.hue,
        state_code=state,
        state_label=label,
    )
