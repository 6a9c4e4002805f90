"""Over the API: where clarity is missing, in one relationship and in all of one's own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.insights.api import shapes_clarity as shapes
from carefront.insights.cards import Grid, Spot, Tally
from carefront.insights.queries import clarity as reading
from carefront.kit.api import caller, reply

router = Router(tags=["clarity"])


@router.get("/clarity", response=shapes.ClarityOut, summary="Show where clarity is missing")
def get_clarity(request: HttpRequest) -> HttpResponse:
    """Show which of the five questions are open on what, in all relationships that you are in."""
    return reply(_shown(reading.in_all(caller(request).actor)))


@router.get(
    "/relationships/{uuid:relationship_id}/clarity",
    response=shapes.ClarityOut,
    summary="Show where clarity is missing in a relationship",
)
def get_relationship_clarity(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show which of the five questions are open on what, as far as you see it."""
    return reply(_shown(reading.in_one(caller(request).actor, relationship_id)))


def _shown(grid: Grid) -> dict[str, object]:
    return {
        "items": [_spot(spot) for spot in grid.spots],
        "people": [{"name": name, "open": list(counts)} for name, counts in grid.people],
        "whole": grid.whole,
        "with_open": _tally(grid.with_open),
        "without_open": _tally(grid.without_open),
        "has_more": grid.has_more,
    }


def _spot(spot: Spot) -> dict[str, object]:
    said = spot.said
    return {
        "id": str(said.id), "sort": said.sort.value, "relationship_id": str(said.relationship_id), "words": said.words,
        "who": spot.who, "is_mine": said.is_mine, "open": [one.value for one in said.open],
        "since": said.since.isoformat(), "clarified_at": said.clarified_at.isoformat() if said.clarified_at else None,
        "asks": said.asks if said.is_counted else None,
    }  # fmt: skip


def _tally(tally: Tally) -> dict[str, int]:
    return {"promises": tally.promises, "asks": tally.asks}
