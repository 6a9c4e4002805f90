"""The gap between two accounts of one agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from carefront.core.gaps.accounts import Promised, promises_in, seen_from_the_other
from carefront.core.gaps.aligning import pairs_of
from carefront.core.gaps.comparing import differences
from carefront.core.gaps.differing import Difference, Found, How, Place, SameDay
from carefront.core.gaps.marks import Mark, Slot
from carefront.core.gaps.people import Voice
from carefront.core.promises.reading import Language

SAID = 0.08  # differences that are less telling are not worth a word
ALONE = 0.35  # how telling it is that a promise stands in one account alone


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one promise of the agreement as both tell it, and in what the two tellings differ."""

    mine: Place | None
    theirs: Place | None
    differences: tuple[Difference, ...]


def gap_between(
    mine: str, theirs: str, now: datetime, language: Language, names: tuple[str, str] | None = None
) -> tuple[Side, ...]:
    """Compare two accounts promise by promise, in the order of the first one, what stands in one alone at the end.

    names: the two writers' names when two people wrote; then "I" in one account is "you" or the name in the other
    (the names may be empty). None when both texts are told by the same voice. now: a moment in the writers' wall
    time, from which days are seen. Never raises for any text.
    """
    voices = (Voice(*names), Voice(names[1], names[0])) if names is not None else (None, None)
    ours = promises_in(mine, now, language, voices[0])
    others = promises_in(theirs, now, language, voices[1])
    if names is not None:
        others = [seen_from_the_other(each) for each in others]
    same_day = _same_day(mine, theirs, now, language)
    found: list[Side] = []
    for one, other, likeness in pairs_of(ours, others):
        if one is None or other is None:
            found.append(_alone(mine, theirs, one, other))
            continue
        parts = differences(one, other, same_day, language.words)
        sure = 0.6 + 0.4 * likeness
        told = tuple(_told(part, sure, mine, theirs) for part in parts)
        found.append(Side(_place(mine, one), _place(theirs, other), _ranked(told)))
    return tuple(found)


def gap_score(sides: Sequence[Side]) -> float:
    """Answer how likely two accounts tell different agreements (0-1): for ranking, never shown.

    Each difference is taken as a reason of its own; the score is the chance that one of them holds (noisy or).
    """
    none = 1.0
    for side in sides:
        for difference in side.differences:
            none *= 1 - difference.weight
    return 1 - none


def most_telling(sides: Sequence[Side]) -> Difference | None:
    """Answer the one difference to speak about first; None when nothing differs that is worth a word."""
    every = [difference for side in sides for difference in side.differences if difference.weight >= SAID]
    return max(every, key=lambda difference: difference.weight, default=None)


def _same_day(mine: str, theirs: str, now: datetime, language: Language) -> SameDay:
    """Make the question whether two days that are written differently are the same one; None: it cannot be told."""

    known: dict[str, object] = {}
    edges = language.words.any_of("edges")

    def day(text: str, mark: Mark) -> object:
        before = text[max(0, mark.start - 20) : mark.start].lower().split()[-2:]
        lead = [word for word in before if word in edges]  # "by the 18th" is a day where "the 18th" may be none
        said = " ".join([*lead, text[mark.start : mark.end]])
        if said not in known:
            found = language.find_due(said, now)
            known[said] = found.on if found is not None else None
        return known[said]

    def same(one: Mark, other: Mark) -> bool | None:
        if one.value[:1] == "t" or other.value[:1] == "t":
            return None
        first, second = day(mine, one), day(theirs, other)
        return None if first is None or second is None else first == second

    return same


def _told(part: Found, sure: float, mine: str, theirs: str) -> Difference:
    slot, one, other, weight = part
    how = How.DIFFERS if one and other else How.ONLY_MINE if one else How.ONLY_THEIRS
    return Difference(slot, how, _words(mine, one), _words(theirs, other), weight * sure)


def _ranked(told: tuple[Difference, ...]) -> tuple[Difference, ...]:
    return tuple(sorted(told, key=lambda difference: -difference.weight))


def _alone(mine: str, theirs: str, one: Promised | None, other: Promised | None) -> Side:
    place, beside = _place(mine, one), _place(theirs, other)
    how = How.ONLY_MINE if other is None else How.ONLY_THEIRS
    return Side(place, beside, (Difference(Slot.PROMISE, how, place, beside, ALONE),))


def _words(text: str, mark: Mark | None) -> Place | None:
    return Place(text[mark.start : mark.end], mark.start, mark.end) if mark else None


def _place(text: str, promised: Promised | None) -> Place | None:
    return Place(text[promised.start : promised.end].strip(), promised.start, promised.end) if promised else None
