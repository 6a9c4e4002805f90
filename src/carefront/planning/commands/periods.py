"""Periods: begun together, perhaps in a conversation; what is left over goes back when one is closed."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.conversations.queries import held
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.backlog import Stands
from carefront.core.ledger import Kind
from carefront.core.meetings import TITLE, ConversationKind
from carefront.core.planning import MOST_PERIODS, checked_days
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.journal import Entry
from carefront.kit.once import made_once
from carefront.planning.commands import telling
from carefront.planning.commands.locking import period_for, still_open
from carefront.planning.models import Item, Period, Return
from carefront.planning.queries.standing import standings_of


@command
def begin_period(
    *,
    by: Actor,
    relationship_id: UUID,
    starts_on: date,
    ends_on: date,
    now: datetime,
    title: str = "",
    conversation_id: UUID | None = None,
    once: str = "",
) -> UUID:
    """Begin to plan a period, perhaps in a planning conversation of the same relationship; answer its id.

    A conversation has one period: asked for again, that one is answered.
    Raises Refusal(HIDDEN | RESTING | PAST_DATE | FAR_DATE | ENDS_BEFORE | LONG_PERIOD | TOO_LONG | TOO_MANY).
    """

    def deed() -> UUID:
        _card, stream = open_place(by, relationship_id)
        _of_planning(by, relationship_id, conversation_id, now)
        there = Period.objects.filter(conversation_id=conversation_id).first() if conversation_id else None
        if there is not None:
            return there.pk
        checked_days(starts_on, ends_on, by.local(now).date())
        if Period.objects.filter(relationship_id=relationship_id, closed_at__isnull=True).count() >= MOST_PERIODS:
            raise Refusal(Because.TOO_MANY, limit=MOST_PERIODS)
        _note_done(relationship_id, now)
        row = Period.objects.create(
            id=new_id(), workspace_id=by.workspace_id, relationship_id=relationship_id, by_id=by.id,
            title=text.line(title, "title", required=False, limit=TITLE), starts_on=starts_on, ends_on=ends_on,
            conversation_id=conversation_id, begun_at=now, changed_at=now,
        )  # fmt: skip
        journal.append(stream, Kind.PERIOD_BEGUN, by=by.id, about=row.pk, at=now, starts=starts_on, ends=ends_on)
        return row.pk

    return made_once(by.id, once, now, deed)


def _of_planning(by: Actor, relationship_id: UUID, conversation_id: UUID | None, now: datetime) -> None:
    if conversation_id is None:
        return
    line = held.conversation(by, conversation_id, now=now).line
    if line.relationship_id != relationship_id or line.kind is not ConversationKind.PLANNING:
        raise Refusal(Because.HIDDEN)


@command
def change_period(
    *, by: Actor, period_id: UUID, starts_on: date, ends_on: date, title: str = "", now: datetime
) -> None:
    """Give a period other days or another name, as one of those who plan it.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | PAST_DATE | FAR_DATE | ENDS_BEFORE | LONG_PERIOD | TOO_LONG).
    """
    row, stream = period_for(by, period_id, Deed.ANSWER)
    checked_days(starts_on, ends_on, by.local(now).date())
    moved = (row.starts_on, row.ends_on) != (starts_on, ends_on)
    row.starts_on, row.ends_on, row.changed_at = starts_on, ends_on, now
    row.title = text.line(title, "title", required=False, limit=TITLE)
    row.save(update_fields=["starts_on", "ends_on", "title", "changed_at"])
    if moved:
        journal.append(stream, Kind.PERIOD_CHANGED, by=by.id, about=row.pk, at=now, starts=starts_on, ends=ends_on)
    telling.changed(row.pk, telling.STATE)


@command
def close_period(*, by: Actor, period_id: UUID, now: datetime) -> None:
    """Close a period: what is done leaves the backlog, and what is left over goes back to it, at its old place.

    A promise that is still open stays its owner's: going back changes none. Raises Refusal(HIDDEN | RESTING |
    ALREADY_SETTLED).
    """
    row, stream = period_for(by, period_id, Deed.ANSWER)
    _note_done(row.relationship_id, now)
    left = list(still_open(row.relationship_id).filter(period=row))
    for item in left:
        item.period, item.carried, item.changed_at = None, item.carried + 1, now
    Item.objects.bulk_update(left, ["period", "carried", "changed_at"])
    Return.objects.bulk_create(Return(item=item, period=row, at=now) for item in left)
    done = Item.objects.filter(period=row, done_at__isnull=False).count()
    row.closed_at, row.closed_by_id, row.changed_at = now, by.id, now
    row.save(update_fields=["closed_at", "closed_by", "changed_at"])
    entries = [Entry(Kind.ITEM_RETURNED, by.id, item.pk, now, {"period": row.pk}) for item in left]
    counts = {"done": done, "returned": len(left)}
    journal.append_all(stream, [*entries, Entry(Kind.PERIOD_CLOSED, by.id, row.pk, now, counts)])
    telling.changed(row.pk, telling.STATE)


@step
def _note_done(relationship_id: UUID, now: datetime) -> None:
    """Let what is done by now leave the backlog."""
    rows = list(still_open(relationship_id))
    stands = standings_of(rows)
    done = [row.pk for row in rows if stands[row.pk].stands is Stands.DONE]
    Item.objects.filter(pk__in=done).update(done_at=now, changed_at=now)
