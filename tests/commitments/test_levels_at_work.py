"""What the level does: who is asked, how, what the other is told, and how a brief speaks."""

from datetime import timedelta

import pytest

from carefront.commitments import access, queries
from carefront.commitments.commands import answer, change, foresee, leveling, nudge
from carefront.commitments.models import Answer, CheckIn
from carefront.commitments.queries.leveling import level_of
from carefront.conversations.queries import brief, held
from carefront.core.cadence import Rhythm, Unit
from carefront.core.commitments import AnswerDraft
from carefront.core.ledger import Kind
from carefront.core.level import Level
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.kit.posting import registry
from carefront.relationships import commands as relationships
from tests.cast import in_days, promise
from tests.conversations.ended import begun
from tests.relationships.leveling import WHY, stand
from tests.relationships.test_levels import refused


def letters(kind, person):
    return list(Letter.objects.filter(kind=kind, to_person_id=person.id, due_at__isnull=False).order_by("written_at"))


def asked(now):
    nudge.ask_due(now, "w")
    return [registry.render(one) for one in Letter.objects.filter(kind="check_in", due_at__isnull=False)]


def own(by, commitment_id, now, level, days=30):
    look_on = now.date() + timedelta(days=days)
    return leveling.propose_own_level(
        by=by, commitment_id=commitment_id, level=level, reason=WHY, look_on=look_on, now=now
    )


def test_at_the_first_level_carefront_asks_nothing_by_itself(cast, now):
    stand(cast.ben, cast.coaching, now, 1)
    key = promise(cast.ben, cast.coaching, now)
    promise(cast.ada, cast.coaching, now)
    day = now + timedelta(days=2)
    [only] = asked(day)
    assert "Ada" not in only.text  # Ada's own check-in names Ben
    look = CheckIn.objects.get(commitment_id=key)
    assert (look.asks, look.due_at, look.answered_at) == (0, None, None)


def test_unless_the_owner_asks_for_a_question_and_then_once(cast, now):
    stand(cast.ben, cast.coaching, now, 1)
    key = promise(cast.ben, cast.coaching, now)
    look = CheckIn.objects.get(commitment_id=key)
    assert queries.check_in(cast.ben, look.pk).next_question_at is None
    nudge.move_question(by=cast.ben, check_in_id=look.pk, to=now + timedelta(days=3), now=now)
    assert queries.check_in(cast.ben, look.pk).next_question_at == now + timedelta(days=3)
    [said] = asked(now + timedelta(days=3))
    assert said.subject.startswith("How did it go")
    assert CheckIn.objects.get(pk=look.pk).due_at is None


def test_a_level_that_went_down_holds_for_questions_that_wait(cast, now):
    promise(cast.ben, cast.coaching, now)
    day = now + timedelta(days=2)
    nudge.ask_due(day, "w")
    relationships.lower_level(by=cast.ben, relationship_id=cast.coaching, level=1, now=day)
    [waiting] = letters("check_in", cast.ben)
    assert registry.render(waiting) is None


def test_a_practice_goes_on_at_the_first_level(cast, now):
    stand(cast.ben, cast.coaching, now, 1)
    key = promise(cast.ben, cast.coaching, now, rhythm=Rhythm(Unit.DAY, 1))
    for day in range(1, 4):
        assert asked(now + timedelta(days=day, hours=8)) == []
    days = list(CheckIn.objects.filter(commitment_id=key).order_by("occurs_on").values_list("occurs_on", flat=True))
    assert len(days) == len(set(days)) >= 3


def test_at_the_first_level_nobody_is_asked_for_a_word_about_an_answer(cast, now):
    stand(cast.ben, cast.coaching, now, 1)
    key = promise(cast.ben, cast.coaching, now)
    answer.say_how_it_went(by=cast.ben, commitment_id=key, draft=AnswerDraft(Outcome.DONE, False), now=now)
    assert not letters("news", cast.ada)
    assert not queries.answers_to_meet(cast.ada)
    assert queries.commitment(cast.ada, key, now=now).answers[0].outcome is Outcome.DONE
    team = promise(cast.ben, cast.team, now)
    answer.say_how_it_went(by=cast.ben, commitment_id=team, draft=AnswerDraft(Outcome.DONE, False), now=now)
    assert queries.answers_to_meet(cast.eve)
    assert Answer.objects.filter(met_at__isnull=False).count() == 1


@pytest.mark.parametrize(("level", "subject"), [(2, "How did it go: "), (3, "Was it done: ")])
def test_the_question_is_curious_or_plain(cast, now, level, subject):
    if level != 2:
        stand(cast.ben, cast.coaching, now, level)
    promise(cast.ben, cast.coaching, now)
    day = now + timedelta(days=2)
    [said] = asked(day)
    assert said.subject == f"{subject}Call the three stalled accounts"
    assert ("any answer is welcome" in said.text or "Whatever the answer is" in said.text) == (level == 3)
    assert ("what did you learn?" in said.text) == (level == 2)
    nudge.ask_due(day + timedelta(days=2), "w")
    [again] = letters("nudge", cast.ben)
    assert registry.render(again).subject.startswith("No word yet, and that is fine" if level == 2 else "No word yet: ")


@pytest.mark.parametrize("level", [1, 2, 3])
def test_how_the_brief_speaks_of_silence(cast, now, level):
    if level != 2:
        stand(cast.ben, cast.coaching, now, level)
    key = promise(cast.ben, cast.coaching, now)
    day = now + timedelta(days=3)
    place = begun(cast.coaching, day, cast.ada, cast.ben)
    for person in (cast.ada, cast.ben):
        found = brief.brief(person, held.conversation(person, place, now=day), now=day)
        assert [line.id for line in found.due] == ([key] if level == 2 else [])
        assert [line.id for line in found.silent] == ([key] if level == 3 else [])
    change.say_at_risk(by=cast.ben, commitment_id=key, words="", now=day)
    found = brief.brief(cast.ada, held.conversation(cast.ada, place, now=day), now=day)
    assert key in {line.id for line in (*found.due, *found.silent)}


def test_one_promise_can_stand_elsewhere_by_its_owners_consent(cast, now):
    key = promise(cast.ben, cast.coaching, now)
    usual = promise(cast.ben, cast.coaching, now)
    asked_for = own(cast.ada, key, now, 3)
    assert level_of(cast.ben, key).level is Level.CURIOUS
    assert refused(relationships.accept_level, by=cast.ada, change_id=asked_for, now=now) is Because.NOT_YOURS
    relationships.accept_level(by=cast.ben, change_id=asked_for, now=now)
    assert (level_of(cast.ada, key).level, level_of(cast.ada, usual).level) == (Level.DIRECT, Level.CURIOUS)
    assert refused(leveling.lower_own_level, by=cast.ada, commitment_id=key, level=1, now=now) is Because.NOT_YOURS
    leveling.lower_own_level(by=cast.ben, commitment_id=key, level=1, now=now)
    assert level_of(cast.ada, key).level is Level.SELF_TRACKED
    leveling.end_own_level(by=cast.ben, commitment_id=key, now=now)
    leveling.end_own_level(by=cast.ben, commitment_id=key, now=now)
    assert not level_of(cast.ada, key).is_own
    kinds = [fact.kind for fact in journal.of_subject(key) if fact.kind.value.startswith("level.")]
    assert kinds == [Kind.LEVEL_PROPOSED, Kind.LEVEL_AGREED, Kind.LEVEL_LOWERED, Kind.LEVEL_AGREED]


def test_a_promises_own_level_goes_before_its_owners(cast, now):
    stand(cast.ben, cast.coaching, now, 1)
    key = promise(cast.ben, cast.coaching, now)
    own(cast.ben, key, now, 3)
    [said] = asked(now + timedelta(days=2))
    assert said.subject.startswith("Was it done")
    for row in access.with_level(access.visible_to(cast.ben)):
        assert row.level == level_of(cast.ben, row.pk).level


def test_a_supporter_and_a_stranger_see_no_level(cast, now):
    key = promise(cast.ben, cast.coaching, now)
    foresee.invite_supporter(by=cast.ben, commitment_id=key, person_id=cast.rob.id, ask="", now=now)
    foresee.accept_support(by=cast.rob, commitment_id=key, now=now)
    own(cast.ben, key, now, 3)
    assert queries.commitment(cast.rob, key, now=now).level is None
    assert refused(level_of, cast.rob, key) is Because.HIDDEN
    assert refused(own, cast.rob, key, now, 1) is Because.NOT_YOURS
    assert refused(own, cast.mia, key, now, 1) is Because.HIDDEN
    alone = promise(cast.ben, None, now)
    assert refused(own, cast.ben, alone, now, 3) is Because.HIDDEN
    assert refused(level_of, cast.ben, alone) is Because.HIDDEN


def test_in_a_team_one_members_promise_to_another_is_theirs(cast, now):
    key = promise(cast.mia, cast.team, now, promisee_id=cast.ada.id)
    assert own(cast.ada, key, now, 3)
    assert refused(level_of, cast.eve, key) is Because.HIDDEN
    assert refused(own, cast.eve, key, now, 3) is Because.HIDDEN


def test_settled_promises_stand_nowhere_new(cast, now):
    key = promise(cast.ben, cast.coaching, now, due=in_days(now, 1))
    change.release_commitment(by=cast.ben, commitment_id=key, words="", now=now)
    assert refused(own, cast.ben, key, now, 3) is Because.ALREADY_SETTLED
