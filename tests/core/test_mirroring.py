"""What a mirror counts, and when a short reflection is offered."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from carefront.core.ledger import Kind
from carefront.core.mirroring import (
    CARRIED,
    LEAST,
    Means,
    Offer,
    Own,
    Prompt,
    Shift,
    checked,
    offered,
    own_waits,
    prompt_of,
    wait,
)
from carefront.core.refusals import Because, Refusal

TODAY = date(2026, 6, 1)


def own(kind: Kind, days: int, about: UUID, **facts: object) -> Own:
    return Own(uuid4(), kind, TODAY - timedelta(days=days), about, facts)


def looked_at(days: int, *, clear: bool, **facts: object) -> list[Own]:
    about = uuid4()
    answered = own(Kind.CHECK_IN_ANSWERED, days, about, counts="kept", **facts)
    return [own(Kind.COMMITMENT_MADE, days + 5, about, clear=clear), answered]


def test_below_five_there_is_no_middle() -> None:
    assert wait([1, 2, 3, 4][:LEAST]).middle is None
    assert wait([-3, 0, 2, 2, 9], still=2) == wait([0, 0, 2, 2, 9], still=2)
    assert wait([-3, 0, 2, 2, 9]).middle == 2.0


def test_an_offer_needs_three_unclear_days_and_half_of_five() -> None:
    unclear = [fact for days in (1, 4, 8) for fact in looked_at(days, clear=False)]
    assert offered(unclear, TODAY) is None
    more = [fact for days in (2, 5) for fact in looked_at(days, clear=True)]
    assert offered(unclear + more, TODAY) == Offer(Shift.UNCLEAR, 3, 5)
    assert offered(unclear + more, TODAY + timedelta(days=100)) is None
    assert offered([fact for days in range(9) for fact in looked_at(days, clear=False, again=True)], TODAY) is None


def test_what_was_made_clearer_before_is_clear() -> None:
    facts = [fact for days in (1, 3, 5, 7, 9) for fact in looked_at(days, clear=False)]
    later = [own(Kind.COMMITMENT_CLARIFIED, 30, fact.about, clear=True) for fact in facts if fact.about]
    assert offered(facts, TODAY) == Offer(Shift.UNCLEAR, 5, 5)
    clearer = [own(Kind.COMMITMENT_CLARIFIED, 0, fact.about, clear=True) for fact in facts if fact.about]
    assert offered(facts + later, TODAY) == Offer(Shift.UNCLEAR, 5, 5)
    assert offered(facts + clearer, TODAY) is None


def test_an_offer_for_days_that_move() -> None:
    about = uuid4()
    moves = [own(Kind.COMMITMENT_MOVED, days, about) for days in (1, 2, 2)]
    assert offered(moves, TODAY) is None
    assert offered([*moves, own(Kind.COMMITMENT_MOVED, 9, about)], TODAY) == Offer(Shift.MOVED, 3)


def test_a_topic_that_moved_on_is_offered_last() -> None:
    assert offered([], TODAY, topic=True) == Offer(Shift.TOPIC, CARRIED)
    assert offered([], TODAY) is None


def test_waits_are_counted_from_the_day_in_question() -> None:
    facts = [
        own(Kind.CHECK_IN_ANSWERED, 0, uuid4(), occurs_on=(TODAY - timedelta(days=4)).isoformat()),
        own(Kind.CHECK_IN_ANSWERED, 0, uuid4(), occurs_on=TODAY.isoformat(), again=True),
        own(Kind.CHECK_IN_ANSWERED, 0, uuid4()),
    ]
    assert own_waits(facts) == [4]


def test_the_question_changes_each_week_and_each_turn() -> None:
    assert len({prompt_of(TODAY, turn) for turn in range(len(Prompt))}) == len(Prompt)
    assert prompt_of(TODAY) is not prompt_of(TODAY + timedelta(weeks=1))


def test_choices_come_once_and_in_order() -> None:
    assert checked(["shame", "help", "shame"], Means, "means") == (Means.HELP, Means.SHAME)
    with pytest.raises(Refusal) as refusal:
        checked(["fame"], Means, "means")
    assert (refusal.value.because, refusal.value.field) == (Because.UNKNOWN_CHOICE, "means")
