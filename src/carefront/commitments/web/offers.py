"""What the forms of this room offer: to whom one can promise, who could help, what a promise could wait on."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.forms.promising import MYSELF, Choices, addressee
from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.people import queries as people
from carefront.relationships import wording as relationship_wording
from carefront.relationships.queries import RelationshipCard

LONG = 80  # characters of a promise in a list to choose from


def promisees(cards: Iterable[RelationshipCard]) -> list[tuple[str, object]]:
    """Offer everybody a promise can be made to now: the other of each pair, each team and its members, oneself."""
    pairs: list[tuple[str, object]] = []
    groups: list[tuple[str, object]] = []
    for card in cards:
        if not may_promise(card):
            continue
        if card.is_pair:
            pairs.append((addressee(card.id), f"{card.title} · {relationship_wording.KINDS[card.kind]}"))
        elif card.kind is RelationshipKind.TEAM:
            everyone = (addressee(card.id), _("Everyone in %(team)s") % {"team": card.title})
            each = [(addressee(card.id, one.person_id), one.name) for one in card.others if one.accepted]
            groups.append((card.title, [everyone, *each]))
    return [*pairs, (MYSELF, _("Myself, nobody else sees it")), *groups]


def may_promise(card: RelationshipCard) -> bool:
    """Answer whether the asking person can promise something in a relationship now."""
    return card.is_active and card.inside


def supporters(actor: Actor, cards: Iterable[RelationshipCard], without: Iterable[UUID] = ()) -> Choices:
    """Offer who could help: the people of one's relationships first, then others of the workspace."""
    left_out = {actor.id, *without}
    near = {one.person_id: one.name for card in cards for one in card.others if one.accepted}
    far = {one.id: one.name for one in people.directory(actor, without_me=True).people}
    return [(str(key), name) for key, name in (near | far).items() if key not in left_out]


def promises(lines: Iterable[CommitmentLine], without: Iterable[UUID] = ()) -> Choices:
    """Offer promises, each with whose it is."""
    left_out = set(without)
    return [
        (str(line.id), f"{_('You') if line.is_mine else line.owner.name}: {Truncator(line.words).chars(LONG)}")
        for line in lines
        if line.id not in left_out
    ]
