"""The backlog: written together, in one order of priority that all can change."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.backlog import MOST_ITEMS, Stands, moved_before
from carefront.core.ledger import Kind
from carefront.core.planning import checked_hours
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.once import made_once
from carefront.planning.commands import telling
from carefront.planning.commands.locking import (
    item_for,
    period_in,
    place_at_the_end,
    standing_for,
    still_open,
)
from carefront.planning.models import Item

LEAST = Decimal("0.25")  # hours of an item
DETAIL = 4000  # characters


@command
def add_item(
    *,
    by: Actor,
    relationship_id: UUID,
    words: str,
    now: datetime,
    why: str = "",
    success: str = "",
    hours: Decimal | None = None,
    period_id: UUID | None = None,
    once: str = "",
) -> UUID:
    """Add something to a backlog, after what is there, perhaps in a period; answer its id.

    `hours` (0.25-2000) is its size where that is known. `once` is a form's key (`kit.once`).
    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG | OUT_OF_RANGE | TOO_MANY | ALREADY_SETTLED).
    """

    def deed() -> UUID:
        _card, stream = open_place(by, relationship_id)
        period = period_in(by, relationship_id, period_id)
        row = Item(
            id=new_id(), workspace_id=by.workspace_id, relationship_id=relationship_id, author_id=by.id,
            words=text.line(words, "words"), why=text.prose(why, "why", limit=DETAIL),
            success=text.prose(success, "success", limit=DETAIL), hours=checked_hours(hours, "hours", least=LEAST),
            place=place_at_the_end(relationship_id), period=period, first_on=by.local(now).date(), made_at=now,
            changed_at=now,
        )  # fmt: skip
        row.save(force_insert=True)
        journal.append(
            stream, Kind.ITEM_ADDED, by=by.id, about=row.pk, at=now, hours=_number(row.hours), period=period_id
        )
        telling.changed(period_id, telling.ITEMS)
        return row.pk

    return made_once(by.id, once, now, deed)


def _number(hours: Decimal | None) -> float | None:
    return None if hours is None else float(hours)


@command
def reword_item(
    *, by: Actor, item_id: UUID, words: str, why: str, success: str, version: int | None, now: datetime
) -> None:
    """Say an own item in other words, while nobody is asked for it or has it: what is promised is said elsewhere.

    `version` is the one that was read; with another one in force it raises Refusal(CHANGED_MEANWHILE).
    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | TAKEN | EMPTY | TOO_LONG) as well.
    """
    row, _stream, stands = standing_for(by, item_id, Deed.CHANGE)
    if stands.stands is not Stands.FREE:
        raise Refusal(Because.TAKEN)
    _same(row, version)
    row.words = text.line(words, "words")
    row.why = text.prose(why, "why", limit=DETAIL)
    row.success = text.prose(success, "success", limit=DETAIL)
    _changed(row, now, "words", "why", "success")


@command
def size_item(*, by: Actor, item_id: UUID, hours: Decimal | None, version: int | None = None, now: datetime) -> None:
    """Say how many hours an item takes (0.25-2000), or that nobody knows; anybody who plans it can.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | OUT_OF_RANGE | CHANGED_MEANWHILE).
    """
    row, _stream = item_for(by, item_id, Deed.ANSWER)
    _same(row, version)
    row.hours = checked_hours(hours, "hours", least=LEAST)
    _changed(row, now, "hours")


def _same(row: Item, version: int | None) -> None:
    if version is not None and version != row.version:
        raise Refusal(Because.CHANGED_MEANWHILE)


@step
def _changed(row: Item, now: datetime, *fields: str) -> None:
    row.version += 1
    row.changed_at = now
    row.save(update_fields=[*fields, "version", "changed_at"])
    telling.changed(row.period_id, telling.ITEMS)


@command
def move_item(*, by: Actor, item_id: UUID, places: int, now: datetime) -> None:
    """Move an item up (negative) or down among those beside it: of its period, or of the backlog outside of periods.

    It moves from where it stands now, whatever the page showed. Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED).
    """
    row, _stream = item_for(by, item_id, Deed.ANSWER)
    order = list(still_open(row.relationship_id))
    beside = [one for one in order if one.period_id == row.period_id]
    at = beside.index(row)
    to = min(max(at + max(-MOST_ITEMS, min(places, MOST_ITEMS)), 0), len(beside) - 1)
    if to < at:
        _number_anew(moved_before(order, row, beside[to]), row)
    elif to > at:
        after = order.index(beside[to]) + 1
        _number_anew(moved_before(order, row, order[after] if after < len(order) else None), row)


@command
def place_item(*, by: Actor, item_id: UUID, before_id: UUID | None, now: datetime) -> None:
    """Put an item right before another one of the same backlog, or last of all where that one is none or is gone.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED).
    """
    row, _stream = item_for(by, item_id, Deed.ANSWER)
    order = list(still_open(row.relationship_id))
    before = next((one for one in order if one.pk == before_id), None)
    if before != row:
        _number_anew(moved_before(order, row, before), row)


@step
def _number_anew(order: Sequence[Item], moved: Item) -> None:
    changed = []
    for place, one in enumerate(order, start=1):
        if one.place != place:
            one.place = place
            changed.append(one)
    Item.objects.bulk_update(changed, ["place"])
    telling.changed(moved.period_id, telling.ITEMS)


@command
def plan_item(*, by: Actor, item_id: UUID, period_id: UUID | None, now: datetime) -> None:
    """Take an item into a period, or out of it again; its place in the order stays.

    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED), also for a period that is closed.
    """
    row, stream = item_for(by, item_id, Deed.ANSWER)
    period = period_in(by, row.relationship_id, period_id)
    if row.period_id == period_id:
        return
    before, row.period, row.changed_at = row.period_id, period, now
    row.save(update_fields=["period", "changed_at"])
    journal.append(stream, Kind.ITEM_PLANNED, by=by.id, about=row.pk, at=now, period=period_id, before=before)
    telling.changed(before, telling.ITEMS)
    telling.changed(period_id, telling.ITEMS)


@command
def take_up_item(*, by: Actor, item_id: UUID, now: datetime) -> None:
    """Take up again what was dropped; it stands where it stood. Raises Refusal(HIDDEN | RESTING | ALREADY_THERE)."""
    row, stream = item_for(by, item_id, Deed.ANSWER, settled=True)
    if row.dropped_at is None:
        raise Refusal(Because.ALREADY_THERE)
    place_at_the_end(row.relationship_id)  # refuses when the backlog is full
    row.dropped_at, row.dropped_by, row.dropped_why, row.period, row.changed_at = None, None, "", None, now
    row.save(update_fields=["dropped_at", "dropped_by", "dropped_why", "period", "changed_at"])
    journal.append(stream, Kind.ITEM_TAKEN_UP, by=by.id, about=row.pk, at=now)
