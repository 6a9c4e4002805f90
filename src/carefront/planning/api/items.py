"""The backlog over the API: add, order, size, take, ask."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import Caller, caller, reply
from carefront.kit.api_fields import due_of
from carefront.planning.api import given, shapes, shown
from carefront.planning.commands import assigning, backlog
from carefront.planning.queries import items as reading

router = Router(tags=["backlog"])
ALL = "/relationships/{uuid:relationship_id}/backlog"
ONE = "/items/{uuid:item_id}"


def one(me: Caller, item_id: UUID, status: int = 200) -> HttpResponse:
    """Answer an item."""
    return reply(shown.item(reading.item(me.actor, item_id, now=me.now)[0]), status)


@router.get(ALL, response=shapes.BacklogOut, summary="Show a backlog")
def get_backlog(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what could be done in a relationship, in its order."""
    me = caller(request)
    return reply(shown.backlog(reading.backlog(me.actor, relationship_id, now=me.now)))


@router.post(ALL, response={201: shapes.ItemOut}, summary="Add to a backlog")
def add_item(request: HttpRequest, relationship_id: UUID, body: given.ItemIn) -> HttpResponse:
    """Add something after what is there."""
    me = caller(request)
    made = backlog.add_item(
        by=me.actor, relationship_id=relationship_id, words=body.words, why=body.why, success=body.success,
        hours=given.decimal(body.hours), period_id=body.period_id, now=me.now,
    )  # fmt: skip
    return one(me, made, 201)


@router.get(ONE, response=shapes.ItemOut, summary="Show an item")
def get_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Show one item, with who has it or is asked."""
    return one(caller(request), item_id)


@router.put(f"{ONE}/wording", response=shapes.ItemOut, summary="Reword an item")
def reword_item(request: HttpRequest, item_id: UUID, body: given.WordingIn) -> HttpResponse:
    """Say your own item in other words, while nobody has it."""
    me = caller(request)
    backlog.reword_item(
        by=me.actor, item_id=item_id, words=body.words, why=body.why, success=body.success, version=body.version,
        now=me.now,
    )  # fmt: skip
    return one(me, item_id)


@router.put(f"{ONE}/size", response=shapes.ItemOut, summary="Size an item")
def size_item(request: HttpRequest, item_id: UUID, body: given.SizeIn) -> HttpResponse:
    """Say how many hours an item takes."""
    me = caller(request)
    backlog.size_item(by=me.actor, item_id=item_id, hours=given.decimal(body.hours), version=body.version, now=me.now)
    return one(me, item_id)


@router.put(f"{ONE}/place", response=shapes.ItemOut, summary="Move an item in the order")
def place_item(request: HttpRequest, item_id: UUID, body: given.PlaceIn) -> HttpResponse:
    """Give an item another priority."""
    me = caller(request)
    if body.places is not None:
        backlog.move_item(by=me.actor, item_id=item_id, places=body.places, now=me.now)
    else:
        backlog.place_item(by=me.actor, item_id=item_id, before_id=body.before_id, now=me.now)
    return one(me, item_id)


@router.put(f"{ONE}/period", response=shapes.ItemOut, summary="Plan an item")
def plan_item(request: HttpRequest, item_id: UUID, body: given.PlanIn) -> HttpResponse:
    """Take an item into a period, or out of it."""
    me = caller(request)
    backlog.plan_item(by=me.actor, item_id=item_id, period_id=body.period_id, now=me.now)
    return one(me, item_id)


@router.post(f"{ONE}/taking", response={201: shapes.ItemOut}, summary="Take an item on")
def take_item(request: HttpRequest, item_id: UUID, body: given.TakingIn) -> HttpResponse:
    """Make an item your own promise."""
    me = caller(request)
    assigning.take_item(by=me.actor, item_id=item_id, due=due_of(body.due, me.actor.zone), now=me.now)
    return one(me, item_id, 201)


@router.post(f"{ONE}/asking", response={201: shapes.ItemOut}, summary="Ask somebody to take an item on")
def ask_for_item(request: HttpRequest, item_id: UUID, body: given.AskingIn) -> HttpResponse:
    """Ask somebody for an item; it is theirs when they accept the request."""
    me = caller(request)
    due = due_of(body.due, me.actor.zone)
    assigning.ask_for_item(by=me.actor, item_id=item_id, owner_id=body.owner_id, due=due, now=me.now)
    return one(me, item_id, 201)
