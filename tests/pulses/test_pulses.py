"""Answering a pulse, letting it pass, the rhythm, and sharing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from carefront.core.actors import Actor
from carefront.core.pulsing import Answers
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit.models import Event, Letter
from carefront.lobby.queries.home import home
from carefront.people import commands as people
from carefront.pulses.commands import answering
from carefront.pulses.models import Adjustment, Pulse, Rhythm, Wish
from carefront.pulses.queries import beside, doses, due, reading
from carefront.relationships import commands as relationships
from carefront.relationships import queries as bonds
from tests.cast import Cast
from tests.pulses.conftest import DAY, WEEK, answer, shared, wish


def test_a_pulse_is_its_authors_alone_and_leaves_no_trace(cast: Cast, now: datetime) -> None:
    before = Event.objects.count()
    key = answer(cast.ben, cast.coaching, now)
    answering.skip_pulse(by=cast.ada, relationship_id=cast.coaching, now=now)
    answering.choose_rhythm(by=cast.ada, relationship_id=cast.coaching, weeks=4, now=now)
    assert (Event.objects.count(), Letter.objects.count()) == (before, 0)
    mine = reading.page(cast.ben, cast.coaching, now=now)
    assert [one.id for one in mine.mine] == [key]
    theirs = reading.page(cast.ada, cast.coaching, now=now)
    assert (theirs.mine, theirs.theirs, theirs.sides) == ((), (), ())


def test_sharing_shows_one_pulse_and_can_be_taken_back(cast: Cast, now: datetime) -> None:
    answer(cast.ben, cast.coaching, now - WEEK)
    key = shared(cast.ben, cast.coaching, now)
    answering.share_pulse(by=cast.ben, pulse_id=key, now=now)
    assert [one.id for one in reading.page(cast.ada, cast.coaching, now=now).theirs] == [key]
    kinds = Event.objects.filter(stream_id=cast.coaching, kind__startswith="pulse.").order_by("seq")
    assert [(one.kind, one.subject_id, one.facts) for one in kinds] == [("pulse.shared", key, {})]
    answering.unshare_pulse(by=cast.ben, pulse_id=key, now=now + DAY)
    answering.unshare_pulse(by=cast.ben, pulse_id=key, now=now + DAY)
    assert reading.page(cast.ada, cast.coaching, now=now).theirs == ()
    with pytest.raises(Refusal) as refused:
        answering.share_pulse(by=cast.ada, pulse_id=key, now=now)
    assert refused.value.because is Because.HIDDEN


def test_another_ones_pulse_is_read_and_not_changed(cast: Cast, now: datetime) -> None:
    key = shared(cast.ben, cast.coaching, now)
    for deed in (answering.share_pulse, answering.unshare_pulse):
        with pytest.raises(Refusal) as refused:
            deed(by=cast.ada, pulse_id=key, now=now)
        assert refused.value.because is Because.NOT_YOURS


def test_in_a_team_no_answer_is_shared_one_by_one(cast: Cast, now: datetime) -> None:
    key = answer(cast.eve, cast.team, now)
    with pytest.raises(Refusal) as refused:
        answering.share_pulse(by=cast.eve, pulse_id=key, now=now)
    assert refused.value.because is Because.WRONG_SIZE
    assert reading.pulse(cast.eve, key).may_share is False
    Pulse.objects.filter(pk=key).update(shared_at=now)  # even then nobody would see it
    assert reading.page(cast.ada, cast.team, now=now).theirs == ()


def test_the_same_day_holds_one_pulse(cast: Cast, now: datetime) -> None:
    key = answer(cast.ben, cast.coaching, now)
    assert answer(cast.ben, cast.coaching, now, 2) == key == answer(cast.ben, cast.coaching, now, 2)
    assert Pulse.objects.get().safe == 2
    answering.share_pulse(by=cast.ben, pulse_id=key, now=now)
    assert answer(cast.ben, cast.coaching, now, 2) == key  # the same again is no change
    with pytest.raises(Refusal) as refused:
        answer(cast.ben, cast.coaching, now, 3)
    assert refused.value.because is Because.ALREADY_SETTLED


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (Answers(), "safe"), (Answers(safe=0), "safe"), (Answers(care=8), "care"), (Answers(clear=-1), "clear"),
        (Answers(dose=3), "dose"), (Answers(safe=4, dose=-3), "dose"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused(cast: Cast, now: datetime, answers: Answers, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        answering.answer_pulse(by=cast.ben, relationship_id=cast.coaching, answers=answers, now=now)
    assert refused.value.field == field
    assert not Pulse.objects.exists()


def test_there_is_none_with_oneself_and_none_where_it_rests_or_is_not_ones_own(cast: Cast, now: datetime) -> None:
    alone = relationships.propose_relationship(by=cast.ben, kind=RelationshipKind.SELF, with_ids=[], now=now)
    for who, place, because in (
        (cast.ben, alone, Because.HIDDEN), (cast.sam, cast.coaching, Because.HIDDEN),
        (cast.zoe, cast.team, Because.HIDDEN),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            answer(who, place, now)
        assert refused.value.because is because
    key = shared(cast.ben, cast.peers, now)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now)
    with pytest.raises(Refusal) as refused:
        answer(cast.ben, cast.peers, now + DAY)
    assert refused.value.because is Because.RESTING
    answering.unshare_pulse(by=cast.ben, pulse_id=key, now=now)  # taking back is always possible
    assert not reading.page(cast.rob, cast.peers, now=now).theirs


def test_the_rhythm_is_the_persons_own(cast: Cast, now: datetime) -> None:
    def waiting(who: object, at: datetime) -> set[object]:
        return set(due.due_in(who, now=at))  # type: ignore[arg-type]

    everything = {cast.coaching, cast.peers, cast.team}
    assert waiting(cast.ben, now + 3 * WEEK - DAY) == set()
    assert waiting(cast.ben, now + 3 * WEEK) == everything
    answer(cast.ben, cast.coaching, now + 3 * WEEK)
    answering.skip_pulse(by=cast.ben, relationship_id=cast.peers, now=now + 3 * WEEK)
    answering.choose_rhythm(by=cast.ben, relationship_id=cast.team, weeks=0, now=now + 3 * WEEK)
    assert waiting(cast.ben, now + 5 * WEEK) == set()
    assert waiting(cast.ben, now + 6 * WEEK) == {cast.coaching, cast.peers}
    assert waiting(cast.ada, now + 6 * WEEK) == {cast.coaching, cast.team}
    answer(cast.ben, cast.team, now + 6 * WEEK)  # by themselves, and still not asked
    assert cast.team not in waiting(cast.ben, now + 60 * WEEK)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + 6 * WEEK)
    assert waiting(cast.ben, now + 6 * WEEK) == {cast.coaching}
    with pytest.raises(Refusal):
        answering.choose_rhythm(by=cast.ben, relationship_id=cast.team, weeks=1, now=now)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Pacific/Kiritimati"])
def test_a_clock_put_forward_or_back_moves_no_day(cast: Cast, now: datetime, zone: str) -> None:
    ben = replace(cast.ben, zone=zone)
    for start in (datetime(2026, 3, 20, 23, 30, tzinfo=UTC), datetime(2026, 10, 20, 0, 30, tzinfo=UTC)):
        here = ben.local(start)
        answering.choose_rhythm(by=ben, relationship_id=cast.coaching, weeks=2, now=start)
        assert Rhythm.objects.get(person_id=ben.id, relationship_id=cast.coaching).next_on == here.date() + 2 * WEEK
        # From the first minute of that day where they live, and not before.
        midnight = datetime.combine(here.date() + 2 * WEEK, datetime.min.time(), tzinfo=here.tzinfo)
        for at, is_due in ((midnight - timedelta(seconds=1), False), (midnight, True)):
            asked = datetime.fromtimestamp(at.timestamp(), tz=UTC)
            assert (cast.coaching in due.due_in(ben, now=asked)) is is_due
            assert reading.page(ben, cast.coaching, now=asked).is_due is is_due


def test_nobody_is_asked_while_they_rest_from_promises(cast: Cast, now: datetime) -> None:
    later = now + 4 * WEEK
    key = relationships.propose_release(
        by=cast.ada, relationship_id=cast.coaching, until=date(2026, 5, 20), reason="A hard month", now=later
    )
    relationships.accept_release(by=cast.ben, release_id=key, now=later)
    assert {card.id for card in home(cast.ben, now=later).pulses} == {cast.peers, cast.team}
    card, rows = bonds.relationship(cast.ben, cast.coaching), beside.parts_beside(cast.ben, cast.coaching)
    assert beside.beside(cast.ben, card, rows, now=later)[0].is_due is False


def test_the_map_beside_promises_is_the_map_of_the_page(cast: Cast, now: datetime) -> None:
    for number in range(8):
        answer(cast.ben, cast.coaching, now + number * WEEK, 1 + number % 7, 5, 4)
    shared(cast.ada, cast.coaching, now + 3 * DAY, 3, 4, 6, 1)
    answer(cast.ada, cast.coaching, now + 9 * WEEK, 7, 7, 7)
    at = now + 10 * WEEK

    def places(who: Actor) -> list[tuple[object, object]]:
        card = bonds.relationship(who, cast.coaching)
        found, _brought = beside.beside(who, card, beside.parts_beside(who, cast.coaching), now=at)
        whole = reading.page(who, cast.coaching, now=at).sides
        assert [(one.who, one.point) for one in found.sides] == [(one.who, one.point) for one in whole]
        return [(one.who.id, one.point.n) for one in found.sides]

    assert places(cast.ben) == [(cast.ben.id, 6), (cast.ada.id, 1)]
    assert places(cast.ada) == [(cast.ada.id, 2)]


def test_beside_a_teams_promises_stand_ones_own_pulses_alone(cast: Cast, now: datetime) -> None:
    for who in (cast.mia, cast.eve):
        answer(who, cast.team, now)
    card = bonds.relationship(cast.eve, cast.team)
    found, _brought = beside.beside(cast.eve, card, beside.parts_beside(cast.eve, cast.team), now=now)
    assert [one.who.id for one in found.sides] == [cast.eve.id]
    assert found.shared_on is None


@pytest.mark.parametrize("weeks", [None, 0, 2, 4])
@pytest.mark.parametrize("second", [None, 0, 3])
def test_home_asks_where_a_pulse_is_due_and_nowhere_else(
    cast: Cast, now: datetime, weeks: int | None, second: int | None
) -> None:
    for place, every in ((cast.coaching, weeks), (cast.peers, second)):
        if every is not None:
            answering.choose_rhythm(by=cast.ben, relationship_id=place, weeks=every, now=now + WEEK)
    for passed in (0, 1, 2, 3, 4, 6):
        at = now + passed * WEEK
        assert {card.id for card in home(cast.ben, now=at).pulses} == due.due_in(cast.ben, now=at)


def test_a_corner_and_a_change_are_told_late_and_to_the_author_alone(cast: Cast, now: datetime) -> None:
    for number in range(2):
        answer(cast.ben, cast.coaching, now + 2 * number * WEEK, 6, 6, 6)
    assert reading.page(cast.ben, cast.coaching, now=now).sides[0].point.corner is None
    for number in range(2, 7):
        answer(cast.ben, cast.coaching, now + 2 * number * WEEK, 6, 6, 6)
    key = shared(cast.ben, cast.coaching, now + 14 * WEEK, 1, 1, 1, 2)
    at = now + 14 * WEEK
    mine = reading.page(cast.ben, cast.coaching, now=at)
    assert mine.sides[0].point.corner is not None
    assert {one.asked.value for one in mine.changes} == {"safe", "care", "clear", "mean"}
    other = reading.page(cast.ada, cast.coaching, now=at)
    assert (other.changes, other.sides[0].point.n, other.sides[0].point.evidence) == ((), 1, (key,))


def test_too_much_is_told_to_nobody_but_the_author(cast: Cast, now: datetime) -> None:
    first = answer(cast.ben, cast.coaching, now, dose=2)
    assert doses.too_much(cast.ben, cast.coaching) == ((), False)  # one answer is a day
    second = shared(cast.ben, cast.coaching, now + 2 * WEEK, 5, 5, 5, 1)
    assert doses.too_much(cast.ben, cast.coaching) == ((second, first), True)
    assert doses.too_much(cast.ada, cast.coaching) == doses.too_much(cast.ben, cast.peers) == ((), False)
    # What was said of an earlier level does not say it of one that stands since.
    assert doses.too_much(cast.ben, cast.coaching, now + WEEK) == ((), True)
    assert doses.too_much(cast.ben, cast.coaching, now - WEEK) == ((second, first), True)
    told = doses.heard(cast.ada)
    assert [(one.person_id, one.dose) for one in told[cast.coaching]] == [(cast.ben.id, 1)]
    assert doses.heard(cast.ben) == doses.heard(cast.sam) == {}


def test_erasure_takes_pulses_whole_and_words_away(cast: Cast, now: datetime) -> None:
    shared(cast.ben, cast.coaching, now)
    wish(cast.ben, cast.coaching, now)
    wish(cast.ben, cast.coaching, now, share=False)
    theirs = wish(cast.ada, cast.coaching, now)
    from carefront.pulses.commands import wishing

    met = wishing.meet_wish(by=cast.ben, wish_id=theirs, words="I wait a day", now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now + DAY)
    assert not Pulse.objects.exists()
    assert not Rhythm.objects.exists()
    assert sorted(Wish.objects.values_list("words", flat=True)) == ["", "Ask me about one thing"]
    assert Adjustment.objects.get(pk=met).words == ""
