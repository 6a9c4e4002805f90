"""What is told of many in several views at once: nobody's answer comes out, whatever is put together."""

import random
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import numpy as np

from carefront.core.evidence.doses import too_much
from carefront.core.evidence.groups import LEAST, Voice, Voices, may_tell, may_tell_of, told_in_round
from carefront.core.evidence.pulses import Pulse

HISTORIES = 1000


def voices(place: int, *people: int) -> Voices:
    return frozenset(Voice(UUID(int=one), UUID(int=1000 + place)) for one in people)


def smallest(told: list[Voices]) -> int:
    """Answer the least number of people about whom some combination of what was told says something.

    With real linear algebra: a combination that is about some people alone exists where the means of everybody else
    are less independent than all of them. An answer of five says that no four people can be told apart.
    """
    if not told:
        return LEAST
    columns = sorted({one for some in told for one in some}, key=lambda one: (one.person, one.place))
    table = np.array([[one in some for one in columns] for some in told], dtype=float)
    whole = np.linalg.matrix_rank(table)
    people = sorted({one.person for one in columns})
    masks = []
    for some in combinations(people, min(LEAST - 1, len(people))):
        masks.append([one.person not in some for one in columns])
    tables = table[None] * np.array(masks, dtype=float)[:, None, :]
    return LEAST - 1 if (np.linalg.matrix_rank(tables) < whole).any() else LEAST


def test_the_check_itself_finds_what_can_be_worked_out() -> None:
    assert smallest([voices(1, *range(6)), voices(1, *range(5))]) < LEAST
    assert smallest([voices(1, *range(6)), voices(1, *range(3, 9)), voices(1, *range(9))]) < LEAST
    assert smallest([voices(1, *range(5)), voices(2, *range(5, 10))]) == LEAST


def test_nobody_is_most_of_what_is_told() -> None:
    assert may_tell_of(voices(1, *range(5)), [])
    assert not may_tell_of(voices(1, *range(4)), [])
    assert not may_tell_of(frozenset(), [])
    loud = voices(1, *range(5)).union(*(voices(place, 0) for place in range(2, 9)))
    assert not may_tell_of(loud, [])  # five people, and mostly one of them
    assert may_tell_of(loud.union(*(voices(place, 1, 2, 3, 4) for place in range(2, 9))), [])


def test_with_one_voice_each_it_is_the_rule_for_people() -> None:
    rng = random.Random(5)
    for _time in range(300):
        told = [frozenset(rng.sample(range(14), rng.randint(4, 12))) for _one in range(4)]
        plain = [frozenset(UUID(int=one) for one in some) for some in told]
        assert may_tell(plain[0], plain[1:]) is may_tell_of(voices(1, *told[0]), [voices(1, *one) for one in told[1:]])


def test_a_thousand_histories_give_no_answer_away() -> None:
    """Two teams that share people, pairs, and the workspace over them: who is in and who answers changes as it will."""
    rng, told_ever, sizes = random.Random(20261126), 0, set()
    for _history in range(HISTORIES):
        people = rng.randint(6, 11)
        teams = [set(rng.sample(range(people), rng.randint(5, people))) for _team in range(2)]
        pairs = [rng.sample(range(people), 2) for _pair in range(rng.randint(0, 3))]
        eager = rng.choice([0.6, 0.85, 0.97, 1.0])
        told: list[Voices] = []
        for _month in range(rng.randint(2, 6)):
            for team in teams:
                for who in range(people):
                    if rng.random() < rng.choice([0.0, 0.0, 0.15]):
                        team ^= {who}
            views = {
                f"team {number}": voices(number, *(one for one in team if rng.random() < eager))
                for number, team in enumerate(teams)
            }
            both = [voices(9 + n, *(one for one in pair if rng.random() < eager)) for n, pair in enumerate(pairs)]
            views["workspace"] = frozenset().union(*views.values(), *both)
            told += [views[name] for name in told_in_round(views, told, last="workspace")]
        told_ever += len(told)
        sizes.add(len(set(told)))
        assert smallest(list(dict.fromkeys(told))) >= LEAST
    assert told_ever > HISTORIES  # and something is told, or it would prove nothing
    assert max(sizes) > 1


def test_what_would_be_told_carelessly_is_found() -> None:
    """The same histories without the rule: five answers alone do not hide anybody."""
    rng, found = random.Random(20261126), 0
    for _history in range(50):
        told = [voices(1, *rng.sample(range(8), rng.randint(5, 8))) for _month in range(4)]
        found += smallest(list(dict.fromkeys(told))) < LEAST
    assert found > 25


def test_too_much_is_two_of_three_with_the_newest_among_them() -> None:
    def said(*given: int | None, weeks: int = 3) -> list[int]:
        start = date(2026, 1, 1)
        pulses = [
            Pulse(UUID(int=number), start + timedelta(weeks=weeks * number), None, None, None, dose)
            for number, dose in enumerate(given)
        ]
        return [one.int for one in too_much(pulses)]

    assert said(1, 1) == [1, 0]
    assert said(2, None, 0, 1) == [3, 0]
    assert said(2, 2, 2, 2) == [3, 2, 1]
    for nothing in ((), (2,), (2, 2, 0), (0, 0, 2), (2, -1, 0, 2), (None, None)):
        assert said(*nothing) == []
    assert said(2, 2, weeks=30) == []  # half a year apart they are two answers, each alone
