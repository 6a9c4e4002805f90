"""Whoever has left, or was left, neither asks nor writes on, and sees nothing of what came afterwards."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from carefront.commitments import queries
from carefront.commitments.commands import ask, expect, foresee, meet, nudge
from carefront.commitments.commands.answer import say_how_it_went
from carefront.commitments.models import CheckIn, Request, Supporter
from carefront.commitments.queries.letters import waiting_for
from carefront.commitments.queries.looking import not_resting
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.expectations import ExpectationDraft
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.kit.models import Letter
from carefront.kit.posting import registry
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


def test_nothing_is_read_back_answered_or_closed_after_the_end(cast: Cast, now: datetime, visit: Any) -> None:
    draft = ExpectationDraft("Ten visits", relationship_id=cast.coaching)
    written = expect.write_expectation(by=cast.ada, draft=draft, now=now)
    back = expect.read_back(by=cast.ben, expectation_id=written, words="Ten that last", now=now)
    assert f"/expectations/{written}/" in visit(cast.ada).get("/").content.decode()
    relationships.end_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    tries: list[Any] = [
        lambda: expect.read_back(by=cast.ben, expectation_id=written, words="Eleven", now=now),
        lambda: expect.answer_read_back(by=cast.ada, read_back_id=back, meant=True, now=now),
        lambda: expect.close_expectation(by=cast.ada, expectation_id=written, now=now),
    ]
    for deed in tries:
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.because is Because.RESTING
    for who in (cast.ada, cast.ben):
        page = visit(who).get(f"/expectations/{written}/").content.decode()
        assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]
        assert f"/expectations/{written}/" not in visit(who).get("/").content.decode()
    said = visit(cast.ada).post(f"/expectations/{written}/closing/", follow=True)
    assert said.status_code == 200


def test_a_request_to_somebody_who_left_is_closed_and_its_asker_told(cast: Cast, now: datetime, visit: Any) -> None:
    asked = ask.make_request(by=cast.ada, draft=Draft("Call them", relationship_id=cast.coaching), now=now)
    theirs = ask.make_request(by=cast.ben, draft=Draft("Read it", relationship_id=cast.peers), now=now)
    Letter.objects.all().delete()
    people.end_standing(by=cast.ada, person_id=cast.ben.id, now=now + LATER)
    assert [Request.objects.get(pk=key).state for key in (asked, theirs)] == ["closed", "closed"]
    letter = Letter.objects.get(kind="request_answered")
    assert letter.to_person_id == cast.ada.id
    said = registry.render(letter)
    assert said is not None
    assert said.subject == "Ben has left, so this is closed: Call them"
    facts = [fact["kind"] for fact in Api(cast.ada, now=now).get(f"/relationships/{cast.coaching}/facts")["items"]]
    assert "request.closed" in facts
    page = visit(cast.ada).get(f"/requests/{asked}/").content.decode()
    assert "Closed, because one of you left" in page
    assert "withdrawal/" not in page
    assert "so a request was closed" in visit(cast.ada).get(f"/relationships/{cast.coaching}/").content.decode()


def test_a_digest_leaves_out_what_rests(cast: Cast, now: datetime) -> None:
    made = promise(cast.ben, cast.coaching, now)
    other = promise(cast.ben, cast.peers, now, "Send the notes")
    nudge.ask_due(now + LATER, "w")
    relationships.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now + LATER)
    asked = not_resting(waiting_for(cast.ben.id))
    assert [one.commitment_id for one in asked] == [other] != [made]


def test_who_asked_today_finds_no_second_button(cast: Cast, now: datetime, visit: Any) -> None:
    made = promise(cast.ben, cast.coaching, now)
    page = f"/commitments/{made}/"
    assert "Ask what is open" in visit(cast.ada).get(page).content.decode()
    nudge.ask_about(by=cast.ada, commitment_id=made, now=now)
    text = visit(cast.ada).get(page).content.decode()
    assert f"{page}question/" not in text
    assert "One letter a day is enough" in text
    assert not Api(cast.ada, now=now).get(page.rstrip("/"))["may_ask"]
    assert queries.commitment(cast.ada, made, now=now + LATER).may_ask
