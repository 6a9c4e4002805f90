"""Handing over, another day, dropping: asked of whom it concerns, dated, and never counted as a miss."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from carefront.commitments.commands import ask, change
from carefront.commitments.models import Commitment, Release, Request
from carefront.core.backlog import Stands
from carefront.core.ledger import Kind
from carefront.core.refusals import Because
from carefront.kit import journal
from carefront.planning.commands import assigning, backlog, recalibrating
from carefront.planning.models import Item, Offer
from tests.cast import Cast, in_days
from tests.planning.conftest import add, shown, words_in_order
from tests.planning.test_planning import done, kinds, refused

HOUR = timedelta(hours=1)


@pytest.fixture
def bens(cast: Cast, now: datetime) -> UUID:
    """Something in the team's backlog that Ben has taken."""
    key = add(cast.ada, cast.team, now)
    assigning.take_item(by=cast.ben, item_id=key, due=in_days(now, 6), now=now)
    return key


def hand_over(cast: Cast, bens: UUID, now: datetime) -> UUID:
    """Let Ben ask Mia to take it over."""
    return recalibrating.hand_over_item(by=cast.ben, item_id=bens, owner_id=cast.mia.id, words="I am away", now=now)


def test_it_stays_ones_own_until_the_other_says_yes(cast: Cast, bens: UUID, now: datetime) -> None:
    asked = hand_over(cast, bens, now)
    card = shown(cast.eve, bens, now)
    assert (card.stands, card.owner.name, card.pending.to.name) == (Stands.TAKEN, "Ben", "Mia")
    assert refused(lambda: hand_over(cast, bens, now)) is Because.ALREADY_THERE
    ask.decline_request(by=cast.mia, request_id=asked, now=now)
    card = shown(cast.ben, bens, now)
    assert (card.owner.name, card.pending, card.ended.to.name, card.may_hand_over) == ("Ben", None, "Mia", True)
    assert Commitment.objects.get().state == "open"


def test_handed_over_is_no_miss(cast: Cast, bens: UUID, now: datetime) -> None:
    late = now + timedelta(days=8)  # after the day that was promised
    asked = recalibrating.hand_over_item(
        by=cast.ben, item_id=bens, owner_id=cast.mia.id, due=in_days(now, 12), words="I am ill", now=late
    )
    made = ask.accept_request(by=cast.mia, request_id=asked, now=late)
    card = shown(cast.eve, bens, late)
    assert (card.stands, card.owner.name, card.ended) == (Stands.TAKEN, "Mia", None)
    before = Commitment.objects.get(owner_id=cast.ben.id)
    assert (before.state, Release.objects.get().words) == ("released", "I am ill")
    [fact] = [one for one in journal.of_subject(before.pk) if one.kind is Kind.COMMITMENT_RELEASED]
    assert fact.facts == {"person": str(cast.mia.id)}  # nothing of a day that had passed
    assert kinds(cast.team)[0] is Kind.ITEM_HANDED_OVER
    assert Commitment.objects.get(pk=made).owner_id == cast.mia.id


def test_only_its_owner_hands_over(cast: Cast, bens: UUID, now: datetime) -> None:
    def try_it() -> None:
        recalibrating.hand_over_item(by=cast.ada, item_id=bens, owner_id=cast.mia.id, now=now)

    assert refused(try_it) is Because.NOT_YOURS
    assert not Request.objects.exists()


def test_what_was_done_meanwhile_is_not_taken_over(cast: Cast, bens: UUID, now: datetime) -> None:
    asked = hand_over(cast, bens, now)
    done(cast.ben, Commitment.objects.get().pk, now + HOUR)
    take = lambda: ask.accept_request(by=cast.mia, request_id=asked, now=now + HOUR)  # noqa: E731
    assert refused(take) is Because.ALREADY_SETTLED
    assert Commitment.objects.count() == 1
    assert shown(cast.mia, bens, now).stands is Stands.DONE


def test_a_promise_changed_meanwhile_gives_way_all_the_same(cast: Cast, bens: UUID, now: datetime) -> None:
    asked = hand_over(cast, bens, now)
    first = Commitment.objects.get()
    change.recommit_commitment(by=cast.ben, commitment_id=first.pk, due=in_days(now, 9), now=now)
    ask.accept_request(by=cast.mia, request_id=asked, now=now)
    assert list(Commitment.objects.filter(state="open").values_list("owner__name", flat=True)) == ["Mia"]


def test_another_day_is_proposed_and_its_owner_moves(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.coaching, now)
    made = assigning.take_item(by=cast.ben, item_id=key, due=in_days(now, 6), now=now)
    later = in_days(now, 9)
    asked = recalibrating.propose_day(by=cast.ada, item_id=key, due=later, words="The fair moved", now=now)
    assert Commitment.objects.get().due_on == in_days(now, 6).on
    assert shown(cast.ben, key, now).pending.due == later.on
    again = lambda: recalibrating.propose_day(by=cast.ada, item_id=key, due=in_days(now, 10), now=now)  # noqa: E731
    assert refused(again) is Because.ALREADY_THERE
    onward = ask.accept_request(by=cast.ben, request_id=asked, now=now)
    card = shown(cast.ada, key, now)
    assert (card.owner.name, card.due, card.commitment_id) == ("Ben", later.on, onward)
    before = Commitment.objects.get(pk=made)
    assert (before.state, before.successor.pk, before.moves.get().to_on) == ("changed", onward, later.on)
    assert kinds(cast.coaching)[:2] == [Kind.ITEM_MOVED, Kind.COMMITMENT_CHANGED]


def test_a_day_is_proposed_by_whom_it_was_promised_to_alone(cast: Cast, bens: UUID, now: datetime) -> None:
    for who in (cast.ben, cast.eve):
        deed = lambda who=who: recalibrating.propose_day(by=who, item_id=bens, due=in_days(now, 9), now=now)  # noqa: E731
        assert refused(deed) is Because.NOT_YOURS


def test_dropping_is_for_whoever_has_it(cast: Cast, bens: UUID, now: datetime) -> None:
    assert refused(lambda: recalibrating.drop_item(by=cast.ada, item_id=bens, now=now)) is Because.NOT_YOURS
    recalibrating.drop_item(by=cast.ben, item_id=bens, words="The fair is off", now=now)
    assert Commitment.objects.get().state == "released"
    card = shown(cast.ada, bens, now)
    assert (card.stands, card.dropped.by.name, card.dropped.why) == (Stands.DROPPED, "Ben", "The fair is off")
    assert words_in_order(cast.ada, cast.team, now) == []
    gone = lambda: assigning.take_item(by=cast.ada, item_id=bens, now=now)  # noqa: E731
    assert refused(gone) is Because.ALREADY_SETTLED
    backlog.take_up_item(by=cast.mia, item_id=bens, now=now)
    card = shown(cast.ada, bens, now)
    assert (card.stands, card.ended.came_of, card.dropped) == (Stands.FREE, "released", None)


def test_whoever_asked_drops_and_takes_the_request_back(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.team, now)
    asked = assigning.ask_for_item(by=cast.ada, item_id=key, owner_id=cast.ben.id, now=now)
    assert refused(lambda: recalibrating.drop_item(by=cast.ben, item_id=key, now=now)) is Because.NOT_YOURS
    recalibrating.drop_item(by=cast.ada, item_id=key, now=now)
    assert Request.objects.get(pk=asked).state == "withdrawn"


def test_dropped_while_another_day_is_proposed_moves_nothing(cast: Cast, now: datetime) -> None:
    key = add(cast.ada, cast.coaching, now)
    assigning.take_item(by=cast.ben, item_id=key, now=now)
    asked = recalibrating.propose_day(by=cast.ada, item_id=key, due=in_days(now, 9), now=now)
    recalibrating.drop_item(by=cast.ben, item_id=key, now=now)
    late = lambda: ask.accept_request(by=cast.ben, request_id=asked, now=now)  # noqa: E731
    assert refused(late) is Because.ALREADY_SETTLED
    assert (Offer.objects.count(), Item.objects.get().dropped_by_id) == (2, cast.ben.id)
