"""What may be told of a group's pulses, so that no answer comes out by subtraction, over time or in another view.

Every mean that is told says something about a set of people. From several, everything that can be worked out is a sum
over those who were always told of together. So one rule holds: such a set has at least five people.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from carefront.core.evidence.pulses import SCALE

LEAST: Final = 5  # people
GRAIN: Final = 0.5  # points to which a mean is told

People = frozenset[UUID]


def may_tell(people: People, told: Iterable[People]) -> bool:
    """Answer whether a mean over `people` may be told, after everything that was `told` before to anybody.

    At least five answers; and no telling again while one to four people came or went, since the difference between two
    means would be theirs. It holds against every combination of means, not only between two.
    """
    if len(people) < LEAST:
        return False
    marks: dict[UUID, int] = defaultdict(int)
    for number, some in enumerate((people, *told)):
        for one in some:
            marks[one] |= 1 << number
    sizes: dict[int, int] = defaultdict(int)
    for mark in marks.values():
        sizes[mark] += 1
    return all(size >= LEAST for size in sizes.values())


def tellable(whole: People, parts: Mapping[str, People], told: Sequence[People]) -> tuple[bool, tuple[str, ...]]:
    """Answer whether the mean of a group may be told, and of which of its parts too, the largest first.

    Where one part is too small, another stays untold with it, so that what is left over is never the small one
    (complementary suppression). Parts of one size go by their names, never by what was answered.
    """
    so_far = list(told)
    of_whole = may_tell(whole, so_far)
    if of_whole:
        so_far.append(whole)
    names = []
    for name, people in sorted(parts.items(), key=lambda part: (-len(part[1]), part[0])):
        if may_tell(people, so_far):
            so_far.append(people)
            names.append(name)
    return of_whole, tuple(names)


def told_mean(answers: Sequence[int]) -> float | None:
    """Answer the mean of a group's answers (1-7) in halves, None below five.

    It is never told nearer to an end than half a point: a mean of 7 would tell that everybody answered 7.
    """
    if len(answers) < LEAST:
        return None
    halves = round(sum(answers) / len(answers) / GRAIN) * GRAIN
    return min(max(halves, SCALE[0] + GRAIN), SCALE[1] - GRAIN)


def told_share(shares: Sequence[float]) -> int | None:
    """Answer the mean of people's shares (0-1, one a person) in tenths from 1 to 9, None below five people.

    It is never told as none or all: that would tell what is so of everybody.
    """
    if len(shares) < LEAST:
        return None
    return min(max(round(10 * sum(shares) / len(shares)), 1), 9)


@dataclass(frozen=True, slots=True)
class Voice:
    """Name one person's pulses in one relationship: what a mean over a team, or over a workspace, is made of."""

    person: UUID
    place: UUID


Voices = frozenset[Voice]


def may_tell_of(voices: Voices, told: Iterable[Voices]) -> bool:
    """Answer whether a mean over `voices` may be told, after every set that was `told` before in any view.

    As `may_tell`, where one person can have several voices: among those that were always told of together nobody has
    more than a fifth, so that no sum is mostly one person's. That makes at least five people.
    """
    marks: dict[Voice, int] = defaultdict(int)
    for number, some in enumerate((voices, *told)):
        for one in some:
            marks[one] |= 1 << number
    together: dict[int, list[UUID]] = defaultdict(list)
    for one, mark in marks.items():
        together[mark].append(one.person)
    return bool(voices) and all(max(Counter(some).values()) * LEAST <= len(some) for some in together.values())


def told_in_round(views: Mapping[str, Voices], told: Iterable[Voices], last: str = "") -> tuple[str, ...]:
    """Answer which views of one round may be told: the largest first, of one size by name, and `last` after all.

    Each is asked for together with all that was told before it, in this round and in every earlier one. What stays
    untold hides no small rest: two views whose difference were one are never both told.
    """
    so_far, names = list(told), []
    for name, voices in sorted(views.items(), key=lambda view: (view[0] == last, -len(view[1]), view[0])):
        if may_tell_of(voices, so_far):
            so_far.append(voices)
            names.append(name)
    return tuple(names)
