"""What would make it more useful, what was changed because of it, and whether that helps."""

from datetime import datetime

import pytest

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Event
from carefront.lobby.queries.home import home
from carefront.pulses.commands import answering, wishing
from carefront.pulses.models import Adjustment, Wish
from carefront.pulses.queries import reading
from carefront.pulses.queries.lately import lately
from carefront.relationships import commands as relationships
from carefront.relationships import queries as bonds
from tests.cast import Cast
from tests.pulses.conftest import DAY, answer, wish


def seen(who: object, place: object) -> list[str]:
    return [one.words for one in reading.wishes(who, bonds.relationship(who, place))]  # type: ignore[arg-type]


def test_you_said_and_we_changed(cast: Cast, now: datetime) -> None:
    key = wish(cast.ben, cast.coaching, now, share=False)
    assert (seen(cast.ben, cast.coaching), seen(cast.ada, cast.coaching)) == (["Ask me about one thing"], [])
    assert not Event.objects.filter(kind__startswith="wish.").exists()
    wishing.share_wish(by=cast.ben, wish_id=key, now=now)
    made = wishing.meet_wish(by=cast.ada, wish_id=key, words="I ask about one", on=now.date(), now=now + DAY)
    with pytest.raises(Refusal) as refused:
        wishing.judge_adjustment(by=cast.ada, adjustment_id=made, helps="yes", now=now)
    assert refused.value.because is Because.NOT_YOURS
    wishing.judge_adjustment(by=cast.ben, adjustment_id=made, helps="partly", words="On good days", now=now + 2 * DAY)
    [card] = reading.wishes(cast.ada, bonds.relationship(cast.ada, cast.coaching))
    [one] = card.adjustments
    assert (one.by.name, one.on, one.helps, one.helps_words) == ("Ada", now.date(), "partly", "On good days")
    assert (one.may_judge, card.may_take_back, card.may_meet) == (False, False, True)
    facts = Event.objects.filter(stream_id=cast.coaching, kind__startswith="wish.").order_by("seq")
    assert [one.kind for one in facts] == ["wish.shared", "wish.met", "wish.judged"]
    assert {one.subject_id for one in facts} == {key}
    assert "good" not in str([one.facts for one in facts])


def test_what_others_share_stands_at_home_for_a_week_and_no_longer(cast: Cast, now: datetime) -> None:
    def told(who: Actor, at: datetime) -> list[tuple[str, object]]:
        found = [(line.what.value, line.relationship_id) for line in lately(who, now=at)]
        assert home(who, now=at).shared is bool(found)
        return found

    key = wish(cast.ben, cast.coaching, now, share=False)
    kept = answer(cast.ben, cast.coaching, now)
    assert told(cast.ada, now) == []
    wishing.share_wish(by=cast.ben, wish_id=key, now=now)
    answering.share_pulse(by=cast.ben, pulse_id=kept, now=now + DAY)
    wish(cast.eve, cast.team, now + 2 * DAY)
    assert told(cast.ada, now + 2 * DAY) == [("wish", cast.team), ("pulse", cast.coaching), ("wish", cast.coaching)]
    assert told(cast.ben, now + 2 * DAY) == [("wish", cast.team)]  # the rest is his own
    wishing.meet_wish(by=cast.ada, wish_id=key, words="I ask about one", on=now.date(), now=now + 3 * DAY)
    assert told(cast.ben, now + 3 * DAY) == [("changed", cast.coaching), ("wish", cast.team)]
    assert told(cast.ada, now + 9 * DAY) == [("wish", cast.team)]
    answering.unshare_pulse(by=cast.ben, pulse_id=kept, now=now + 3 * DAY)
    wishing.unshare_wish(by=cast.ben, wish_id=key, now=now + 3 * DAY)
    assert told(cast.ada, now + 3 * DAY) == [("wish", cast.team)]
    assert told(cast.ben, now + 3 * DAY) == [("wish", cast.team)]


def test_what_is_taken_back_takes_along_what_hangs_on_it(cast: Cast, now: datetime) -> None:
    key = wish(cast.ben, cast.coaching, now)
    made = wishing.meet_wish(by=cast.ada, wish_id=key, words="I ask about one", now=now)
    wishing.unshare_wish(by=cast.ben, wish_id=key, now=now)
    wishing.unshare_wish(by=cast.ben, wish_id=key, now=now)
    assert seen(cast.ada, cast.coaching) == []
    for deed in (
        lambda: wishing.meet_wish(by=cast.ada, wish_id=key, words="More", now=now),
        lambda: wishing.judge_adjustment(by=cast.ada, adjustment_id=made, helps="no", now=now),
        lambda: reading.wish(cast.ada, key),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.because is Because.HIDDEN
    wishing.judge_adjustment(by=cast.ben, adjustment_id=made, helps="yes", now=now)  # its author still can


def test_a_team_sees_what_is_shared_with_those_who_are_in_it_then(cast: Cast, now: datetime) -> None:
    wish(cast.eve, cast.team, now)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + DAY)
    wish(cast.mia, cast.team, now + 2 * DAY, "Shorter Mondays")
    assert seen(cast.sam, cast.team) == ["Shorter Mondays"]
    assert seen(cast.ada, cast.team) == ["Shorter Mondays", "Ask me about one thing"]
    key = Wish.objects.get(person_id=cast.eve.id).pk
    first = wishing.meet_wish(by=cast.ada, wish_id=key, words="One thing", now=now + DAY)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + 3 * DAY)
    wishing.meet_wish(by=cast.ada, wish_id=key, words="No thing at all", now=now + 4 * DAY)
    assert [one.id for one in reading.wish(cast.eve, key).adjustments] == [first]
    with pytest.raises(Refusal) as refused:
        wishing.judge_adjustment(by=cast.eve, adjustment_id=first, helps="yes", now=now + 4 * DAY)
    assert refused.value.because is Because.RESTING
    assert seen(cast.eve, cast.team) == ["Ask me about one thing"]  # their own, and nothing else


@pytest.mark.parametrize("words", ["", "  ", "\0", "x" * 2001])
def test_words_that_cannot_be_kept(cast: Cast, now: datetime, words: str) -> None:
    with pytest.raises(Refusal):
        wish(cast.ben, cast.coaching, now, words)
    key = wish(cast.ben, cast.coaching, now, "Less")
    with pytest.raises(Refusal):
        wishing.meet_wish(by=cast.ada, wish_id=key, words=words, now=now)
    with pytest.raises(Refusal):
        wishing.meet_wish(by=cast.ada, wish_id=key, words="Done", on=(now + 2 * DAY).date(), now=now)
    made = wishing.meet_wish(by=cast.ada, wish_id=key, words="Done", now=now)
    with pytest.raises(Refusal):
        wishing.judge_adjustment(by=cast.ben, adjustment_id=made, helps="5", now=now)


def test_sent_twice_it_is_one(cast: Cast, now: datetime) -> None:
    for _time in range(2):
        key = wishing.make_wish(by=cast.ben, relationship_id=cast.coaching, words="Less", now=now, once="form:a")
        wishing.share_wish(by=cast.ben, wish_id=key, now=now)
        wishing.meet_wish(by=cast.ada, wish_id=key, words="I ask less", now=now, once="form:b")
    assert (Wish.objects.count(), Adjustment.objects.count()) == (1, 1)
