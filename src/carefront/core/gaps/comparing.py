"""Two tellings of one promise, part by part: who, when, how much, and whether at all."""

from carefront.core.gaps.accounts import Promised
from carefront.core.gaps.aligning import near
from carefront.core.gaps.differing import Found, SameDay, equal, left_of
from carefront.core.gaps.marks import Mark, Slot
from carefront.core.gaps.sayings import conditions, firmness, rest, turned
from carefront.core.promises.words import PromiseWords


def differences(one: Promised, other: Promised, same_day: SameDay, words: PromiseWords) -> list[Found]:
    """Answer what differs between two tellings of one promise, with how telling each difference is (0-1)."""
    found: list[Found] = []
    found += _polarity(one, other)
    found += _owners(one, other)
    found += _days(one, other, same_day)
    found += _amounts(one, other)
    found += firmness(one, other)
    found += conditions(one, other)
    found += turned(one, other, words)
    return found + rest(one, other, bool(found))


def _polarity(one: Promised, other: Promised) -> list[Found]:
    more = len(one.negations) - len(other.negations)
    meant = len(other.refusals) - len(one.refusals)
    if not more or (more > 0 and meant > 0) or (more < 0 and meant < 0):
        return []
    return [
        (Slot.POLARITY, one.negations[-1], None, 0.9) if more > 0 else (Slot.POLARITY, None, other.negations[-1], 0.9)
    ]


def _owners(one: Promised, other: Promised) -> list[Found]:
    mine, theirs = left_of(one.owners, other.owners, _same_person)
    mine = [mark for mark in mine if mark.value not in _ANYBODY]
    theirs = [mark for mark in theirs if mark.value not in _ANYBODY]
    people = [[mark for mark in side if mark.unit != "thing"] for side in (mine, theirs)]
    if people[0] and people[1]:
        first, second = _nearest(people[0][0], people[1], one, other)
        return [(Slot.OWNER, first, second, 0.9)]
    if mine and theirs:
        return [(Slot.OWNER, mine[0], theirs[0], 0.3)] if not _mentioned(mine[0], other) else []
    if mine and one.owners and people[0] and not other.owners and not _mentioned(people[0][0], other):
        return [(Slot.OWNER, people[0][0], None, 0.12)]
    if theirs and people[1] and not one.owners and not _mentioned(people[1][0], one):
        return [(Slot.OWNER, None, people[1][0], 0.12)]
    return []


_ANYBODY = frozenset({"it", "someone"})
_THIRD = frozenset({"he", "she", "they"})


def _nearest(mine: Mark, others: list[Mark], one: Promised, other: Promised) -> tuple[Mark, Mark]:
    """Pair somebody with the one who stands at the same place of the other account."""
    place = mine.start - one.start
    return mine, min(others, key=lambda mark: abs(mark.start - other.start - place))


def _same_person(one: Mark, other: Mark) -> bool:
    if one.value == other.value or near(one.value, other.value) or "any" in {one.unit, other.unit}:
        return True
    if (one.value in _THIRD and other.unit == "name") or (other.value in _THIRD and one.unit == "name"):
        return True  # "he" may well be Ben
    if {one.value, other.value} <= {"we", "everyone"}:
        return True
    first, second = set(one.value.split()), set(other.value.split())
    return one.unit == "name" == other.unit and (first <= second or second <= first)


def _mentioned(mark: Mark, promised: Promised) -> bool:
    return bool(set(mark.value.split()) & promised.stems)


def _days(one: Promised, other: Promised, same_day: SameDay) -> list[Found]:
    mine, theirs = left_of(one.days, other.days, _same_time)
    mine, theirs = left_of(mine, theirs, lambda a, b: same_day(a, b) is True)
    found: list[Found] = []
    for kind in (_is_clock, lambda mark: not _is_clock(mark)):
        ours, others = ([mark for mark in side if kind(mark)] for side in (mine, theirs))
        if ours and others:
            sure = _comparable(ours[0], others[0]) or same_day(ours[0], others[0]) is False
            found.append((Slot.DUE, ours[0], others[0], 0.9 if sure else 0.45))
    if not found and (mine or theirs):
        strength = 0.3 if not (one.days and other.days) else 0.2
        found.append((Slot.DUE, mine[0] if mine else None, theirs[0] if theirs else None, strength))
    return found


def _is_clock(mark: Mark) -> bool:
    return mark.value.startswith("t")


def _same_time(one: Mark, other: Mark) -> bool:
    """Answer whether one is the other or says it more closely: "today" and "this evening"."""
    if one.value.endswith("?") or other.value.endswith("?"):  # "at 5" may be either half of the day
        hours = [mark.value.rstrip("?")[1:].partition(":") for mark in (one, other) if _is_clock(mark)]
        return len(hours) == 2 and hours[0][2] == hours[1][2] and _half_day(hours[0][0]) == _half_day(hours[1][0])
    first, second = sorted((one.value, other.value), key=len)
    return first == second or (second.startswith(first + " ") and not second.endswith(" next"))


def _half_day(hour: str) -> int:
    return int(hour) % 12 if hour.isdecimal() else -1


def _comparable(one: Mark, other: Mark) -> bool:
    """Answer whether two days are told in the same terms, so that different words are different days."""
    kinds = [mark.value.rstrip("0123456789 nextdvigrmoafu:").rstrip("-") or mark.value[:1] for mark in (one, other)]
    if kinds[0] == kinds[1]:
        return True
    relative = [mark.value[0] in "dwmqy" and mark.value[1:2] in {"0", "1", "-"} for mark in (one, other)]
    return all(relative)


def _amounts(one: Promised, other: Promised) -> list[Found]:
    mine, theirs = left_of(one.amounts, other.amounts, equal)
    found: list[Found] = []
    for mark in list(mine):
        beside = [other_mark for other_mark in theirs if _countable(mark, other_mark)]
        if not beside:
            continue
        best = next((each for each in beside if each.unit == mark.unit), beside[0])
        found.append(
            (Slot.QUANTITY, mark, best, 0.9 if best.unit == mark.unit or not (best.unit and mark.unit) else 0.6)
        )
        mine.remove(mark)
        theirs.remove(best)
    if found:
        return found[:3]
    alone = [mark for mark in (*mine, *theirs) if mark.value not in {"1", "0.5"}]
    if alone:
        ours = alone[0] in mine
        day = _day_beside(alone[0], *((one, other) if ours else (other, one)))
        if day is not None:
            return [(Slot.QUANTITY, alone[0], day, 0.9) if ours else (Slot.QUANTITY, day, alone[0], 0.9)]
        return [(Slot.QUANTITY, alone[0] if ours else None, None if ours else alone[0], 0.2)]
    return []


def _day_beside(amount: Mark, said: Promised, other: Promised) -> Mark | None:
    """Find the day of the month that stands where one account has a number that no month has: "June 55"."""
    month = next((mark for mark in said.days if 0 <= amount.start - mark.end <= 2 and mark.value[:2] == "mo"), None)
    month = month or next((mark for mark in said.days if 0 <= mark.start - amount.start <= 5), None)
    if month is None:
        return None
    return next((mark for mark in other.days if mark.value.startswith(month.value + " ")), None)


def _countable(one: Mark, other: Mark) -> bool:
    """Answer whether two numbers may be about the same thing; percent and dollars are not."""
    return (
        one.unit == other.unit
        or not one.unit
        or not other.unit
        or near(one.unit, other.unit)
        or not ({one.unit, other.unit} & _SIGNS)
    )


_SIGNS = frozenset({"percent", "dollar", "euro", "pound"})
