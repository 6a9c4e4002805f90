"""Which promise of one account is which of the other."""

from collections.abc import Sequence

from carefront.core.gaps.accounts import Promised, merged

ALIKE = 0.34  # from here on, two promises are taken for the same one
LEFT = 0.2  # this much is enough for the last two, when each account has one left
FEW = 2  # words of content
INSIDE = 0.5  # this part of a promise's words in the other says that both are told as one there

Pair = tuple[Promised | None, Promised | None, float]


def pairs_of(mine: Sequence[Promised], theirs: Sequence[Promised]) -> list[Pair]:
    """Answer the promises of two accounts side by side with how alike they are (0-1), None where one stands alone."""
    left_mine, left_theirs = list(range(len(mine))), list(range(len(theirs)))
    found: dict[int, tuple[int, float]] = {}
    ranked = sorted(
        ((alike(one, other), -abs(place - beside), place, beside)
         for place, one in enumerate(mine) for beside, other in enumerate(theirs)),
        reverse=True,
    )  # fmt: skip
    for likeness, _, place, beside in ranked:
        if likeness >= ALIKE and place in left_mine and beside in left_theirs:
            found[place] = (beside, likeness)
            left_mine.remove(place)
            left_theirs.remove(beside)
    if len(left_mine) == 1 and len(left_theirs) == 1:
        place, beside = left_mine[0], left_theirs[0]
        likeness = alike(mine[place], theirs[beside]) + _beside_words(mine[place], theirs[beside])
        if likeness >= (LEFT if found else LEFT / 2):
            found[place] = (beside, likeness)
            left_mine, left_theirs = [], []
    return _told_in_one(mine, theirs, found, left_mine, left_theirs)


def _told_in_one(
    mine: Sequence[Promised],
    theirs: Sequence[Promised],
    found: dict[int, tuple[int, float]],
    left_mine: list[int],
    left_theirs: list[int],
) -> list[Pair]:
    """Join what one account tells in two promises and the other in one; what stands alone stays alone."""
    ours: dict[int, tuple[Promised, Promised, float]] = {
        place: (mine[place], theirs[beside], likeness) for place, (beside, likeness) in found.items()
    }
    alone: list[Pair] = []
    for beside in left_theirs:
        best = max(ours, key=lambda place: inside(theirs[beside], ours[place][0]), default=None)
        if best is not None and inside(theirs[beside], ours[best][0]) >= INSIDE:
            one, other, likeness = ours[best]
            ours[best] = (one, merged(other, theirs[beside]), likeness)
        elif theirs[beside].stems:
            alone.append((None, theirs[beside], 0.0))
    for place in left_mine:
        best = max(ours, key=lambda at: inside(mine[place], ours[at][1]), default=None)
        if best is not None and inside(mine[place], ours[best][1]) >= INSIDE:
            one, other, likeness = ours[best]
            ours[best] = (merged(one, mine[place]), other, likeness)
        elif mine[place].stems:
            alone.append((mine[place], None, 0.0))
    pairs: list[Pair] = [ours[place] for place in sorted(ours)]
    return pairs + alone


def alike(one: Promised, other: Promised) -> float:
    """Answer how much two promises speak of the same (0-1), whatever they say about who, when and how much."""
    if not one.stems or not other.stems:
        return 0.5 if not one.stems and not other.stems else 0.1
    shared = sum(_weight(word) for word in one.stems & other.stems) + _nearly(one.stems, other.stems)
    first, second = (sum(map(_weight, stems)) for stems in (one.stems, other.stems))
    return min(1.0, 0.6 * shared / min(first, second) + 0.4 * 2 * shared / (first + second))


def _beside_words(one: Promised, other: Promised) -> float:
    """Count the same day and the same person a little where hardly anything else is said: "let you know by Friday"."""
    if min(len(one.stems), len(other.stems)) > FEW:
        return 0.0
    days = {mark.value for mark in one.days} & {mark.value for mark in other.days}
    people = {mark.value for mark in one.owners} & {mark.value for mark in other.owners}
    return 0.1 * bool(days) + 0.1 * bool(people)


def inside(small: Promised, large: Promised) -> float:
    """Answer which part of the words of `small` stands in `large` too (0-1)."""
    if not small.stems:
        return 1.0
    return len(small.stems & large.stems) / len(small.stems)


def _weight(word: str) -> float:
    """Long words are rarer and say more."""
    return 0.6 if len(word) <= 4 else 1.0


def _nearly(first: frozenset[str], second: frozenset[str]) -> float:
    """Count half for words that begin alike and are not the same: "Syria" and "Syrian"."""
    left = [word for word in first - second if len(word) > 3]
    others = [word for word in second - first if len(word) > 3]
    return sum(0.5 * _weight(word) for word in left if any(near(word, other) for other in others))


def near(word: str, other: str) -> bool:
    """Answer whether two words share their beginning, all but an ending."""
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared >= 4 and shared >= 0.7 * min(len(word), len(other)) and abs(len(word) - len(other)) <= 5
