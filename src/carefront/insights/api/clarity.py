"""Over the API: where clarity is missing, in one relationship and in all of one's own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.insights.api import shapes_clarity as shapes
from carefront.insights.cards import Grid, MonthTold, Narrowed, Spot, Tally
from carefront.insights.queries import clarity as reading
from carefront.kit.api import caller, reply

router = Router(tags=["clarity"])


@router.get("/clarity", response=shapes.ClarityOut, summary="Show where clarity is missing")
def get_clarity(request: HttpRequest, wanted: Query[shapes.ClarityIn]) -> HttpResponse:
    """Show which of the five questions are open on what, in all relationships that you are in."""
    return reply(_shown(reading.in_all(caller(request).actor, _narrowed(wanted), wanted.page)))


@router.get("/clarity/months", response=shapes.ClarityMonthsOut, summary="Show how much clarity a workspace misses")
def get_clarity_months(request: HttpRequest) -> HttpResponse:
    """Show a steward what was told of the whole workspace."""
    found = reading.months_told_to_steward(caller(request).actor)
    return reply({"items": [_month(one) for one in found]})


@router.get(
    "/relationships/{uuid:relationship_id}/clarity",
    response=shapes.ClarityOut,
    summary="Show where clarity is missing in a relationship",
)
def get_relationship_clarity(
    request: HttpRequest, relationship_id: UUID, wanted: Query[shapes.ClarityIn]
) -> HttpResponse:
    """Show which of the five questions are open on what, as far as you see it."""
    return reply(_shown(reading.in_one(caller(request).actor, relationship_id, _narrowed(wanted), wanted.page)))


def _narrowed(wanted: shapes.ClarityIn) -> Narrowed:
    return Narrowed(wanted.who, wanted.groups, wanted.open)


def _month(told: MonthTold) -> dict[str, object]:
    return {"month": told.month.isoformat()} | {question.value: share for question, share in told.shares}


def _shown(grid: Grid) -> dict[str, object]:
    return {
        "items": [_spot(spot) for spot in grid.spots],
        "count": grid.count,
        "page": grid.page,
        "people": [
            {"id": str(one.id) if one.id else None, "name": one.name, "open": list(one.open)} for one in grid.people
        ],
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
