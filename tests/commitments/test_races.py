"""Two people, or one person twice, at the same moment."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from carefront.commitments.commands import answer, ask, change, nudge
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.commitments import AnswerDraft, Draft
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome
from carefront.core.refusals import Refusal
from carefront.kit.models import Event, Letter, Stream
from carefront.relationships import commands as relationships
from tests.cast import Cast, gather, in_days, promise

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(transactional_db: None, now: datetime) -> Cast:
    """Gather the cast where several threads can meet it."""
    return gather(now)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all `deeds` at the same moment, and answer what each answered or how it was refused."""
    start, said = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], object]) -> None:
        start.wait()
        try:
            said.append(deed())
        except Refusal as refusal:
            said.append(refusal.because)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return said


def gapless(relationship: UUID) -> bool:
    """Answer whether a ledger counts 1, 2, 3 … to its head."""
    order = list(Event.objects.filter(stream_id=relationship).order_by("seq").values_list("seq", flat=True))
    return order == list(range(1, Stream.objects.get(pk=relationship).last_seq + 1))


def test_one_link_posted_many_times_at_once_writes_once(told: Cast, now: datetime) -> None:
    promise(told.ben, told.coaching, now)
    check_in = CheckIn.objects.get()
    draft = AnswerDraft(Outcome.DONE)

    def post() -> object:
        return answer.answer_check_in(
            by=told.ben, check_in_id=check_in.pk, draft=draft, via="link", link_key="k", now=now
        )

    said = at_once(*[post] * 12)
    assert len([one for one in said if isinstance(one, answer.Answered)]) == 1
    assert Answer.objects.count() == 1
    assert Event.objects.filter(kind=Kind.CHECK_IN_ANSWERED.value).count() == 1


def test_accepting_and_withdrawing_a_request_at_once_ends_one_way(told: Cast, now: datetime) -> None:
    wish = ask.make_request(by=told.ada, draft=Draft("Send notes", told.coaching, due=in_days(now, 2)), now=now)
    at_once(
        lambda: ask.accept_request(by=told.ben, request_id=wish, now=now),
        lambda: ask.withdraw_request(by=told.ada, request_id=wish, now=now),
        lambda: ask.accept_request(by=told.ben, request_id=wish, now=now),
    )
    kinds = set(Event.objects.filter(subject_id=wish).values_list("kind", flat=True))
    ends = kinds & {Kind.REQUEST_ACCEPTED.value, Kind.REQUEST_WITHDRAWN.value}
    assert len(ends) == 1
    assert Commitment.objects.count() == (Kind.REQUEST_ACCEPTED.value in ends)


def test_answering_and_releasing_at_once_leave_one_end(told: Cast, now: datetime) -> None:
    promised = promise(told.ben, told.coaching, now)
    at_once(
        lambda: answer.say_how_it_went(by=told.ben, commitment_id=promised, draft=AnswerDraft(Outcome.DONE), now=now),
        lambda: change.release_commitment(by=told.ben, commitment_id=promised, now=now),
    )
    kinds = set(Event.objects.filter(subject_id=promised).values_list("kind", flat=True))
    assert len(kinds & {Kind.CHECK_IN_ANSWERED.value, Kind.COMMITMENT_RELEASED.value}) == 1


def test_many_writers_keep_the_ledger_gapless(told: Cast, now: datetime) -> None:
    writers = [told.ada, told.ben] * 6
    at_once(*[lambda by=by: promise(by, told.coaching, now) for by in writers])  # type: ignore[misc]
    assert Commitment.objects.count() == len(writers)
    assert gapless(told.coaching)


def test_two_workers_ask_once(told: Cast, now: datetime) -> None:
    for _ in range(20):
        promise(told.ben, told.coaching, now)
    later = now + timedelta(days=1, hours=8)
    at_once(*[lambda name=name: nudge.ask_due(later, f"worker-{name}", 7) for name in range(4)])  # type: ignore[misc]
    while nudge.ask_due(later, "last"):
        pass
    assert Letter.objects.filter(kind="check_in").count() == 20
    assert set(CheckIn.objects.values_list("asks", flat=True)) == {1}


def test_ending_and_promising_at_once_leave_no_promise_in_what_had_ended(told: Cast, now: datetime) -> None:
    def end() -> object:
        return relationships.end_relationship(by=told.ada, relationship_id=told.coaching, words="", now=now)

    at_once(end, *[lambda: promise(told.ben, told.coaching, now)] * 4)
    ended = Event.objects.get(stream_id=told.coaching, kind=Kind.RELATIONSHIP_ENDED.value).seq
    made = Event.objects.filter(stream_id=told.coaching, kind=Kind.COMMITMENT_MADE.value)
    assert not made.filter(seq__gt=ended).exists()
    assert not CheckIn.objects.filter(due_at__isnull=False).exists()
