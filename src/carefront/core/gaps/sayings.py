"""Two tellings of one promise, part by part: how firmly, on what condition, and what exactly."""

from carefront.core.gaps.accounts import Promised
from carefront.core.gaps.aligning import near
from carefront.core.gaps.differing import Found, equal, left_of
from carefront.core.gaps.marks import Mark, Slot
from carefront.core.promises.slots import FIRMNESS, Modality
from carefront.core.promises.words import PromiseWords


def firmness(one: Promised, other: Promised) -> list[Found]:
    """Tell where one account is looser than the other: "might" against "will"."""
    mine, theirs = left_of(one.firmness, other.firmness, equal)
    mine.sort(key=_firm)
    theirs.sort(key=_firm)
    loosest, second = (mine[0] if mine else None), (theirs[0] if theirs else None)
    if loosest is None and second is None:
        return []
    if (loosest is None or second is None) and _loosest(one) == _loosest(other):
        return []  # "maybe I can" is as loose as "I might"
    first_firm, second_firm = _firm(loosest), _firm(second)
    apart = abs(first_firm - second_firm)
    if apart == 0 or min(first_firm, second_firm) >= FIRMNESS[Modality.MUST]:
        return []
    if loosest is not None and second is not None:
        return [(Slot.MODALITY, loosest, second, 0.9 if apart >= _FAR else 0.5)]
    hedge = min(first_firm, second_firm)
    firm = (one.firmness if loosest is None else other.firmness) or None
    strength = 0.6 if hedge in _LOOSE and apart >= _FAR else 0.25
    if loosest is None:
        return [(Slot.MODALITY, firm[0] if firm else None, second, strength)]
    return [(Slot.MODALITY, loosest, firm[0] if firm else None, strength)]


_FAR = 2
_LOOSE = frozenset({FIRMNESS[Modality.MIGHT], FIRMNESS[Modality.TRY], FIRMNESS[Modality.HOPE]})


def _loosest(promised: Promised) -> int:
    return min((_firm(mark) for mark in promised.firmness), default=_firm(None))


def _firm(mark: Mark | None) -> int:
    """Answer how firm a word is; none is as firm as "will"."""
    return FIRMNESS[Modality.WILL] if mark is None else FIRMNESS[Modality(mark.value)]


def conditions(one: Promised, other: Promised) -> list[Found]:
    """Tell a condition that stands in one account alone, or that is another one."""
    if bool(one.conditions) != bool(other.conditions):
        whole, rest = (one, other) if one.conditions else (other, one)
        said = whole.conditions[0]
        if not said or len({mark.value for mark in said} & rest.stems) * 2 > len(said):
            return []
        mark = Mark("if", said[0].start, said[-1].end)
        return [(Slot.CONDITION, mark, None, 0.5) if whole is one else (Slot.CONDITION, None, mark, 0.5)]
    for mine, theirs in zip(one.conditions, other.conditions, strict=False):
        first, second = ({mark.value for mark in side} for side in (mine, theirs))
        if first and second and len(first & second) * 3 < min(len(first), len(second)) * 2:
            return [
                (
                    Slot.CONDITION,
                    Mark("if", mine[0].start, mine[-1].end),
                    Mark("if", theirs[0].start, theirs[-1].end),
                    0.5,
                )
            ]
    return []


def turned(one: Promised, other: Promised, words: PromiseWords) -> list[Found]:
    """Find a word of one account whose opposite stands in the other: "raise" and "lower"."""
    mine, theirs = left_of(one.content + one.turning, other.content + other.turning, equal)
    for mark in mine:
        against = words.opposites.get(mark.value)
        opposite = next((each for each in theirs if against and each.value in against), None)
        if opposite is not None:
            return [(Slot.ACTION, mark, opposite, 0.6)]
    return []


def rest(one: Promised, other: Promised, told: bool) -> list[Found]:
    """Answer the words of each side that the other has nothing like, each run of them once."""
    mine, theirs = left_of(one.content, other.content, lambda a, b: a.value == b.value or near(a.value, b.value))
    if not mine and not theirs:
        return []
    verbs = {reading.action.start for each in (one, other) for reading in each.readings if reading.action}
    ours, others = _runs(mine, verbs), _runs(theirs, verbs)
    strength = 0.06 if told else 0.12
    if ours and others:
        names = ours[0].unit == "name" == others[0].unit
        return [(Slot.OBJECT, ours[0], others[0], 0.3 if names else strength)]
    return [(Slot.OBJECT, run, None, strength) for run in ours[:2]] + [
        (Slot.OBJECT, None, run, strength) for run in others[:2]
    ]


def _runs(marks: list[Mark], verbs: set[int]) -> list[Mark]:
    """Join neighbouring words, so that "pricing page" is one thing; what is only a verb is left out."""
    found: list[Mark] = []
    for mark in sorted((mark for mark in marks if mark.start not in verbs), key=lambda mark: mark.start):
        if found and mark.start - found[-1].end <= 1:
            found[-1] = found[-1]._replace(end=mark.end, value=f"{found[-1].value} {mark.value}")
        else:
            found.append(mark)
    return sorted(found, key=lambda run: run.start - run.end)
