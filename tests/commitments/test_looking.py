"""Check-ins: what an answer changes, and what silence does not."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from carefront.commitments import queries
from carefront.commitments.commands import answer, change, meet, nudge, waking
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.cadence import Rhythm, next_hour
from carefront.core.commitments import AnswerDraft, Draft, NextStep
from carefront.core.ledger import Kind
from carefront.core.outcomes import Next, Outcome, State
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands as relationships
from tests.cast import Cast, in_days, promise

DONE = AnswerDraft(Outcome.DONE, happened="All three picked up", learned="Mornings work")
NOT_YET = AnswerDraft(Outcome.NOT_YET, hindered="The week was full", tags=("time",))


@pytest.fixture
def promised(cast: Cast, now: datetime) -> UUID:
    """Ben promised Ada something for tomorrow."""
    return promise(cast.ben, cast.coaching, now)


def look(commitment_id: UUID) -> CheckIn:
    """Answer the newest check-in of a promise."""
    return CheckIn.objects.filter(commitment_id=commitment_id).latest("opens_at")


def kinds(commitment_id: UUID) -> list[Kind]:
    """Answer the kinds of fact in a promise's ledger, oldest first."""
    return [fact.kind for fact in journal.of_subject(commitment_id)]


def state(commitment_id: UUID) -> State:
    """Answer where a promise stands."""
    return State(Commitment.objects.get(pk=commitment_id).state)


def asked(promised: UUID, later: datetime) -> CheckIn:
    """Let Carefront ask, and answer the check-in."""
    assert nudge.ask_due(later, "worker") == 1
    return look(promised)


def test_it_is_asked_at_the_day_and_at_most_twice_again(cast: Cast, promised: UUID, now: datetime) -> None:
    assert nudge.ask_due(now + timedelta(hours=20), "worker") == 0
    moment = now + timedelta(days=1, hours=7)
    for expected in (1, 2, 3):
        assert nudge.ask_due(moment, "worker") == 1
        assert look(promised).asks == expected
        assert nudge.ask_due(moment, "worker") == 0
        moment += timedelta(days=4)
    assert nudge.ask_due(moment + timedelta(days=300), "worker") == 0
    letters = Letter.objects.filter(to_person_id=cast.ben.id).order_by("written_at")
    assert [letter.kind for letter in letters] == ["check_in", "nudge", "nudge"]
    assert state(promised) is State.OPEN


def test_done_keeps_it_and_tells_the_other_once(cast: Cast, promised: UUID, now: datetime) -> None:
    later = now + timedelta(days=1, hours=7)
    check_in = asked(promised, later)
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=DONE, now=later)
    assert state(promised) is State.KEPT
    assert kinds(promised) == [Kind.COMMITMENT_MADE, Kind.CHECK_IN_ANSWERED]
    [met] = queries.answers_to_meet(cast.ada)
    assert (met.happened, met.outcome, met.awaits_me) == ("All three picked up", Outcome.DONE, True)
    assert Letter.objects.filter(to_person_id=cast.ada.id, kind="news").count() == 1
    assert nudge.ask_due(later + timedelta(days=9), "worker") == 0


def test_a_second_answer_stands_in_place_of_the_first_and_both_are_kept(
    cast: Cast, promised: UUID, now: datetime
) -> None:
    check_in = look(promised)
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=DONE, now=now)
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=NOT_YET, now=now + timedelta(hours=1))
    first, second = Answer.objects.filter(check_in=check_in).order_by("at")
    assert (first.replaced_at is None, second.replaced_at is None) == (False, True)
    assert state(promised) is State.OPEN
    assert [card.outcome for card in queries.answers_to_meet(cast.ada)] == [Outcome.NOT_YET]


def test_not_yet_closes_nothing_and_a_new_day_asks_again(cast: Cast, promised: UUID, now: datetime) -> None:
    later = now + timedelta(days=1, hours=7)
    check_in = asked(promised, later)
    following = NextStep(Next.RECOMMIT, due=in_days(now, 5), words="After the fair")
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=NOT_YET, following=following, now=later)
    assert state(promised) is State.OPEN
    assert kinds(promised)[-2:] == [Kind.CHECK_IN_ANSWERED, Kind.COMMITMENT_MOVED]
    assert look(promised).occurs_on == in_days(now, 5).on
    assert not queries.owed(cast.ben, now=later)[0].awaits_word


def test_it_changed_into_a_successor_to_the_same_person(cast: Cast, promised: UUID, now: datetime) -> None:
    following = NextStep(Next.MODIFY, draft=Draft("Call two of them", due=in_days(now, 4)))
    told = answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=None, following=following, now=now)
    successor = Commitment.objects.get(pk=told.successor_id)
    assert (successor.predecessor_id, successor.promisee_id) == (promised, cast.ada.id)
    assert state(promised) is State.CHANGED
    assert kinds(promised)[-1] is Kind.COMMITMENT_CHANGED


@pytest.mark.parametrize(
    ("following", "stands"),
    [(NextStep(Next.RELEASE), State.RELEASED), (NextStep(Next.PAUSE), State.PAUSED), (None, State.MOOT)],
)
def test_letting_go_resting_and_not_applicable_ask_nothing_more(
    cast: Cast, promised: UUID, now: datetime, following: NextStep | None, stands: State
) -> None:
    draft = None if following else AnswerDraft(Outcome.NOT_APPLICABLE)
    answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=draft, following=following, now=now)
    assert state(promised) is stands
    assert nudge.ask_due(now + timedelta(days=30), "worker") == 0


def test_a_refused_next_step_writes_no_answer(cast: Cast, promised: UUID, now: datetime) -> None:
    yesterday = NextStep(Next.RECOMMIT, due=in_days(now, -1))
    with pytest.raises(Refusal):
        answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=NOT_YET, following=yesterday, now=now)
    assert not Answer.objects.exists()
    assert kinds(promised) == [Kind.COMMITMENT_MADE]


def test_a_rest_ends_on_its_day_and_asks_again(cast: Cast, promised: UUID, now: datetime) -> None:
    change.pause_commitment(by=cast.ben, commitment_id=promised, until=in_days(now, 7).on, now=now)
    assert waking.wake_due(now + timedelta(days=6), "worker") == 0
    assert waking.wake_due(now + timedelta(days=7, hours=8), "worker") == 1
    assert state(promised) is State.OPEN
    assert nudge.ask_due(now + timedelta(days=7, hours=8), "worker") == 1


def test_a_relationship_that_rests_asks_nothing(cast: Cast, promised: UUID, now: datetime) -> None:
    relationships.pause_relationship(by=cast.ada, relationship_id=cast.coaching, until=None, now=now)
    later = now + timedelta(days=3)
    assert nudge.ask_due(later, "worker") == 0
    relationships.resume_relationship(by=cast.ben, relationship_id=cast.coaching, now=later)
    # Not in the second in which it goes on, but when Ben wants to be asked.
    assert nudge.ask_due(later, "worker") == 0
    hour = next_hour(later, cast.ben)
    assert (later < hour <= later + timedelta(days=1), hour.astimezone(ZoneInfo(cast.ben.zone)).time()) == (
        True, cast.ben.ask_time,
    )  # fmt: skip
    assert nudge.ask_due(hour, "worker") == 1


def test_a_practice_counts_each_occurrence_and_survives_silence(cast: Cast, now: datetime) -> None:
    practice = promise(
        cast.ben, cast.coaching, now, "Write down one win", rhythm=Rhythm.from_code("day/1"), cue="after lunch"
    )
    moment = now + timedelta(days=1, hours=7)
    for _ in range(3):
        nudge.ask_due(moment, "worker")
        moment += timedelta(days=1)
    days = CheckIn.objects.filter(commitment_id=practice).order_by("occurs_on").values_list("occurs_on", flat=True)
    assert list(days) == [in_days(now, offset).on for offset in (1, 2, 3, 4)]
    first = CheckIn.objects.filter(commitment_id=practice).earliest("occurs_on")
    answer.answer_check_in(by=cast.ben, check_in_id=first.pk, draft=DONE, now=moment)
    assert state(practice) is State.OPEN
    assert CheckIn.objects.filter(commitment_id=practice, answered_at__isnull=False).count() == 1


@pytest.mark.parametrize("who", ["ada", "rob", "sam", "zoe"])
def test_nobody_answers_for_another(cast: Cast, promised: UUID, now: datetime, who: str) -> None:
    by: Actor = getattr(cast, who)
    for deed in (
        lambda: answer.answer_check_in(by=by, check_in_id=look(promised).pk, draft=DONE, now=now),
        lambda: answer.say_how_it_went(by=by, commitment_id=promised, draft=DONE, now=now),
        lambda: change.release_commitment(by=by, commitment_id=promised, now=now),
    ):
        with pytest.raises(Refusal) as refusal:
            deed()
        assert refusal.value.because is (Because.NOT_YOURS if who == "ada" else Because.HIDDEN)
    assert kinds(promised) == [Kind.COMMITMENT_MADE]


def test_a_link_writes_once(cast: Cast, promised: UUID, now: datetime) -> None:
    check_in = look(promised)
    answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=NOT_YET, link_key="one", via="link", now=now)
    with pytest.raises(Refusal) as refusal:
        answer.answer_check_in(by=cast.ben, check_in_id=check_in.pk, draft=DONE, link_key="one", via="link", now=now)
    assert refusal.value.because is Because.LINK_SPENT
    assert Answer.objects.count() == 1


def test_both_accounts_stand(cast: Cast, promised: UUID, now: datetime) -> None:
    told = answer.say_how_it_went(by=cast.ben, commitment_id=promised, draft=DONE, now=now)
    assert told.answer_id is not None
    meet.give_other_account(
        by=cast.ada, answer_id=told.answer_id, outcome=Outcome.PARTLY, words="Two of three", now=now
    )
    for reader in (cast.ada, cast.ben):
        [card] = queries.commitment(reader, promised, now=now).answers
        assert (card.outcome, card.other_accounts[0].outcome) == (Outcome.DONE, Outcome.PARTLY)
    assert state(promised) is State.KEPT
    with pytest.raises(Refusal):
        meet.give_other_account(by=cast.ada, answer_id=told.answer_id, outcome=Outcome.NOT_YET, words="Hm", now=now)


def test_asking_about_it_is_once_a_day(cast: Cast, promised: UUID, now: datetime) -> None:
    nudge.ask_about(by=cast.ada, commitment_id=promised, now=now)
    with pytest.raises(Refusal) as refusal:
        nudge.ask_about(by=cast.ada, commitment_id=promised, now=now + timedelta(hours=5))
    assert refusal.value.because is Because.TOO_MANY
    nudge.ask_about(by=cast.ada, commitment_id=promised, now=now + timedelta(days=1, hours=1))


def test_the_next_question_can_be_moved_and_done_without(cast: Cast, promised: UUID, now: datetime) -> None:
    later = now + timedelta(days=3)
    nudge.move_question(by=cast.ben, check_in_id=look(promised).pk, to=later, now=now)
    assert nudge.ask_due(now + timedelta(days=2), "worker") == 0
    nudge.move_question(by=cast.ben, check_in_id=look(promised).pk, to=None, now=now)
    assert nudge.ask_due(now + timedelta(days=20), "worker") == 0
