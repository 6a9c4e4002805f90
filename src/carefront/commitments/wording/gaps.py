"""Where two accounts of one agreement differ, said in words: "The day: you wrote “Thursday”, Ben wrote “Friday”."."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from carefront.commitments.cards import Party
from carefront.commitments.queries.gaps import GapCard, GapSide
from carefront.core.gaps.differing import Difference, How
from carefront.core.gaps.marks import Slot

_SLOTS: dict[Slot, Promise] = {
    Slot.OWNER: lazy("Who does it"),
    Slot.DUE: lazy("The day"),
    Slot.QUANTITY: lazy("How much"),
    Slot.POLARITY: lazy("Whether at all"),
    Slot.MODALITY: lazy("How firmly"),
    Slot.CONDITION: lazy("On what condition"),
    Slot.ACTION: lazy("What is done"),
    Slot.OBJECT: lazy("What exactly"),
    Slot.PROMISE: lazy("A whole promise"),
}


def sentences(card: GapCard) -> list[str]:
    """Answer every difference as a sentence, in the order of the account."""
    return [sentence(each, card) for side in card.sides for each in side.differences]


def sides(card: GapCard) -> list[tuple[GapSide, list[str]]]:
    """Answer each promise of the agreement with its differences as sentences."""
    return [(side, [sentence(each, card) for each in side.differences]) for side in card.sides]


def sentence(found: Difference, card: GapCard) -> str:
    """Say one difference to whoever reads the page."""
    return said_of(found, card.expectation.author, card.read_back.by)


def said_of(found: Difference, author: Party, reader: Party) -> str:
    """Say one difference between two accounts; in it, `mine` is the author's."""
    said = {"part": str(_SLOTS[found.slot])}
    if found.how is How.DIFFERS and found.mine and found.theirs:
        first, second = found.mine.words, found.theirs.words
        if reader.is_me:  # one's own words come first
            said |= {"first": second, "second": first, "name": author.name}
        else:
            said |= {"first": first, "second": second, "name": reader.name}
        if author.is_me or reader.is_me:
            return _("%(part)s: you wrote “%(first)s”, %(name)s wrote “%(second)s”.") % said
        said["author"] = author.name
        return _("%(part)s: %(author)s wrote “%(first)s”, %(name)s wrote “%(second)s”.") % said
    party, place = (author, found.mine) if found.how is How.ONLY_MINE else (reader, found.theirs)
    said |= {"words": place.words if place else "", "name": party.name}
    if party.is_me:
        return _("%(part)s: only you mention “%(words)s”.") % said
    return _("%(part)s: only %(name)s mentions “%(words)s”.") % said
