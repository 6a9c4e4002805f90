"""What somebody's saying yes means for the item they were asked about."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import handing
from carefront.commitments.queries.planning import promises_by_id
from carefront.core.backlog import OfferKind
from carefront.core.ledger import Kind
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.planning.commands import telling
from carefront.planning.models import Offer

_FACTS = {
    OfferKind.ASKED: Kind.ITEM_TAKEN,
    OfferKind.HANDED_OVER: Kind.ITEM_HANDED_OVER,
    OfferKind.MOVED: Kind.ITEM_MOVED,
}


@step
def request_accepted(request_id: UUID, commitment_id: UUID, now: datetime) -> None:
    """Let an item be whose who accepted it; the promise that was handed over, or moved, makes room for theirs.

    Raises Refusal(ALREADY_SETTLED), which undoes the acceptance, when the item was dropped or done meanwhile.
    """
    offer = Offer.objects.filter(request_id=request_id).select_related("item").first()
    if offer is None:
        return
    item, stream = offer.item, journal.lock(offer.item.relationship_id)
    item.refresh_from_db()
    if item.dropped_at is not None or item.done_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if offer.in_place_of is not None:
        handing.give_way(offer.in_place_of, to_id=commitment_id, words=offer.words, now=now)
    promise = promises_by_id([commitment_id])[commitment_id]
    journal.append(
        stream, _FACTS[OfferKind(offer.kind)], by=offer.to_id, about=item.pk, at=now, person=offer.to_id,
        commitment=commitment_id, due=promise.due,
    )  # fmt: skip
    telling.changed(item.period_id, telling.ITEMS)
