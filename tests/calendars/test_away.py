"""Days away are said by whoever is away, or proposed by their calendar; others get an amount."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from carefront.calendars import access, queries
from carefront.calendars.commands import being_away, forgetting
from carefront.calendars.commands.being_away import answer_proposal, be_away, be_here_after_all
from carefront.calendars.models import Away, Busy, Subscription
from carefront.calendars.queries.taking import EVERYTHING
from carefront.core.actors import Actor
from carefront.core.busy import Stretch
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.people import commands as people
from tests.cast import Cast

pytestmark = pytest.mark.django_db
EASTER = Stretch(date(2026, 4, 6), date(2026, 4, 10))
APRIL = (date(2026, 4, 1), date(2026, 4, 30))


def test_a_calendar_proposes_and_its_owner_says_yes(mine: UUID, cast: Cast, now: datetime) -> None:
    assert queries.proposed(cast.ben, now=now) == (EASTER,)
    assert queries.away_days(cast.ben.id, *APRIL) == 0
    answer_proposal(by=cast.ben, first=EASTER.first, last=EASTER.last, is_away=True, now=now)
    assert queries.proposed(cast.ben, now=now) == ()
    assert queries.away_days(cast.ben.id, *APRIL) == 5
    with pytest.raises(Refusal) as refused:
        answer_proposal(by=cast.ben, first=EASTER.first, last=EASTER.last, is_away=True, now=now)
    assert refused.value.because is Because.ALREADY_THERE


def test_a_no_is_not_asked_again_and_can_become_a_yes(mine: UUID, cast: Cast, now: datetime) -> None:
    answer_proposal(by=cast.ben, first=EASTER.first, last=EASTER.last, is_away=False, now=now)
    assert queries.proposed(cast.ben, now=now) == ()
    assert queries.away_days(cast.ben.id, *APRIL) == 0
    assert queries.calendars(cast.ben, now=now).away == ()
    be_away(by=cast.ben, first=EASTER.first, last=EASTER.last, now=now)
    assert queries.away_days(cast.ben.id, *APRIL) == 5


def test_days_taken_back_are_asked_about_again(mine: UUID, cast: Cast, now: datetime) -> None:
    told = answer_proposal(by=cast.ben, first=EASTER.first, last=EASTER.last, is_away=True, now=now)
    be_here_after_all(by=cast.ben, away_id=told, now=now)
    assert queries.proposed(cast.ben, now=now) == (EASTER,)
    assert queries.away_days(cast.ben.id, *APRIL) == 0


def test_days_that_are_not_in_order_or_past_are_refused(cast: Cast, now: datetime) -> None:
    today = now.date()
    for because, first, last in (
        (Because.ENDS_BEFORE, today + timedelta(3), today),
        (Because.PAST_DATE, today - timedelta(3), today - timedelta(1)),
    ):
        with pytest.raises(Refusal) as refused:
            be_away(by=cast.ben, first=first, last=last, now=now)
        assert refused.value.because is because
    with pytest.raises(Refusal) as refused:
        be_away(by=cast.ben, first=today, last=today, about="x" * 121, now=now)
    assert (refused.value.because, refused.value.field) == (Because.TOO_LONG, "about")
    be_away(by=cast.ben, first=today - timedelta(3), last=today, now=now)


def test_there_is_room_for_so_many(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(being_away, "MOST_STRETCHES", 3)
    for number in range(3):
        be_away(by=cast.ben, first=now.date() + timedelta(number), last=now.date() + timedelta(number), now=now)
    with pytest.raises(Refusal) as refused:
        be_away(by=cast.ben, first=now.date(), last=now.date() + timedelta(9), now=now)
    assert refused.value.because is Because.TOO_MANY


def test_others_get_an_amount(mine: UUID, cast: Cast, now: datetime) -> None:
    be_away(by=cast.ben, first=date(2026, 4, 29), last=date(2026, 5, 3), now=now)
    be_away(by=cast.ben, first=date(2026, 4, 30), last=date(2026, 5, 1), now=now)
    be_away(by=cast.rob, first=date(2026, 4, 1), last=date(2026, 4, 1), now=now)
    assert queries.away_days_of([cast.ben.id, cast.rob.id, cast.mia.id], *APRIL) == {
        cast.ben.id: 2,
        cast.rob.id: 1,
        cast.mia.id: 0,
    }


def test_a_time_fits_or_does_not(mine: UUID, cast: Cast, now: datetime) -> None:
    def at(day: int, hour: int, month: int = 3) -> bool:
        start = datetime(2026, month, day, hour, tzinfo=UTC)
        return queries.busy_between(cast.ben.id, start, start + timedelta(hours=1))

    assert [at(12, hour) for hour in (9, 10, 11)] == [False, True, False]
    assert not at(7, 10, month=4)  # a day of a calendar is nothing against a time until its owner says so
    answer_proposal(by=cast.ben, first=EASTER.first, last=EASTER.last, is_away=True, now=now)
    assert at(7, 10, month=4)
    assert not queries.busy_between(
        cast.ada.id, datetime(2026, 3, 12, 10, tzinfo=UTC), datetime(2026, 3, 12, 11, tzinfo=UTC)
    )
    assert not queries.busy_between(uuid4(), now, now + timedelta(days=60))


def test_free_times_meet_neither_meetings_nor_days_away(mine: UUID, cast: Cast, now: datetime) -> None:
    be_away(by=cast.ben, first=date(2026, 3, 13), last=date(2026, 3, 13), now=now)
    found = queries.free_slots(
        cast.ben, first=date(2026, 3, 11), last=date(2026, 3, 15), minutes=60, zone="UTC", now=now
    )
    assert {one.start.day for one in found} == {11, 12}
    assert found[0].start == now + timedelta(minutes=30)
    assert [f"{one.start:%H:%M}" for one in found if one.start.day == 12][:3] == ["09:00", "11:00", "11:30"]
    with pytest.raises(Refusal):
        queries.free_slots(cast.ben, first=now.date(), last=now.date(), minutes=1, zone="UTC", now=now)


def reached(reach: Callable[..., object], who: Actor, key: UUID) -> bool:
    """Answer whether somebody may change something; to everybody else it is not there."""
    try:
        return bool(reach(who, key, Deed.CHANGE))
    except Refusal as refusal:
        return refusal.because is not Because.HIDDEN


def test_the_list_equals_the_gate(mine: UUID, cast: Cast, now: datetime) -> None:
    away = be_away(by=cast.ben, first=EASTER.first, last=EASTER.last, now=now)
    roads = [(access.visible_to, access.reach, mine), (access.away_visible_to, access.reach_away, away)]
    for who in cast.everybody:
        for visible, reach, key in roads:
            listed = visible(who).filter(pk=key).exists()
            assert listed == reached(reach, who, key) == (who == cast.ben)
        assert access.busy_visible_to(who).exists() == (who == cast.ben)


def test_what_one_wrote_can_be_taken_out(mine: UUID, cast: Cast, now: datetime) -> None:
    be_away(by=cast.ben, first=EASTER.first, last=EASTER.last, about="The coast", now=now)
    taken = {name: list(take(cast.ben)) for name, take in EVERYTHING.items()}
    assert taken["calendars"][0]["address"].endswith("calendar.ics?key=s3cret")
    assert (taken["away"][0]["words"], taken["away"][0]["away"]) == ("The coast", True)
    assert not any(list(take(cast.ada)) for take in EVERYTHING.values())


def test_an_erased_person_leaves_nothing(mine: UUID, cast: Cast, now: datetime) -> None:
    be_away(by=cast.ben, first=EASTER.first, last=EASTER.last, about="The coast", now=now)
    be_away(by=cast.rob, first=EASTER.first, last=EASTER.last, now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now)
    assert not Subscription.objects.exists()
    assert not Busy.objects.exists()
    assert [row.person_id for row in Away.objects.all()] == [cast.rob.id]


def test_days_long_past_are_cleared(cast: Cast, now: datetime) -> None:
    be_away(by=cast.ben, first=now.date(), last=now.date(), now=now)
    assert forgetting.tend(now + timedelta(days=390)) == 0
    assert forgetting.tend(now + timedelta(days=402)) == 1
