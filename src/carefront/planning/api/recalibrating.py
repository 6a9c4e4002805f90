"""Recalibrating over the API: hand over, propose another day, drop, take up again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import caller
from carefront.kit.api_fields import due_of
from carefront.planning.api import given, shapes
from carefront.planning.api.items import ONE, one
from carefront.planning.commands import backlog, recalibrating

router = Router(tags=["backlog"])


@router.post(f"{ONE}/handing-over", response={201: shapes.ItemOut}, summary="Hand an item over")
def hand_over_item(request: HttpRequest, item_id: UUID, body: given.HandingIn) -> HttpResponse:
    """Ask somebody to take over what you have promised; it stays yours until they accept."""
    me = caller(request)
    recalibrating.hand_over_item(
        by=me.actor, item_id=item_id, owner_id=body.owner_id, due=due_of(body.due, me.actor.zone), words=body.words,
        now=me.now,
    )  # fmt: skip
    return one(me, item_id, 201)


@router.post(f"{ONE}/another-day", response={201: shapes.ItemOut}, summary="Propose another day")
def propose_day(request: HttpRequest, item_id: UUID, body: given.OtherDayIn) -> HttpResponse:
    """Ask whoever promised it to you for another day; they move it by accepting."""
    me = caller(request)
    due = body.due.due(me.actor.zone)
    recalibrating.propose_day(by=me.actor, item_id=item_id, due=due, words=body.words, now=me.now)
    return one(me, item_id, 201)


@router.post(f"{ONE}/drop", response=shapes.ItemOut, summary="Drop an item")
def drop_item(request: HttpRequest, item_id: UUID, body: given.DropIn) -> HttpResponse:
    """Let an item drop, with the reason; your own promise is let go with it."""
    me = caller(request)
    recalibrating.drop_item(by=me.actor, item_id=item_id, words=body.words, now=me.now)
    return one(me, item_id)


@router.post(f"{ONE}/return", response=shapes.ItemOut, summary="Take up a dropped item again")
def take_up_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Put what was dropped back where it stood."""
    me = caller(request)
    backlog.take_up_item(by=me.actor, item_id=item_id, now=me.now)
    return one(me, item_id)
