"""When circumstances change: an item is handed over, gets another day, or is dropped, each with who, when and why."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import ask, change
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.queries.between import lines_by_id
from carefront.commitments.queries.planning import seen_by
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.backlog import OfferKind, Put, Standing, Stands
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.planning.commands import telling
from carefront.planning.commands.assigning import offer
from carefront.planning.commands.locking import standing_for
from carefront.planning.models import Item

REASON = 2000  # characters


@command
def hand_over_item(
    *, by: Actor, item_id: UUID, owner_id: UUID, due: Due | None = None, words: str = "", now: datetime
) -> UUID:
    """Ask somebody to take over what one has promised; answer the request's id.

    Until they accept it stays one's own; then one's promise is let go as handed over, which counts as no miss.
    Without a day it keeps the one it has, unless that lies behind. Raises Refusal(HIDDEN | NOT_YOURS | RESTING |
    NOT_IN_IT | ALREADY_SETTLED | ALREADY_THERE | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    row, stream, stands = standing_for(by, item_id, Deed.ASK)
    holder = _holder(stands)
    if holder.to_id != by.id:
        raise Refusal(Because.NOT_YOURS)
    if owner_id == by.id:
        raise Refusal(Because.NOT_IN_IT, "to")
    if due is None and holder.due is not None and holder.due >= by.local(now).date():
        due = Due(holder.due, None, by.zone)
    return _put_in_place(row, stream, OfferKind.HANDED_OVER, holder, by, owner_id, due, words, now)


@command
def propose_day(*, by: Actor, item_id: UUID, due: Due, words: str = "", now: datetime) -> UUID:
    """Ask whoever promised an item to oneself for another day; answer the request's id.

    When they accept, their promise is changed into one for that day: nobody else moves it. Raises Refusal(HIDDEN |
    NOT_YOURS | RESTING | ALREADY_SETTLED | ALREADY_THERE | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    row, stream, stands = standing_for(by, item_id, Deed.ASK)
    holder = _holder(stands)
    assert holder.commitment_id is not None
    if holder.to_id == by.id or not seen_by(by, [holder.commitment_id]).get(holder.commitment_id):
        raise Refusal(Because.NOT_YOURS)
    if holder.due == due.on:
        raise Refusal(Because.ALREADY_THERE, "due")
    return _put_in_place(row, stream, OfferKind.MOVED, holder, by, holder.to_id, due, words, now)


def _holder(stands: Standing) -> Put:
    """Answer who has an item that nobody is asked to change. Raises Refusal(ALREADY_SETTLED | ALREADY_THERE)."""
    if stands.stands is not Stands.TAKEN or stands.holder is None:
        raise Refusal(Because.ALREADY_SETTLED)
    if stands.pending is not None:
        raise Refusal(Because.ALREADY_THERE)
    return stands.holder


@step
def _put_in_place(
    row: Item,
    stream: Stream,
    kind: OfferKind,
    holder: Put,
    by: Actor,
    to_id: UUID,
    due: Due | None,
    words: str,
    now: datetime,
) -> UUID:
    reason, key = text.prose(words, "words", limit=REASON), holder.commitment_id
    assert key is not None
    promised = lines_by_id(by, {key}, None, now=now).get(key)
    draft = Draft(
        promised.words if promised else row.words, row.relationship_id, to_id, due, reason or row.why, row.success
    )
    made = ask.ask(by=by, draft=draft, now=now).pk
    offer(row, kind, by, to_id, now, request_id=made, in_place_of=key, words=reason)
    journal.append(
        stream, Kind.ITEM_ASKED, by=by.id, about=row.pk, at=now, person=to_id, request=made,
        due=due.on if due else None,
    )  # fmt: skip
    telling.changed(row.period_id, telling.ITEMS)
    return made


@command
def drop_item(*, by: Actor, item_id: UUID, words: str = "", now: datetime) -> None:
    """Let an item drop, with the reason: anybody while it is free, whoever asked for it, or whoever has promised it.

    What was asked is taken back with it, and one's own promise is let go. Raises Refusal(HIDDEN | NOT_YOURS | RESTING |
    ALREADY_SETTLED | TOO_LONG).
    """
    row, stream, stands = standing_for(by, item_id, Deed.ANSWER)
    reason = text.prose(words, "words", limit=REASON)
    if stands.stands is Stands.DONE:
        raise Refusal(Because.ALREADY_SETTLED)
    _let_go(by, stands, reason, now)
    row.dropped_at, row.dropped_by_id, row.dropped_why, row.changed_at = now, by.id, reason, now
    row.save(update_fields=["dropped_at", "dropped_by", "dropped_why", "changed_at"])
    journal.append(stream, Kind.ITEM_DROPPED, by=by.id, about=row.pk, at=now)
    telling.changed(row.period_id, telling.ITEMS)


@step
def _let_go(by: Actor, stands: Standing, reason: str, now: datetime) -> None:
    """Take back what `by` asked about an item, and let their own promise go; others' stay theirs to say."""
    pending, holder = stands.pending, stands.holder
    whose = holder.to_id if holder is not None else pending.by_id if pending is not None else by.id
    if whose != by.id:
        raise Refusal(Because.NOT_YOURS)
    if pending is not None and pending.by_id == by.id and pending.request_id is not None:
        ask.take_back(by, pending.request_id, now)
    if holder is not None and holder.commitment_id is not None:
        promise, stream = commitment_for(by, holder.commitment_id, Deed.CHANGE)
        change.release(promise, stream, by=by, words=reason, now=now)
