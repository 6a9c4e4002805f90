"""Over the API: what would make it more useful, what was changed because of it, and whether that helps."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import Caller, caller, reply
from carefront.pulses.api import shapes, shown
from carefront.pulses.commands import wishing
from carefront.pulses.queries import reading

router = Router(tags=["pulses"])
PLACE = "/relationships/{uuid:relationship_id}/wishes"
ONE = "/wishes/{uuid:wish_id}"


def _one(me: Caller, wish_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.wish(reading.wish(me.actor, wish_id)), status)


@router.get(PLACE, response=shapes.WishesOut, summary="List wishes")
def list_wishes(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """List what would make a relationship more useful, as you said it and as others shared it."""
    me = caller(request)
    bond = reading.bond_of(me.actor, relationship_id)
    return reply({"items": [shown.wish(one) for one in reading.wishes(me.actor, bond)]})


@router.post(PLACE, response={201: shapes.WishOut}, summary="Say what would make it more useful")
def make_wish(request: HttpRequest, relationship_id: UUID, body: shapes.WishIn) -> HttpResponse:
    """Say it for yourself alone; share it when you like."""
    me = caller(request)
    key = wishing.make_wish(by=me.actor, relationship_id=relationship_id, words=body.words, now=me.now)
    return _one(me, key, 201)


@router.get(ONE, response=shapes.WishOut, summary="Show a wish")
def get_wish(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Show a wish with what was changed because of it."""
    return _one(caller(request), wish_id)


@router.post(f"{ONE}/sharing", response=shapes.WishOut, summary="Share a wish")
def share_wish(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Show your own wish to the other, or to those who are in the team now."""
    me = caller(request)
    wishing.share_wish(by=me.actor, wish_id=wish_id, now=me.now)
    return _one(me, wish_id)


@router.delete(f"{ONE}/sharing", response=shapes.WishOut, summary="Take a wish back")
def unshare_wish(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Take a wish back that you shared, with all that hangs on it."""
    me = caller(request)
    wishing.unshare_wish(by=me.actor, wish_id=wish_id, now=me.now)
    return _one(me, wish_id)


@router.post(f"{ONE}/adjustments", response={201: shapes.WishOut}, summary="Say what changed because of a wish")
def meet_wish(request: HttpRequest, wish_id: UUID, body: shapes.AdjustmentIn) -> HttpResponse:
    """Say what was changed because of a wish, and since when."""
    me = caller(request)
    wishing.meet_wish(by=me.actor, wish_id=wish_id, words=body.words, on=body.on, now=me.now)
    return _one(me, wish_id, 201)


@router.put("/adjustments/{uuid:adjustment_id}/help", response=shapes.WishOut, summary="Say whether it helps")
def judge_adjustment(request: HttpRequest, adjustment_id: UUID, body: shapes.HelpIn) -> HttpResponse:
    """Say as the wish's author whether what was changed helps."""
    me = caller(request)
    wishing.judge_adjustment(by=me.actor, adjustment_id=adjustment_id, helps=body.helps, words=body.words, now=me.now)
    return reply(shown.wish(reading.wish_of_adjustment(me.actor, adjustment_id)))
