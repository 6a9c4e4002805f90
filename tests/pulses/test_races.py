"""The same form sent twice at once, and two workers who decide the same month."""

from datetime import datetime

import pytest

from carefront.pulses.commands import answering, telling
from carefront.pulses.models import Pulse, Rhythm, Round, Told
from tests.cast import Cast, gather
from tests.commitments.test_races import at_once, gapless
from tests.pulses.conftest import answer
from tests.pulses.test_telling import MARCH, after, more

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime) -> Cast:
    """Gather the cast where several threads can meet it."""
    return gather(now)


def test_a_double_click_is_one_pulse(told: Cast, now: datetime) -> None:
    deeds = [lambda: answer(told.ben, told.coaching, now) for _time in range(4)]
    deeds.append(lambda: answering.skip_pulse(by=told.ben, relationship_id=told.coaching, now=now))
    said = at_once(*deeds)
    assert len({str(one) for one in said if one is not None}) == 1
    assert (Pulse.objects.count(), Rhythm.objects.count()) == (1, 1)


def test_sharing_and_taking_back_at_once_ends_in_one_of_them(told: Cast, now: datetime) -> None:
    key = answer(told.ben, told.coaching, now)
    at_once(
        lambda: answering.share_pulse(by=told.ben, pulse_id=key, now=now),
        lambda: answering.share_pulse(by=told.ben, pulse_id=key, now=now),
        lambda: answering.unshare_pulse(by=told.ben, pulse_id=key, now=now),
    )
    assert gapless(told.coaching)


def test_two_workers_decide_a_month_once(told: Cast, now: datetime) -> None:
    for who in (told.ada, told.ben, told.mia, told.eve, *more(told, now, 2)):
        answer(who, told.team, now)
    at_once(
        *[
            lambda: telling.decide_round(workspace_id=told.harbour, month=MARCH, now=after(MARCH))
            for _worker in range(3)
        ]
    )
    # The team's six are all who answered, so that the workspace says the same of the same people.
    assert (Round.objects.count(), Told.objects.filter(relationship=told.team).count()) == (1, 1)
    assert Told.objects.count() == 2
