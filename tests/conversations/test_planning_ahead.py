"""Conversations that are planned, moved, cancelled and held: what the commands do, and what they refuse."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from carefront.conversations.commands import deciding, holding, moving, scheduling, topics
from carefront.conversations.models import Conversation, Decision, Participant, Series, Topic
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationDraft, ConversationKind, Ruling, RulingDraft, Slot
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.models import Letter
from carefront.relationships import commands as relationships
from tests.cast import Cast, day, in_days

HOUR = timedelta(hours=1)


def slot(now: datetime, days: int = 2, at: time = time(10), zone: str = "Europe/Berlin", minutes: int = 45) -> Slot:
    """Name a time some days after `now`."""
    return Slot(day(now, days), at, zone, minutes)


def plan(
    by: Actor, place: UUID, now: datetime, *, rhythm: str = "", when: Slot | None = None,
    kind: ConversationKind = ConversationKind.COACHING,
) -> UUID:  # fmt: skip
    """Let somebody plan a conversation."""
    draft = ConversationDraft(place, kind, when or slot(now), "Our hour", "Where we stand", "Room 4", rhythm)
    return scheduling.plan_conversation(by=by, draft=draft, now=now)


def kinds(place: UUID) -> list[Kind]:
    """Answer the kinds of the facts of a relationship, newest first."""
    return [fact.kind for fact in journal.of_stream(place)]


def test_planning_seats_everybody_and_invites_the_others(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now)
    parts = {one.person_id: one.reply for one in Participant.objects.filter(conversation_id=key)}
    assert parts == {cast.ada.id: "accepted", cast.ben.id: ""}
    [letter] = Letter.objects.filter(kind="conversation_invited")
    assert letter.to_person_id == cast.ben.id
    assert Conversation.objects.get().starts_at.isoformat() == "2026-03-13T09:00:00+00:00"
    assert kinds(cast.coaching)[0] is Kind.CONVERSATION_PLANNED


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"when": Slot(date(2026, 3, 1), time(10), "UTC")}, Because.PAST_DATE),
        ({"when": Slot(date(2066, 3, 1), time(10), "UTC")}, Because.FAR_DATE),
        ({"when": Slot(date(2026, 4, 1), time(10), "UTC", 4)}, Because.OUT_OF_RANGE),
        ({"kind": ConversationKind.ONE_TO_ONE}, Because.UNKNOWN_CHOICE),
        ({"rhythm": "never"}, Because.UNKNOWN_CHOICE),
    ],
)
def test_what_cannot_be_planned_is_refused_and_leaves_nothing(
    cast: Cast, now: datetime, change: dict[str, object], because: Because
) -> None:
    with pytest.raises(Refusal) as refused:
        plan(cast.ada, cast.coaching, now, **change)  # type: ignore[arg-type]
    assert refused.value.because is because
    assert not Conversation.objects.exists()
    assert not Series.objects.exists()


def test_a_series_keeps_its_wall_time_across_the_clock_change(cast: Cast, now: datetime) -> None:
    plan(cast.ada, cast.coaching, now, rhythm="week/2:2", when=slot(now, 6))
    rows = Conversation.objects.order_by("starts_at")
    assert [(row.on.isoformat(), row.starts_at.hour) for row in rows][:3] == [
        ("2026-03-17", 9), ("2026-03-31", 8), ("2026-04-14", 8),
    ]  # fmt: skip
    assert Letter.objects.filter(kind="conversation_invited").count() == 1  # one for the whole series
    held = rows.count()
    assert scheduling.fill_due(now + timedelta(days=8), "worker") == 1
    assert Conversation.objects.count() > held
    before = Conversation.objects.count()
    assert scheduling.fill_due(now + timedelta(days=8), "worker") == 0
    assert Conversation.objects.count() == before


def test_moving_is_a_dated_fact_and_asks_again(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now)
    moving.answer_invitation(by=cast.ben, conversation_id=key, reply="accepted", now=now)
    moving.move_conversation(by=cast.ben, conversation_id=key, slot=slot(now, 5), words="A day too full", now=now)
    fact = journal.of_stream(cast.coaching)[0]
    assert (fact.kind, fact.actor_id, fact.facts["notice"]) == (Kind.CONVERSATION_MOVED, cast.ben.id, 48 * 60)
    assert Participant.objects.get(conversation_id=key, person=cast.ada.id).reply == ""
    assert Letter.objects.filter(kind="conversation_moved", to_person_id=cast.ada.id).count() == 1
    with pytest.raises(Refusal) as refused:
        moving.move_conversation(by=cast.ben, conversation_id=key, slot=slot(now, 5), now=now)
    assert refused.value.because is Because.ALREADY_THERE


def test_topics_of_a_cancelled_conversation_move_on_with_their_day(cast: Cast, now: datetime) -> None:
    first = plan(cast.ada, cast.coaching, now)
    later = plan(cast.ada, cast.coaching, now, when=slot(now, 9))
    key = topics.add_topic(by=cast.ben, conversation_id=first, words="The quiet accounts", now=now)
    moving.cancel_conversation(by=cast.ada, conversation_id=first, words="Ill", now=now + HOUR)
    row = Topic.objects.get(pk=key)
    assert (row.conversation_id, row.carried, row.raised_on) == (later, 1, now.date())
    moving.cancel_conversation(by=cast.ada, conversation_id=later, now=now + HOUR)
    row.refresh_from_db()
    assert row.conversation_id is None
    third = plan(cast.ben, cast.coaching, now, when=slot(now, 12))
    row.refresh_from_db()
    assert row.conversation_id == third


def test_a_topic_ends_in_a_promise_or_a_request_and_never_binds_another(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now)
    mine = topics.add_topic(by=cast.ada, conversation_id=key, words="The brief", now=now)
    theirs = topics.add_topic(by=cast.ada, conversation_id=key, words="The three calls", now=now)
    due = in_days(now, 4)
    own = RulingDraft(Ruling.DO_FIRST, "I write the brief", cast.ada.id, due)
    made = deciding.decide_topic(by=cast.ada, topic_id=mine, draft=own, bind=True, now=now)
    assert made.commitment_id is not None
    asked = deciding.decide_topic(
        by=cast.ada, topic_id=theirs, draft=RulingDraft(Ruling.DO, "Call them", cast.ben.id, due), bind=True, now=now
    )
    assert (asked.commitment_id, asked.request_id is not None) == (None, True)
    again = deciding.decide_topic(by=cast.ben, topic_id=mine, draft=RulingDraft(Ruling.LATER), now=now + HOUR)
    standing = Decision.objects.get(topic=mine, replaced_at__isnull=True)
    assert (standing.pk, standing.commitment_id, standing.owner_id) == (again.id, None, None)
    assert Decision.objects.get(pk=made.id).commitment_id == made.commitment_id
    firm = deciding.decide_topic(
        by=cast.ada, topic_id=theirs, draft=RulingDraft(Ruling.DO_FIRST, "Call them", cast.ben.id, due), now=now
    )
    assert firm.request_id == asked.request_id
    other = deciding.decide_topic(
        by=cast.ada, topic_id=theirs, draft=RulingDraft(Ruling.DO, "Pay them", cast.ben.id, due), now=now
    )
    assert other.request_id is None


def test_a_conversation_is_held_and_what_was_not_reached_moves_on(cast: Cast, now: datetime) -> None:
    key = plan(cast.ada, cast.coaching, now, when=slot(now, 0, time(11)))
    later = plan(cast.ada, cast.coaching, now, when=slot(now, 7))
    reached = topics.add_topic(by=cast.ben, conversation_id=key, words="One", now=now)
    missed = topics.add_topic(by=cast.ben, conversation_id=key, words="Two", now=now)
    holding.begin_conversation(by=cast.ben, conversation_id=key, now=now)
    deciding.decide_topic(by=cast.ada, topic_id=reached, draft=RulingDraft(Ruling.NOT_DOING), now=now)
    holding.close_conversation(by=cast.ada, conversation_id=key, now=now + HOUR)
    fact = journal.of_stream(cast.coaching)[0]
    assert (fact.kind, fact.facts["decided"], fact.facts["open"], fact.facts["minutes"]) == (
        Kind.CONVERSATION_HELD, 1, 1, 60,
    )  # fmt: skip
    assert Topic.objects.get(pk=missed).conversation_id == later
    assert set(Letter.objects.filter(kind="conversation_record").values_list("to_person_id", flat=True)) == {
        cast.ada.id, cast.ben.id,
    }  # fmt: skip
    with pytest.raises(Refusal):
        holding.close_conversation(by=cast.ben, conversation_id=key, now=now + HOUR)


def test_a_series_changed_after_exceptions_keeps_what_was_held(cast: Cast, now: datetime) -> None:
    first = plan(cast.ada, cast.coaching, now, rhythm="week/1:5")
    rows = list(Conversation.objects.order_by("starts_at"))
    moving.move_conversation(by=cast.ben, conversation_id=rows[1].pk, slot=slot(now, 10), now=now)
    moving.cancel_conversation(by=cast.ben, conversation_id=rows[2].pk, now=now)
    series = Series.objects.get()
    topic = topics.add_topic(by=cast.ben, conversation_id=rows[3].pk, words="Kept", now=now)
    day_after = slot(now, 20, time(15))
    moving.change_series(by=cast.ben, series_id=series.pk, slot=day_after, rhythm="week/1:2", now=now + HOUR)
    kept = Conversation.objects.filter(series=series).exclude(state="cancelled")
    assert first in set(kept.values_list("pk", flat=True)) or not kept.exists()
    new = Series.objects.exclude(pk=series.pk).get()
    assert Topic.objects.get(pk=topic).conversation is not None
    assert Topic.objects.get(pk=topic).conversation.series_id == new.pk  # type: ignore[union-attr]


def test_ending_a_relationship_lets_go_of_what_was_planned(cast: Cast, now: datetime) -> None:
    plan(cast.ben, cast.peers, now, rhythm="week/1:5", kind=ConversationKind.ONE_TO_ONE)
    relationships.end_relationship(by=cast.rob, relationship_id=cast.peers, now=now + HOUR)
    assert not Conversation.objects.exclude(state="cancelled").exists()
    assert Series.objects.get().due_at is None
    with pytest.raises(Refusal) as refused:
        plan(cast.ben, cast.peers, now, kind=ConversationKind.ONE_TO_ONE)
    assert refused.value.because is Because.RESTING


def test_whoever_joins_a_team_takes_part_in_what_is_planned_and_whoever_leaves_does_not(
    cast: Cast, now: datetime
) -> None:
    key = plan(cast.ada, cast.team, now, kind=ConversationKind.CHECK_IN)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now)
    relationships.leave_relationship(by=cast.eve, relationship_id=cast.team, now=now)
    there = set(Participant.objects.filter(conversation_id=key).values_list("person_id", flat=True))
    assert there == {cast.ada.id, cast.ben.id, cast.mia.id, cast.sam.id}
