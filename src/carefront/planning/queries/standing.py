"""Where items stand, by what became of the requests and promises of each."""

from collections.abc import Collection, Mapping
from uuid import UUID

from carefront.commitments.queries.planning import Asked, Promised, promises_by_id, requests_by_id
from carefront.core.backlog import OfferKind, Put, Standing, standing
from carefront.planning.models import Item, Offer


def standing_of(row: Item) -> Standing:
    """Answer where one item stands. 3 SQL queries, more only where a promise was changed."""
    return standings_of([row])[row.pk]


def standings_of(rows: Collection[Item]) -> Mapping[UUID, Standing]:
    """Answer where items stand, by their ids. 3 SQL queries, more only where promises were changed."""
    offers: dict[UUID, list[Offer]] = {row.pk: [] for row in rows}
    for offer in Offer.objects.filter(item_id__in=list(offers)).order_by("-at", "-pk"):
        offers[offer.item_id].append(offer)
    every = [offer for several in offers.values() for offer in several]
    asked = requests_by_id({offer.request_id for offer in every if offer.request_id})
    made = {offer.pk: _made(offer, asked) for offer in every}
    promised = promises_by_id({key for key in made.values() if key})
    return {
        row.pk: standing(
            [_put(offer, asked, promised, made[offer.pk]) for offer in offers[row.pk]],
            dropped=row.dropped_at is not None,
        )
        for row in rows
    }


def _made(offer: Offer, asked: Mapping[UUID, Asked]) -> UUID | None:
    if offer.request_id is None:
        return offer.commitment_id
    found = asked.get(offer.request_id)
    return found.commitment_id if found else None


def _put(offer: Offer, asked: Mapping[UUID, Asked], promised: Mapping[UUID, Promised], made: UUID | None) -> Put:
    request = asked.get(offer.request_id) if offer.request_id else None
    promise = promised.get(made) if made else None
    return Put(
        id=offer.pk,
        kind=OfferKind(offer.kind),
        by_id=offer.by_id,
        to_id=promise.owner_id if promise else offer.to_id,
        at=offer.at,
        request_id=offer.request_id,
        request=request.state if request else None,
        commitment_id=promise.id if promise else None,
        promise=promise.state if promise else None,
        due=promise.due if promise else request.due if request else None,
    )
