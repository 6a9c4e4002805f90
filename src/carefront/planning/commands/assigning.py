"""Assigning is asking: one takes an item oneself, or asks somebody, who accepts, counters or declines."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import ask, make
from carefront.core.actors import Actor
from carefront.core.backlog import OfferKind, Stands
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.planning.commands import telling
from carefront.planning.commands.locking import standing_for
from carefront.planning.models import Item, Offer


@command
def take_item(*, by: Actor, item_id: UUID, due: Due | None = None, now: datetime) -> UUID:
    """Take an item on: it becomes one's own promise, to the other of a pair or to the team; answer its id.

    Without a day it is due when its period ends. Taken twice by the same person it is one promise. Raises
    Refusal(HIDDEN | RESTING | ALREADY_SETTLED | PAST_DATE | FAR_DATE), Refusal(TAKEN) when somebody was before.
    """
    row, stream, stands = standing_for(by, item_id, Deed.ANSWER)
    mine = stands.holder
    if stands.stands is Stands.TAKEN and mine is not None and mine.to_id == by.id and mine.commitment_id is not None:
        return mine.commitment_id
    if stands.stands is not Stands.FREE:
        raise Refusal(Because.TAKEN)
    draft = Draft(row.words, row.relationship_id, due=_due(row, by, due, now), why=row.why, success=row.success)
    made = make.promise(by=by, draft=draft, now=now).pk
    offer(row, OfferKind.TAKEN, by, by.id, now, commitment_id=made)
    journal.append(
        stream, Kind.ITEM_TAKEN, by=by.id, about=row.pk, at=now, person=by.id, commitment=made,
        due=draft.due.on if draft.due else None,
    )  # fmt: skip
    telling.changed(row.period_id, telling.ITEMS)
    return made


@command
def ask_for_item(*, by: Actor, item_id: UUID, owner_id: UUID, due: Due | None = None, now: datetime) -> UUID:
    """Ask somebody to take an item on; answer the request's id. It is theirs only when they accept it.

    Without a day it is due when its period ends. Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | ALREADY_SETTLED |
    PAST_DATE | FAR_DATE), Refusal(TAKEN) when somebody has it or is asked.
    """
    row, stream, stands = standing_for(by, item_id, Deed.ASK)
    if stands.stands is not Stands.FREE:
        raise Refusal(Because.TAKEN)
    if owner_id == by.id:
        raise Refusal(Because.NOT_IN_IT, "to")
    draft = Draft(row.words, row.relationship_id, owner_id, _due(row, by, due, now), why=row.why, success=row.success)
    made = ask.ask(by=by, draft=draft, now=now).pk
    offer(row, OfferKind.ASKED, by, owner_id, now, request_id=made)
    journal.append(
        stream, Kind.ITEM_ASKED, by=by.id, about=row.pk, at=now, person=owner_id, request=made,
        due=draft.due.on if draft.due else None,
    )  # fmt: skip
    telling.changed(row.period_id, telling.ITEMS)
    return made


def _due(row: Item, by: Actor, due: Due | None, now: datetime) -> Due | None:
    if due is not None or row.period is None or row.period.ends_on < by.local(now).date():
        return due
    return Due(row.period.ends_on, None, by.zone)


@step
def offer(
    row: Item,
    kind: OfferKind,
    by: Actor,
    to_id: UUID,
    now: datetime,
    *,
    request_id: UUID | None = None,
    commitment_id: UUID | None = None,
    in_place_of: UUID | None = None,
    words: str = "",
) -> None:
    """Remember that an item was put to somebody, by which request or promise."""
    Offer.objects.create(
        id=new_id(), item=row, kind=kind.value, by_id=by.id, to_id=to_id, request_id=request_id,
        commitment_id=commitment_id, in_place_of=in_place_of, words=words, at=now,
    )  # fmt: skip
