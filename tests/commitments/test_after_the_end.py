"""Whoever has left, or was left, neither asks nor writes on, and sees nothing of what came afterwards."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from carefront.commitments.commands import ask, expect, foresee, meet, nudge
from carefront.commitments.commands.answer import say_how_it_went
from carefront.commitments.models import CheckIn, Supporter
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, promise
from tests.doors.calling import Api

LATER = timedelta(days=2)


def test_nobody_asks_about_a_promise_once_the_relationship_rests_or_has_ended(
    cast: Cast, now: datetime, visit: Any
) -> None:
    made = promise(cast.ben, cast.coaching, now)
    page = f"/commitments/{made}/"
    assert f"{page}question/" in visit(cast.ada).get(page).content.decode()
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    with pytest.raises(Refusal) as resting:
        nudge.ask_about(by=cast.ada, commitment_id=made, now=now + LATER)
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    with pytest.raises(Refusal) as ended:
        nudge.ask_about(by=cast.ada, commitment_id=made, now=now + LATER)
    assert resting.value.because is ended.value.because is Because.RESTING
    assert f"{page}question/" not in visit(cast.ada).get(page).content.decode()
    assert not Letter.objects.filter(kind="asked_about").exists()


def test_after_the_end_an_answer_is_met_once_and_then_it_is_quiet(cast: Cast, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now)
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    told = say_how_it_went(by=cast.ben, commitment_id=made, draft=AnswerDraft(Outcome.DONE), now=now + LATER)
    assert told.answer_id is not None
    say: Any = {"by": cast.ada, "answer_id": told.answer_id, "kind": meet.ResponseKind.WORDS}
    meet.respond_to_answer(**say, words="Thank you for seeing it through", now=now + LATER)
    with pytest.raises(Refusal) as refused:
        meet.respond_to_answer(**say, words="And another thing", now=now + LATER)
    assert refused.value.because is Because.RESTING


def test_nothing_is_offered_to_somebody_who_ended_it(cast: Cast, now: datetime) -> None:
    asked = ask.make_request(by=cast.ada, draft=Draft("Call them", relationship_id=cast.coaching), now=now)
    relationships.end_relationship(by=cast.ada, relationship_id=cast.coaching, now=now)
    with pytest.raises(Refusal) as refused:
        ask.counter_request(by=cast.ben, request_id=asked, words="Words of mine", due=None, now=now)
    assert refused.value.because is Because.RESTING
    ask.decline_request(by=cast.ben, request_id=asked, now=now)


def test_an_author_who_left_a_team_writes_nothing_more_for_it(cast: Cast, now: datetime) -> None:
    draft = ExpectationDraft("The pier is clean", relationship_id=cast.team)
    written = expect.write_expectation(by=cast.eve, draft=draft, now=now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    with pytest.raises(Refusal) as refused:
        expect.revise_expectation(by=cast.eve, expectation_id=written, draft=draft, version=1, now=now)
    assert refused.value.because is Because.RESTING


def test_over_the_api_too_nothing_is_shown_of_what_came_after_one_left(cast: Cast, now: datetime, at_now: None) -> None:
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    place = f"/relationships/{cast.team}/facts"
    left = [fact["kind"] for fact in Api(cast.eve, now=now).get(place)["items"]]
    stayed = [fact["kind"] for fact in Api(cast.ben, now=now).get(place)["items"]]
    assert left == stayed[1:]


def test_whoever_leaves_the_workspace_helps_with_nothing_any_more(cast: Cast, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now)
    foresee.invite_supporter(by=cast.ben, commitment_id=made, person_id=cast.sam.id, now=now)
    foresee.accept_support(by=cast.sam, commitment_id=made, now=now)
    people.end_standing(by=cast.ada, person_id=cast.sam.id, now=now)
    assert Supporter.objects.get(commitment_id=made).ended_by_id == cast.sam.id


def test_a_question_stays_within_the_years_that_a_calendar_has(cast: Cast, now: datetime, visit: Any) -> None:
    made = promise(cast.ben, cast.coaching, now)
    place = f"/check-ins/{CheckIn.objects.get(commitment_id=made).pk}/question"
    for moment in ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00"):
        assert Api(cast.ben, now=now)("PUT", place, {"to": moment}).status_code == 422
    assert visit(cast.ada).get(f"/commitments/{made}/").status_code == 200
