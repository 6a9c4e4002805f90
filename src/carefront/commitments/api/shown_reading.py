"""What was read in words, as plain dictionaries."""

from collections.abc import Iterable

from carefront.commitments.api.shown import Shown, party
from carefront.commitments.cards import Party
from carefront.commitments.queries.gaps import GapCard, GapSide
from carefront.commitments.wording.gaps import said_of
from carefront.core.gaps.differing import Place
from carefront.core.hints.terms import Hints
from carefront.core.promises.slots import Part, Reading
from carefront.kit.hinting.wording import QUESTIONS


def _place(found: Place | None) -> Shown | None:
    return {"words": found.words, "start": found.start, "end": found.end} if found else None


def _part(found: Part | None) -> Shown | None:
    return {"value": found.value, "start": found.start, "end": found.end} if found else None


def parts(found: Reading, language: str) -> Shown:
    """Show what was understood of some words."""
    return {
        "language": language,
        "owner": _part(found.owner),
        "action": _part(found.action),
        "object": _part(found.object),
        "quantities": [
            {"number": each.number, "unit": each.unit, "start": each.start, "end": each.end}
            for each in found.quantities
        ],
        "condition": _part(found.condition),
        "negation": _part(found.negation),
        "modality": found.modality,
        "modal": _part(found.modal),
        "is_hedged": found.is_hedged,
        "asks": found.asks,
    }


def hints(found: Hints) -> Shown:
    """Show the hints to a writer."""
    return {
        "hints": [
            {
                "kind": each.kind,
                "words": each.words,
                "start": each.start,
                "end": each.end,
                "question": str(QUESTIONS[each.ask]),
            }
            for each in found.hints
        ],
        "there": found.there,
        "missing": [{"part": each.part, "question": str(QUESTIONS[each.ask])} for each in found.missing],
    }


def gap(card: GapCard) -> Shown:
    """Show two accounts of one agreement."""
    return {
        "author": party(card.expectation.author),
        "reader": party(card.read_back.by),
        "account": card.account,
        "read_back": card.read_back.words,
        "is_current": card.is_current,
        "sides": sides(card.sides, card.expectation.author, card.read_back.by),
    }


def sides(found: Iterable[GapSide], author: Party, reader: Party) -> list[Shown]:
    """Show an agreement promise by promise, as two people tell it."""
    return [
        {
            "author": _place(side.author),
            "reader": _place(side.reader),
            "differences": [
                {
                    "slot": each.slot,
                    "how": each.how,
                    "author": _place(each.mine),
                    "reader": _place(each.theirs),
                    "sentence": said_of(each, author, reader),
                }
                for each in side.differences
            ],
        }
        for side in found
    ]
