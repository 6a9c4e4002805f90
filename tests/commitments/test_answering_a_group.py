"""What is answered about a promise to a whole team reaches each of its members, and waits for each by themselves."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from carefront.commitments import queries
from carefront.commitments.commands import meet
from carefront.commitments.commands.answer import answer_check_in, say_how_it_went
from carefront.commitments.queries.desk import desk
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.relationships import commands as relationships
from carefront.relationships import queries as bonds
from tests.cast import Cast, promise
from tests.doors.calling import Api

LATER = timedelta(hours=2)


@pytest.fixture
def told(cast: Cast, now: datetime) -> UUID:
    """Let Ben promise something to the team, let Sam join it, and let Ben say that it is done; the answer's id."""
    made = promise(cast.ben, cast.team, now, "Sweep the pier")
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + timedelta(hours=1))
    said = AnswerDraft(Outcome.DONE, happened="Before breakfast")
    answered = say_how_it_went(by=cast.ben, commitment_id=made, draft=said, now=now + LATER)
    assert answered.answer_id is not None
    return answered.answer_id


def to_meet(who: Actor, now: datetime) -> list[str]:
    cards = {card.id: card for card in bonds.relationships(who)}
    on_desk = [one.commitment_words for one in desk(who, cards, now=now + LATER).to_meet]
    assert on_desk == [card.commitment_words for card in queries.answers_to_meet(who)]
    return on_desk


def test_it_lies_before_those_who_were_in_the_team_when_it_was_promised(cast: Cast, now: datetime, told: UUID) -> None:
    seen = {who.name: to_meet(who, now) for who in cast.everybody}
    waits = ["Sweep the pier"]
    assert seen == {"Ada": waits, "Mia": waits, "Eve": waits, "Ben": [], "Rob": [], "Sam": [], "Zoe": []}


def test_each_of_them_hears_of_it_in_the_letter_of_their_day(cast: Cast, now: datetime, told: UUID) -> None:
    letters = {letter.to_person_id: letter for letter in Letter.objects.filter(kind="news")}
    assert set(letters) == {cast.ada.id, cast.mia.id, cast.eve.id}
    mine = registry.render(letters[cast.eve.id])
    assert mine is not None
    assert "Ben says how it went: Sweep the pier" in mine.subject
    assert "Before breakfast" in mine.text
    assert letters[cast.eve.id].due_at >= now + LATER + timedelta(hours=1)  # at an hour of theirs, not at once


def test_whoever_meets_it_takes_it_off_their_own_list_alone(cast: Cast, now: datetime, told: UUID) -> None:
    say: Any = {"answer_id": told, "now": now + LATER}
    meet.respond_to_answer(by=cast.ada, kind=meet.ResponseKind.ACKNOWLEDGEMENT, words="It shone", **say)
    meet.set_answer_aside(by=cast.mia, **say)
    assert [to_meet(who, now) for who in (cast.ada, cast.mia)] == [[], []]
    assert to_meet(cast.eve, now) == ["Sweep the pier"]
    meet.give_other_account(by=cast.eve, outcome=Outcome.PARTLY, words="The end is wet", **say)
    assert to_meet(cast.eve, now) == []
    for outside in (cast.sam, cast.rob, cast.zoe):
        with pytest.raises(Refusal) as refused:
            meet.set_answer_aside(by=outside, **say)
        assert refused.value.because is Because.HIDDEN


def test_who_leaves_the_team_has_nothing_of_it_waiting(cast: Cast, now: datetime, told: UUID) -> None:
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now + LATER)
    assert to_meet(cast.eve, now) == []
    assert registry.render(Letter.objects.get(kind="news", to_person_id=cast.eve.id)) is None


def test_a_second_word_in_place_of_the_first_waits_once(cast: Cast, now: datetime, told: UUID) -> None:
    meet.set_answer_aside(by=cast.ada, answer_id=told, now=now + LATER)
    check_in = queries.answer(cast.ben, told).check_in_id
    again = AnswerDraft(Outcome.PARTLY, enough=True)
    answer_check_in(by=cast.ben, check_in_id=check_in, draft=again, now=now + LATER)
    assert to_meet(cast.ada, now) == ["Sweep the pier"]


def test_after_the_end_each_may_meet_it_once(cast: Cast, now: datetime, told: UUID) -> None:
    relationships.end_relationship(by=cast.ada, relationship_id=cast.team, now=now + LATER)
    words: Any = {"kind": meet.ResponseKind.WORDS, "words": "Thank you", "answer_id": told, "now": now + LATER}
    meet.respond_to_answer(by=cast.mia, **words)
    meet.respond_to_answer(by=cast.eve, **words)
    with pytest.raises(Refusal) as refused:
        meet.respond_to_answer(by=cast.eve, **words)
    assert refused.value.because is Because.RESTING


@pytest.mark.parametrize("door", ["web", "api"])
def test_both_doors_show_it_and_set_it_aside(cast: Cast, now: datetime, told: UUID, visit: Any, door: str) -> None:
    if door == "api":
        call = Api(cast.mia, now=now)
        assert [one["id"] for one in call.get("/answers")["items"]] == [str(told)]
        assert call.get(f"/answers/{told}")["awaits_me"]
        call.post(f"/answers/{told}/aside", status=200)
        assert call.get("/answers")["items"] == []
        assert not call.get(f"/answers/{told}")["awaits_me"]
        return
    client = visit(cast.mia)
    assert f"/answers/{told}/" in client.get("/").content.decode()
    assert f"/answers/{told}/aside/" in client.get(f"/answers/{told}/").content.decode()
    assert client.post(f"/answers/{told}/aside/").status_code == 302
    assert f"/answers/{told}/" not in client.get("/").content.decode()
