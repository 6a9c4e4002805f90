"""Periods over the API: begin, say what you have, look at the load, close."""

from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.kit.api import Caller, caller, reply
from carefront.planning.api import given, shapes, shown
from carefront.planning.commands import capacity, periods
from carefront.planning.queries import items as backlogs
from carefront.planning.queries import lines
from carefront.planning.queries import periods as reading

router = Router(tags=["periods"])
ALL = "/periods"
ONE = "/periods/{uuid:period_id}"


def _one(me: Caller, period_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.period(reading.period(me.actor, period_id, now=me.now)), status)


@router.get(ALL, response=shapes.PeriodsOut, summary="List periods")
def list_periods(request: HttpRequest, wanted: Query[given.PeriodsIn]) -> HttpResponse:
    """List the periods of a relationship, the newest first."""
    me = caller(request)
    heading = backlogs.planned_in(me.actor, wanted.relationship_id)
    found, more = lines.periods(me.actor, heading.id, page=wanted.page)
    return reply({"items": [shown.line(one) for one in found], "has_next": more})


@router.post(ALL, response={201: shapes.PeriodOut}, summary="Begin a period")
def begin_period(request: HttpRequest, body: given.PeriodIn) -> HttpResponse:
    """Begin to plan a period; a planning conversation has one."""
    me = caller(request)
    made = periods.begin_period(
        by=me.actor, relationship_id=body.relationship_id, starts_on=body.starts_on, ends_on=body.ends_on,
        title=body.title, conversation_id=body.conversation_id, now=me.now,
    )  # fmt: skip
    return _one(me, made, 201)


@router.get(ONE, response=shapes.PeriodOut, summary="Show a period")
def get_period(request: HttpRequest, period_id: UUID) -> HttpResponse:
    """Show a period, with everybody's load against what they have."""
    return _one(caller(request), period_id)


@router.put(f"{ONE}/days", response=shapes.PeriodOut, summary="Give a period other days")
def change_period(request: HttpRequest, period_id: UUID, body: given.DaysIn) -> HttpResponse:
    """Give a period other days or another name."""
    me = caller(request)
    periods.change_period(
        by=me.actor, period_id=period_id, starts_on=body.starts_on, ends_on=body.ends_on, title=body.title, now=me.now
    )
    return _one(me, period_id)


@router.put(f"{ONE}/capacity", response=shapes.PeriodOut, summary="Say what you have")
def say_capacity(request: HttpRequest, period_id: UUID, body: given.CapacityIn) -> HttpResponse:
    """Say what you have for a period; the others see the amounts, and nobody sees the note."""
    me = caller(request)
    capacity.say_capacity(
        by=me.actor, period_id=period_id, hours=Decimal(str(body.hours)), elsewhere=Decimal(str(body.elsewhere)),
        away_days=body.away_days, constraints=body.constraints, note=body.note, now=me.now,
    )  # fmt: skip
    return _one(me, period_id)


@router.post(f"{ONE}/closing", response=shapes.PeriodOut, summary="Close a period")
def close_period(request: HttpRequest, period_id: UUID) -> HttpResponse:
    """Close a period; what is left over goes back to the backlog."""
    me = caller(request)
    periods.close_period(by=me.actor, period_id=period_id, now=me.now)
    return _one(me, period_id)
