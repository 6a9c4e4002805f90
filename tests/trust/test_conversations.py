"""Cancelled when not done: what counts of conversations, and what does not."""

from datetime import datetime, time, timedelta
from uuid import UUID

from carefront.commitments.commands import answer
from carefront.conversations.commands import holding, moving, scheduling
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft
from carefront.core.evidence.thresholds import Kind
from carefront.core.meetings import ConversationDraft, ConversationKind, Slot
from carefront.core.outcomes import Outcome
from carefront.trust.queries.facts import whole
from carefront.trust.queries.history import told_about
from tests.cast import Cast, in_days, promise
from tests.trust.conftest import DAY, follow, found, look


def meet(by: Actor, place: UUID, at: datetime, cancelled_by: Actor | None) -> UUID:
    """Let somebody plan a conversation for the afternoon of a day, and hold it or let one of the two cancel it."""
    slot = Slot(at.date(), time(15), "UTC")
    draft = ConversationDraft(place, ConversationKind.COACHING, slot, "", "", "", "")
    key = scheduling.plan_conversation(by=by, draft=draft, now=at - 2 * DAY)
    if cancelled_by is not None:
        moving.cancel_conversation(by=cancelled_by, conversation_id=key, words="", now=at)
        return key
    begun = datetime.combine(at.date(), time(15), at.tzinfo)
    holding.begin_conversation(by=by, conversation_id=key, now=begun)
    holding.close_conversation(by=by, conversation_id=key, now=begun + timedelta(hours=1))
    return key


def weeks(cast: Cast, now: datetime, by: Actor) -> None:
    """Let Ben keep a promise in half of twelve weeks; in the others a conversation is cancelled."""
    for week in range(12):
        at = now - DAY * (7 * (12 - week))
        kept = week % 2 == 0
        look(cast.ben, cast.coaching, at, kept=kept)
        meet(cast.ben, cast.coaching, at + DAY, None if kept else by)


def test_what_ben_cancels_when_it_is_not_done_is_found(cast: Cast, now: datetime) -> None:
    weeks(cast, now, cast.ben)
    follow(now)
    [row] = found(cast.ben, Kind.CANCELLED)
    assert row.counts == [["cancelled_not_done", 6, 6, ""], ["cancelled_done", 0, 6, ""]]
    told = whole(cast.ben, row.pk)
    assert {fact.came for fact in told.facts} == {"cancelled", "held"}
    assert all(fact.conversation_id and fact.due[0].words for fact in told.facts)
    assert found(cast.ada, Kind.CANCELLED) == []


def test_what_the_other_cancels_says_nothing_about_ben(cast: Cast, now: datetime) -> None:
    weeks(cast, now, cast.ada)
    follow(now)
    assert found(cast.ben, Kind.CANCELLED) == []
    told = told_about(cast.coaching, cast.ben.id)
    assert told is not None
    assert len(told.history.conversations) == 6


def test_what_is_said_in_a_conversation_is_not_held_against_it(cast: Cast, now: datetime) -> None:
    at = now - 7 * DAY
    key = promise(cast.ben, cast.coaching, at - 3 * DAY, success="Three notes", due=in_days(at, 0))
    begun = datetime.combine(at.date(), time(15), at.tzinfo)
    slot = Slot(at.date(), time(15), "UTC")
    draft = ConversationDraft(cast.coaching, ConversationKind.COACHING, slot, "", "", "", "")
    talk = scheduling.plan_conversation(by=cast.ben, draft=draft, now=at - 2 * DAY)
    holding.begin_conversation(by=cast.ben, conversation_id=talk, now=begun)
    said = begun + timedelta(minutes=5)
    answer.say_how_it_went(by=cast.ben, commitment_id=key, draft=AnswerDraft(Outcome.DONE), now=said)
    holding.close_conversation(by=cast.ben, conversation_id=talk, now=begun + timedelta(hours=1))
    told = told_about(cast.coaching, cast.ben.id)
    assert told is not None
    assert told.history.conversations == ()
    assert len(told.history.facts) == 1
