"""Fetching a row for a change: reach it, take its ledger's lock, and read it again as it stands under the lock."""

from uuid import UUID

from django.db.models import Max, QuerySet

from carefront.core.actors import Actor
from carefront.core.backlog import MOST_ITEMS, Standing
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.kit.models import Stream
from carefront.planning import access
from carefront.planning.models import Item, Period
from carefront.planning.queries.standing import standing_of
from carefront.relationships import queries as relationships


def item_for(by: Actor, item_id: UUID, deed: Deed, *, settled: bool = False) -> tuple[Item, Stream]:
    """Answer an item and its locked ledger.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING), Refusal(ALREADY_SETTLED) for one that was dropped, or done in a
    period that is closed, unless `settled` asks for those.
    """
    row = access.reach_item(by, item_id, deed)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    if not settled and (row.dropped_at is not None or row.done_at is not None):
        raise Refusal(Because.ALREADY_SETTLED)
    return row, stream


def standing_for(by: Actor, item_id: UUID, deed: Deed) -> tuple[Item, Stream, Standing]:
    """Answer an item, its locked ledger, and where it stands; raises as `item_for` does."""
    row, stream = item_for(by, item_id, deed)
    return row, stream, standing_of(row)


def period_for(by: Actor, period_id: UUID, deed: Deed) -> tuple[Period, Stream]:
    """Answer an open period and its locked ledger. Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED)."""
    row = access.reach_period(by, period_id, deed)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    if row.closed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    return row, stream


def period_in(by: Actor, relationship_id: UUID, period_id: UUID | None) -> Period | None:
    """Answer an open period of a relationship whose ledger is locked, or nothing for none.

    Raises Refusal(HIDDEN), Refusal(ALREADY_SETTLED) for one that is closed.
    """
    if period_id is None:
        return None
    row = access.reach_period(by, period_id, Deed.ANSWER)
    if row.relationship_id != relationship_id:
        raise Refusal(Because.HIDDEN)
    if row.closed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED, "period")
    return row


def still_open(relationship_id: UUID) -> QuerySet[Item]:
    """Answer what stands in a backlog, in its order, in periods or not."""
    rows = Item.objects.filter(relationship_id=relationship_id, dropped_at__isnull=True, done_at__isnull=True)
    return rows.order_by("place", "pk")


@step
def place_at_the_end(relationship_id: UUID) -> int:
    """Answer the place after the last one of a backlog. Raises Refusal(TOO_MANY) when it is full."""
    rows = still_open(relationship_id)
    if rows.count() >= MOST_ITEMS:
        raise Refusal(Because.TOO_MANY, "words", limit=MOST_ITEMS)
    return int(rows.aggregate(last=Max("place"))["last"] or 0) + 1
