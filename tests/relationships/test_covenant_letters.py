"""Letters about covenants: who gets one, when, and what it says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from carefront.commitments.commands import answer, meet
from carefront.core.commitments import AnswerDraft
from carefront.core.covenants import CovenantPart
from carefront.core.outcomes import Outcome
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.relationships import commands
from carefront.relationships.models import CovenantQuestion
from tests.cast import promise
from tests.relationships.agreeing import STEPS, agreed, drafted, sign, write


def waiting(kind):
    return {letter.to_person_id: letter for letter in Letter.objects.filter(kind=kind, due_at__isnull=False)}


def rendered(kind, person):
    return registry.render(waiting(kind)[person.id])


def test_the_first_signature_asks_the_others(cast, now):
    key = drafted(cast.ada, cast.team, now)
    assert not Letter.objects.exists()  # writing asks nobody for anything
    sign(cast.ada, key, now)
    assert set(waiting("covenant_asked")) == {cast.ben.id, cast.mia.id, cast.eve.id}
    said = rendered("covenant_asked", cast.ben)
    assert said.subject == "Ada has signed how you work together"
    assert f"/relationships/{cast.team}/covenant/?in=" in said.text
    assert STEPS not in said.text + said.html
    sign(cast.ben, key, now)
    assert len(Letter.objects.filter(kind="covenant_asked")) == 3
    assert rendered("covenant_asked", cast.ben) is None
    commands.take_signature_back(by=cast.ben, covenant_id=key, now=now)
    commands.take_signature_back(by=cast.ada, covenant_id=key, now=now)
    assert not waiting("covenant_asked")


def test_everybody_else_hears_that_it_is_in_force(cast, now):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    assert not waiting("covenant_asked")
    assert set(waiting("covenant_in_force")) == {cast.ada.id}
    said = rendered("covenant_in_force", cast.ada)
    assert said.subject == "How you work together is in force"
    assert "9 June 2026" in said.text
    assert "9 June 2026" in said.html


def test_whoever_had_signed_hears_of_a_change_and_of_letting_go(cast, now):
    key = drafted(cast.ada, cast.coaching, now)
    sign(cast.ada, key, now)
    write(cast.ben, key, now, CovenantPart.CONDUCT, "We say it early")
    write(cast.ben, key, now, CovenantPart.SHARING, "Nothing")
    assert not waiting("covenant_asked")
    assert set(waiting("covenant_changed")) == {cast.ada.id}
    said = rendered("covenant_changed", cast.ada)
    assert said.subject == "Ben changed the draft that you had signed"
    assert "your signature was taken back" in said.text
    sign(cast.ada, key, now)
    assert rendered("covenant_changed", cast.ada) is None
    Letter.objects.all().delete()
    commands.let_draft_go(by=cast.ben, covenant_id=key, now=now)
    assert rendered("covenant_changed", cast.ada).subject == "Ben let the draft go that you had signed"


def test_on_the_day_of_review_each_is_asked_once_at_their_hour(cast, now):
    key = agreed((cast.ada, cast.ben), cast.coaching, now)
    day = datetime(2026, 6, 9, 16, tzinfo=UTC)  # the hour that both chose
    assert {one.due_at for one in CovenantQuestion.objects.all()} == {day}
    assert commands.ask_due(day - timedelta(minutes=1), "w") == 0
    assert commands.ask_due(day, "w") == 2
    assert commands.ask_due(day + timedelta(days=9), "w") == 0
    assert rendered("covenant_review", cast.ben).subject == "Is how you work together still right?"
    commands.confirm_review(by=cast.ben, covenant_id=key, next_on=date(2026, 9, 9), now=day)
    assert rendered("covenant_review", cast.ben) is None
    assert rendered("covenant_review", cast.ada) is not None
    commands.confirm_review(by=cast.ada, covenant_id=key, next_on=date(2026, 9, 9), now=day)
    assert {one.due_at for one in CovenantQuestion.objects.all()} == {datetime(2026, 9, 9, 16, tzinfo=UTC)}
    assert commands.ask_due(datetime(2026, 9, 9, 16, tzinfo=UTC), "w") == 2


def test_nothing_is_asked_while_it_rests_or_after_its_end(cast, now):
    agreed((cast.ada, cast.ben), cast.coaching, now)
    day = datetime(2026, 6, 9, 16, tzinfo=UTC)
    commands.pause_relationship(by=cast.ben, relationship_id=cast.coaching, now=now)
    assert commands.ask_due(day, "w") == 0
    commands.resume_relationship(by=cast.ben, relationship_id=cast.coaching, now=day)
    assert commands.ask_due(day + timedelta(hours=1), "w") == 2
    agreed((cast.ben, cast.rob), cast.peers, now)
    commands.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now)
    assert commands.ask_due(day + timedelta(hours=2), "w") == 0


@pytest.mark.parametrize("has_agreed", [True, False])
def test_a_letter_about_two_accounts_says_what_was_agreed_for_that(cast, now, has_agreed):
    if has_agreed:
        agreed((cast.ada, cast.ben), cast.coaching, now)
    key = promise(cast.ben, cast.coaching, now)
    told = answer.say_how_it_went(by=cast.ben, commitment_id=key, draft=AnswerDraft(Outcome.DONE, False), now=now)
    meet.give_other_account(
        by=cast.ada, answer_id=told.answer_id, outcome=Outcome.NOT_YET, words="I saw no notes", now=now
    )
    said = rendered("news", cast.ben)
    assert (STEPS in said.text, STEPS in said.html) == (has_agreed, has_agreed)
