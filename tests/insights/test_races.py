"""The same person in two windows at the same moment."""

from datetime import datetime, timedelta

import pytest

from carefront.core.refusals import Because
from carefront.insights.commands import meaning, reflecting, telling
from carefront.insights.models import ClarityMonth, Meaning, Reflection, TurnedAway
from tests.cast import Cast, gather, promise
from tests.commitments.test_races import at_once
from tests.insights.test_clarity_months import APRIL, MARCH, VAGUE, after, pairs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime) -> Cast:
    """Gather the cast where several threads can meet it."""
    return gather(now)


def test_a_form_sent_twice_at_once_keeps_one(told: Cast, now: datetime) -> None:
    at_once(
        *[lambda: reflecting.write_reflection(by=told.ada, words="Once", now=now, once="form:a:b") for _each in "abc"]
    )
    assert Reflection.objects.count() == 1


def test_of_two_windows_that_reword_one_is_told(told: Cast, now: datetime) -> None:
    key = reflecting.write_reflection(by=told.ada, words="First", now=now)
    said = at_once(
        *[
            lambda words=words: reflecting.reword_reflection(
                by=told.ada, reflection_id=key, words=words, version=1, now=now
            )
            for words in ("Second", "Third")
        ]
    )
    assert said.count(Because.CHANGED_MEANWHILE) == 1
    assert Reflection.objects.get().version == 2


def test_there_is_one_meaning_and_one_no(told: Cast, now: datetime) -> None:
    place = told.coaching
    at_once(
        *[
            lambda words=words: meaning.write_meaning(by=told.ben, relationship_id=place, words=words, now=now)
            for words in ("One", "Two", "Three")
        ],
        *[lambda: meaning.turn_away(by=told.ben, relationship_id=place, now=now) for _each in "ab"],
    )
    assert (Meaning.objects.count(), TurnedAway.objects.count()) == (1, 1)


def test_two_workers_decide_a_month_of_clarity_once(told: Cast, now: datetime) -> None:
    for who, place in pairs(told, now, 3):
        promise(who, place, now, words=VAGUE)
    moments = [after(MARCH) + timedelta(seconds=number) for number in range(3)]
    at_once(
        *[lambda at=at: telling.decide_month(workspace_id=told.harbour, month=MARCH, now=at) for at in moments]  # type: ignore[misc]
    )
    assert ClarityMonth.objects.values_list("what", flat=True).get() == 9
    at_once(
        lambda: telling.decide_month(workspace_id=told.harbour, month=APRIL, now=after(APRIL)),
        lambda: telling.decide_month(workspace_id=told.harbour, month=MARCH, now=after(APRIL)),
    )
    assert sorted(ClarityMonth.objects.values_list("month", flat=True)) == [MARCH, APRIL]
