"""Joining two people's changes to one text, so that neither loses a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

_PARTS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_STEPS = 150  # parts that may differ before two texts count as different altogether between their ends
MOST_COMPARED = 1_000_000  # parts that are laid side by side before the same


@dataclass(frozen=True, slots=True)
class Edit:
    """Describe one change of a text: at character `at`, take `gone` characters away and put `put` there."""

    at: int
    gone: int
    put: str


def joined(base: str, mine: str, theirs: str) -> tuple[Edit, ...]:
    """Answer what to change in `theirs` so that it also holds what `mine` changed in `base`, the last place first.

    What only `theirs` has stays, what `mine` added comes in, and what `mine` took away goes where it still stands.
    A change that both made in the same way is made once, so that a form sent twice adds nothing.
    """
    if mine in (base, theirs):
        return ()
    other = changes(base, theirs)
    wanted = [change for change in changes(base, mine) if change not in other]
    backwards = [edit for change in reversed(wanted) for edit in reversed(_carried(change, other))]
    return tuple(sorted(backwards, key=lambda edit: (edit.at, edit.gone), reverse=True))


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Answer `text` after `edits`, of which the last place comes first."""
    for edit in edits:
        text = text[: edit.at] + edit.put + text[edit.at + edit.gone :]
    return text


def changes(before: str, after: str) -> tuple[Edit, ...]:
    """Answer how `after` differs from `before`, word by word, in the order of `before` and counted in it."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    old, new = old[head:], new[head:]
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = sum(map(len, _PARTS.findall(before)[:head]))
    old, new = old[: len(old) - tail], new[: len(new) - tail]
    places = list(accumulate(map(len, old), initial=start))
    return tuple(
        Edit(places[first], places[last] - places[first], "".join(put)) for first, last, put in _spans(old, new)
    )


def _carried(change: Edit, other: Sequence[Edit]) -> list[Edit]:
    """Answer a change of the base as changes of the other text, which came from the base by `other`."""
    edits = [Edit(_moved(change.at, other), 0, change.put)] if change.put else []
    at = change.at
    end = change.at + change.gone
    for one in other:  # what the other took away is gone already; what they added between is theirs
        if one.at + one.gone < at or one.at > end:
            continue
        edits.append(Edit(_moved(at, other, after=True), max(one.at - at, 0), ""))
        at = max(at, one.at + one.gone)
    edits.append(Edit(_moved(at, other, after=True), max(end - at, 0), ""))
    return [edit for edit in edits if edit.gone or edit.put]


def _moved(place: int, other: Sequence[Edit], *, after: bool = False) -> int:
    """Answer where a place of the base is in the other text; `after` says beyond what was added at the very place."""
    shift = 0
    for one in other:
        if one.at > place or (one.at == place and not after):
            break
        if one.at + one.gone > place:  # inside of what was taken away: behind what came instead
            return one.at + shift + len(one.put)
        shift += len(one.put) - one.gone
    return place + shift


def _spans(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, Sequence[str]]]:
    """Answer spans of `old` with what stands in `new` instead; one span for everything when too much differs.

    The shortest way from one to the other: E. Myers, An O(ND) difference algorithm and its variations, 1986.
    """
    if not old or not new:
        return [(0, len(old), new)] if old or new else []
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    compared = 0
    for steps in range(min(len(old) + len(new), MOST_STEPS) + 1):
        trail.append(dict(reach))
        for line in range(-steps, steps + 1, 2):
            down = line == -steps or (line != steps and reach[line - 1] < reach[line + 1])
            x = reach[line + 1] if down else reach[line - 1] + 1
            begun = x
            while x < len(old) and x - line < len(new) and old[x] == new[x - line]:
                x += 1
            reach[line] = x
            compared += x - begun
            if x >= len(old) and x - line >= len(new):
                return _gathered(_walked(trail, len(old), len(new)), new)
        if compared > MOST_COMPARED:
            break
    return [(0, len(old), new)]


def _walked(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int, int]]:
    """Answer the single steps of the way that `trail` found, from the beginning: from where to where in both."""
    walked = []
    for steps in range(len(trail) - 1, 0, -1):
        reach, line = trail[steps], x - y
        down = line == -steps or (line != steps and reach[line - 1] < reach[line + 1])
        before = line + 1 if down else line - 1
        from_x, from_y = reach[before], reach[before] - before
        walked.append((from_x, from_x if down else from_x + 1, from_y, from_y + 1 if down else from_y))
        x, y = from_x, from_y
    return walked[::-1]


def _gathered(walked: list[tuple[int, int, int, int]], new: Sequence[str]) -> list[tuple[int, int, Sequence[str]]]:
    """Answer single steps as spans: those that touch are one change."""
    spans: list[list[int]] = []
    for first, last, start, end in walked:
        if spans and spans[-1][1] == first and spans[-1][3] == start:
            spans[-1][1], spans[-1][3] = last, end
        else:
            spans.append([first, last, start, end])
    return [(first, last, new[start:end]) for first, last, start, end in spans]
