"""Holding a conversation: it is begun, its timer and talking order run for those who want them, and it ends."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.conversations.commands import filing, notes, prompting, recording, scheduling, telling, waiting
from carefront.conversations.commands.locking import Held, held, was_there
from carefront.conversations.models import Conversation, Decision, Habit, Participant
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import (
    ConversationDraft,
    ConversationKind,
    ConversationState,
    Ruling,
    Slot,
    may_begin,
    may_reopen,
)
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command
from carefront.kit.once import made_once
from carefront.relationships import queries as relationships

PLANNED, OPEN, CLOSED = ConversationState.PLANNED, ConversationState.OPEN, ConversationState.CLOSED
LONGEST_TIMER = 240  # minutes


@command
def begin_conversation(*, by: Actor, conversation_id: UUID, now: datetime) -> None:
    """Begin a planned conversation, or enter one that was begun; whoever does so was there.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED) when it is over, Refusal(FUTURE_DATE) more than twelve hours
    before its time.
    """
    it = held(by, conversation_id, Deed.CHANGE, PLANNED, OPEN)
    _begin(it, by, now)


def _begin(it: Held, by: Actor, now: datetime) -> None:
    row = it.row
    if it.state is PLANNED:
        if not may_begin(it.state, row.starts_at, now):
            raise Refusal(Because.FUTURE_DATE, "on", given=row.on.isoformat())
        row.state, row.begun_at, row.begun_by_id = OPEN.value, now, by.id
        row.save(update_fields=["state", "begun_at", "begun_by"])
        notes.open_notes(row, now=now)
        prompting.choose_questions(row, it.people, now=now)
        telling.changed(row.pk, telling.STATE)
    Participant.objects.filter(conversation=row, person_id=by.id).update(was_there=True)


@command
def talk_now(*, by: Actor, relationship_id: UUID, kind: ConversationKind, now: datetime, once: str = "") -> UUID:
    """Begin a conversation that nobody planned; answer its id. Raises Refusal(HIDDEN | RESTING | UNKNOWN_CHOICE)."""

    def deed() -> UUID:
        open_place(by, relationship_id)
        local = by.local(now)
        slot = Slot(local.date(), local.time().replace(second=0, microsecond=0), by.zone, 30)
        draft = ConversationDraft(relationship_id, kind, slot)
        row = scheduling.plan_within(by=by, draft=draft, now=now, quiet=True)
        _begin(held(by, row.pk, Deed.CHANGE, PLANNED), by, now)
        return row.pk

    return made_once(by.id, once, now, deed)


@command
def close_conversation(*, by: Actor, conversation_id: UUID, now: datetime) -> None:
    """End a conversation: its record is mailed to all, and topics that were not reached move on.

    One that ends with nothing decided ends all the same. Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED).
    """
    it = held(by, conversation_id, Deed.CHANGE, OPEN)
    row = it.row
    was_there(by, row.pk)
    row.state, row.closed_at, row.closed_by_id, row.timer_ends_at = CLOSED.value, now, by.id, None
    row.save(update_fields=["state", "closed_at", "closed_by", "timer_ends_at"])
    onward = waiting.move_on(row)
    rulings = list(
        Decision.objects.filter(conversation_id=row.pk, replaced_at__isnull=True).values_list(
            "ruling", "commitment_id", "request_id"
        )
    )
    journal.append(
        it.stream, Kind.CONVERSATION_HELD, by=by.id, about=row.pk, at=now, starts=row.starts_at,
        minutes=max(round((now - (row.begun_at or now)).total_seconds() / 60), 0),
        decided=sum(ruling != Ruling.NO_DECISION.value for ruling, _made, _asked in rulings),
        promised=sum(made is not None for _ruling, made, _asked in rulings),
        asked=sum(asked is not None for _ruling, _made, asked in rulings),
        open=len(onward),
        left=onward,
    )  # fmt: skip
    recording.post_records(row, it.people, now=now)
    filing.file_notes(row, now=now)
    telling.changed(row.pk, telling.STATE)


@command
def reopen_conversation(*, by: Actor, conversation_id: UUID, now: datetime) -> None:
    """Take up again a conversation that was closed within the last day; its record is mailed anew when it ends.

    Topics that moved on stay where they are. Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED).
    """
    it = held(by, conversation_id, Deed.CHANGE, CLOSED)
    if not may_reopen(it.state, it.row.closed_at, now):
        raise Refusal(Because.ALREADY_SETTLED)
    it.row.state, it.row.closed_at, it.row.closed_by_id = OPEN.value, None, None
    it.row.save(update_fields=["state", "closed_at", "closed_by"])
    recording.withdraw_records(it.row)
    telling.changed(it.row.pk, telling.STATE)


@command
def set_timer(*, by: Actor, conversation_id: UUID, minutes: int, now: datetime) -> None:
    """Let a timer of 1-240 minutes run for all, or stop it with 0. Raises Refusal(OUT_OF_RANGE | HIDDEN)."""
    it = held(by, conversation_id, Deed.CHANGE, OPEN)
    was_there(by, it.row.pk)
    if not 0 <= minutes <= LONGEST_TIMER:
        raise Refusal(Because.OUT_OF_RANGE, "minutes", low=0, high=LONGEST_TIMER)
    it.row.timer_ends_at = now + timedelta(minutes=minutes) if minutes else None
    it.row.save(update_fields=["timer_ends_at"])
    _habit(it.row, by, now, has_timer=bool(minutes))
    telling.changed(it.row.pk, telling.TIMER)


@command
def set_turns(*, by: Actor, conversation_id: UUID, turn: int | None, now: datetime) -> None:
    """Let people talk one after the other, from the one at place `turn`; None lets the order go.

    The order is that in which they joined the relationship, begun at another one each time a conversation is held.
    """
    it = held(by, conversation_id, Deed.CHANGE, OPEN)
    row = it.row
    was_there(by, row.pk)
    if turn is None:
        row.turns, row.turn = [], 0
    else:
        if not row.turns:
            there = set(it.people)
            people = [str(one) for one in relationships.member_ids(row.relationship_id) if one in there]
            first = Conversation.objects.filter(relationship_id=row.relationship_id, state=CLOSED.value).count()
            at = first % max(len(people), 1)
            row.turns = people[at:] + people[:at]
        row.turn = turn % max(len(row.turns), 1)
    row.save(update_fields=["turns", "turn"])
    _habit(row, by, now, has_turns=turn is not None)
    telling.changed(row.pk, telling.TIMER)


@command
def set_habit(*, by: Actor, conversation_id: UUID, reads_back: bool, now: datetime) -> None:
    """Say whether conversations of this relationship end with reading back. Raises Refusal(HIDDEN)."""
    row = held(by, conversation_id, Deed.CHANGE, *ConversationState).row
    _habit(row, by, now, reads_back=reads_back)


def _habit(row: Conversation, by: Actor, now: datetime, **chosen: bool) -> None:
    Habit.objects.update_or_create(
        relationship_id=row.relationship_id, defaults={**chosen, "changed_at": now, "by_id": by.id}
    )
