"""What came of a decision, plans of next steps, and the record of a conversation."""

from datetime import datetime, timedelta

import pytest

from carefront.commitments.commands import answer, change
from carefront.commitments.models import Commitment, Request, Waits
from carefront.conversations.commands import following, holding, next_steps, reading_back, topics
from carefront.conversations.models import FollowUp, Plan, PlanStep
from carefront.conversations.queries import plans, record
from carefront.conversations.queries.following import came_of_it
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.ending import StepDraft
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationKind, Ruling
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.people import commands as people
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise
from tests.conversations.ended import HOUR, begun, decided, planned, steps


def test_either_says_what_came_of_it_and_the_last_word_stands(cast: Cast, now: datetime) -> None:
    key = decided(cast.ada, begun(cast.coaching, now, cast.ada, cast.ben), now).id
    following.say_what_came_of_it(by=cast.ben, decision_id=key, went="Half of it", support="An hour", now=now)
    following.say_what_came_of_it(by=cast.ada, decision_id=key, worked="Two calls a day", now=now + HOUR)
    card = came_of_it(cast.ben, key, now=now + HOUR)
    assert card.now_is is not None
    assert (card.now_is.by.name, [one.support for one in card.earlier], card.may_ask) == ("Ada", ["An hour"], False)
    assert journal.of_stream(cast.coaching)[0].kind is Kind.FOLLOW_UP_SAID
    with pytest.raises(Refusal) as refused:
        following.say_what_came_of_it(by=cast.ben, decision_id=key, went="  ", now=now)
    assert refused.value == Refusal(Because.EMPTY, "went")
    with pytest.raises(Refusal) as refused:
        following.say_what_came_of_it(by=cast.rob, decision_id=key, went="Well", now=now)
    assert refused.value.because is Because.HIDDEN
    assert FollowUp.objects.count() == 2


def test_support_is_asked_for_once_and_by_whoever_wished_for_it(cast: Cast, now: datetime) -> None:
    key = decided(cast.ada, begun(cast.coaching, now, cast.ada, cast.ben), now).id
    said = following.say_what_came_of_it(by=cast.ben, decision_id=key, support="An hour on the list", now=now)
    assert came_of_it(cast.ben, key, now=now).may_ask
    first = following.ask_for_support(by=cast.ben, follow_up_id=said, now=now)
    assert following.ask_for_support(by=cast.ben, follow_up_id=said, now=now) == first
    assert Request.objects.get().asked_id == cast.ada.id
    for who, because in ((cast.ada, Because.NOT_YOURS), (cast.rob, Because.HIDDEN)):
        with pytest.raises(Refusal) as refused:
            following.ask_for_support(by=who, follow_up_id=said, now=now)
        assert refused.value.because is because


def test_each_step_of_a_plan_is_its_owners_promise_and_waits_on_the_one_before(cast: Cast, now: datetime) -> None:
    talk = begun(cast.reporting, now, cast.mia, cast.rob, kind=ConversationKind.ONE_TO_ONE)
    key = next_steps.make_plan(
        by=cast.rob, relationship_id=cast.reporting, words="Win the harbour back", outside_person="Mr Okafor",
        steps=steps(now, "Call him", "Send the offer", "Visit the site"), conversation_id=talk, now=now, once="k",
    )  # fmt: skip
    again = next_steps.make_plan(
        by=cast.rob, relationship_id=cast.reporting, words="Win the harbour back", steps=steps(now, "Call him"),
        now=now, once="k",
    )  # fmt: skip
    assert (again, Plan.objects.count(), Commitment.objects.filter(outside_person="Mr Okafor").count()) == (key, 1, 3)
    assert Waits.objects.count() == 2
    card = plans.plan(cast.mia, key, now=now)
    assert (card.line.steps, card.line.next_step and card.line.next_step.words, card.may_change) == (
        3, "Call him", False,
    )  # fmt: skip
    first = card.steps[0].promise
    assert first is not None
    said = AnswerDraft(Outcome.DONE, happened="He listened", helped="Coffee first", support="A better price list")
    answer.say_how_it_went(by=cast.rob, commitment_id=first.id, draft=said, now=now)
    card = plans.plan(cast.mia, key, now=now)
    assert card.steps[0].said is not None
    assert (card.line.done, card.steps[0].said.helped) == (1, "Coffee first")
    with pytest.raises(Refusal) as refused:
        next_steps.end_plan(by=cast.mia, plan_id=key, now=now)
    assert refused.value.because is Because.NOT_YOURS
    next_steps.end_plan(by=cast.rob, plan_id=key, now=now)
    assert Commitment.objects.filter(state="open").count() == 2
    with pytest.raises(Refusal) as refused:
        next_steps.add_step(by=cast.rob, plan_id=key, draft=StepDraft("More"), now=now)
    assert refused.value.because is Because.ALREADY_SETTLED
    assert [fact.kind for fact in journal.of_stream(cast.reporting)].count(Kind.PLAN_ENDED) == 1


@pytest.mark.parametrize(
    ("given", "because"),
    [([], Because.EMPTY), (["x"] * 21, Because.TOO_MANY), ([" "], Because.EMPTY), (["x" * 301], Because.TOO_LONG)],
)
def test_a_plan_that_cannot_stand_leaves_nothing(cast: Cast, now: datetime, given: list[str], because: Because) -> None:
    with pytest.raises(Refusal) as refused:
        next_steps.make_plan(
            by=cast.rob, relationship_id=cast.reporting, words="Win it back", steps=steps(now, *given), now=now
        )
    assert refused.value.because is because
    assert not Plan.objects.exists()
    assert not Commitment.objects.exists()


def test_a_plan_follows_only_what_its_owner_sees_and_where_it_is_made(cast: Cast, now: datetime) -> None:
    talk = begun(cast.coaching, now, cast.ada, cast.ben)
    for by, place in ((cast.rob, cast.reporting), (cast.ben, cast.peers)):
        with pytest.raises(Refusal) as refused:
            next_steps.make_plan(
                by=by, relationship_id=place, words="Next", steps=steps(now, "One"), conversation_id=talk, now=now
            )
        assert refused.value.because is Because.HIDDEN


def test_a_step_changes_as_its_promise_does(cast: Cast, now: datetime) -> None:
    key = next_steps.make_plan(
        by=cast.ben, relationship_id=cast.coaching, words="Three accounts", steps=steps(now, "One", "Two"), now=now
    )
    first, second = PlanStep.objects.order_by("place")
    next_steps.change_step(by=cast.ben, step_id=first.pk, draft=StepDraft("One", in_days(now, 9)), now=now)
    assert Commitment.objects.get(pk=first.commitment_id).due_on == in_days(now, 9).on
    next_steps.change_step(by=cast.ben, step_id=first.pk, draft=StepDraft("Another", in_days(now, 9)), now=now)
    first.refresh_from_db()
    assert Commitment.objects.get(pk=first.commitment_id).words == "Another"
    next_steps.drop_step(by=cast.ben, step_id=second.pk, words="Not needed", now=now)
    assert Commitment.objects.get(pk=second.commitment_id).state == "released"
    with pytest.raises(Refusal) as refused:
        next_steps.drop_step(by=cast.ben, step_id=second.pk, now=now)
    assert refused.value.because is Because.ALREADY_SETTLED
    third = next_steps.add_step(by=cast.ben, plan_id=key, draft=StepDraft("Three"), bind=False, now=now)
    made = next_steps.promise_step(by=cast.ben, step_id=third, now=now)
    assert Waits.objects.get(waiting_id=made).on_id == first.commitment_id
    with pytest.raises(Refusal) as refused:
        next_steps.promise_step(by=cast.ben, step_id=third, now=now)
    assert refused.value.because is Because.ALREADY_THERE
    # Changed on its own page, the step follows.
    successor = change.modify_commitment(by=cast.ben, commitment_id=made, draft=Draft("Three calls"), now=now)
    steps_now = plans.plan(cast.ada, key, now=now).steps
    assert [(one.words, one.promise and one.promise.id) for one in steps_now][1] == ("Three calls", successor)


def test_the_record_says_what_a_conversation_came_to(cast: Cast, now: datetime) -> None:
    later = planned(cast.ada, cast.coaching, now, days=7)
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    own = decided(cast.ada, key, now, "Write the brief", owner=cast.ada, bind=True)
    asked = decided(cast.ada, key, now, "Call them", owner=cast.ben, bind=True)
    decided(cast.ben, key, now, "The fair", Ruling.NO_DECISION)
    topics.add_topic(by=cast.ben, conversation_id=key, words="My own worry", private=True, now=now)
    promise(cast.ben, cast.coaching, now + timedelta(minutes=5), "Sleep on it")
    promise(cast.ben, cast.peers, now + timedelta(minutes=5), "Something else")
    reading_back.write_read_back(by=cast.ada, conversation_id=key, agreed="The brief", now=now)
    reading_back.reveal_read_backs(by=cast.ada, conversation_id=key, now=now)
    words = reading_back.put_words_forward(by=cast.ada, conversation_id=key, words="Brief first", now=now)
    reading_back.agree_to_words(by=cast.ben, wording_id=words, now=now)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now + HOUR)
    for who in (cast.ada, cast.ben):
        card = record.record(who, key, now=now + HOUR)
        assert (card.minutes, {one.name for one in card.there}) == (60, {"Ada", "Ben"})
        assert {one.id for one in card.rulings} == {own.id, asked.id}
        assert [one.words for one in card.promises] == ["Sleep on it"]
        assert [(one.words, one.comes_up_at is not None) for one in card.left_open] == [("The fair", True)]
        assert card.conversation.agreed_words == "Brief first"
    assert later
    with pytest.raises(Refusal):
        record.record(cast.rob, key, now=now)
    with pytest.raises(Refusal):
        record.record(cast.ada, later, now=now)


def test_a_conversation_in_which_nothing_was_decided_has_a_record_all_the_same(cast: Cast, now: datetime) -> None:
    key = begun(cast.coaching, now, cast.ada, cast.ben)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now + HOUR)
    assert record.record(cast.ben, key, now=now + HOUR).decided_nothing


def test_an_erasure_takes_what_was_planned_alone_and_leaves_what_is_shared(cast: Cast, now: datetime) -> None:
    alone = relationships.ensure_self(by=cast.ben, now=now)
    for place in (alone, cast.coaching):
        next_steps.make_plan(by=cast.ben, relationship_id=place, words="Next", steps=steps(now, "One"), now=now)
    talk = begun(alone, now, cast.ben, kind=ConversationKind.REFLECTION)
    mine = decided(cast.ben, talk, now)
    following.say_what_came_of_it(by=cast.ben, decision_id=mine.id, went="Well", now=now)
    people.erase_account(account_id=cast.ben.account_id, now=now + HOUR)
    assert [plan.relationship_id for plan in Plan.objects.all()] == [cast.coaching]
    assert not FollowUp.objects.exists()
