"""Over the API: what being held to account means to somebody in a relationship."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.insights.api import shapes, shown
from carefront.insights.commands import meaning as commands
from carefront.insights.queries import meaning as reading
from carefront.kit.api import Caller, caller, reply

router = Router(tags=["mirror"])
ONE = "/relationships/{uuid:relationship_id}/meaning"


def _shown(me: Caller, relationship_id: UUID) -> HttpResponse:
    bond = reading.bond_of(me.actor, relationship_id)
    own, others = reading.meanings(me.actor, bond)
    return reply(
        {
            "own": shown.meaning(own) if own else None,
            "others": [shown.meaning(one) for one in others],
            "is_turned_away": reading.is_turned_away(me.actor, relationship_id),
        }
    )


@router.get(ONE, response=shapes.MeaningsOut, summary="Show what it means")
def get_meaning(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what being held to account means to you in a relationship, and what others share there."""
    return _shown(caller(request), relationship_id)


@router.put(ONE, response=shapes.MeaningsOut, summary="Say what it means")
def write_meaning(request: HttpRequest, relationship_id: UUID, body: shapes.MeaningIn) -> HttpResponse:
    """Say what it means to you and what would be supportive; it is yours until you share it."""
    me = caller(request)
    commands.write_meaning(
        by=me.actor, relationship_id=relationship_id, means=body.means, words=body.words, structures=body.structures,
        wish=body.wish, now=me.now,
    )  # fmt: skip
    return _shown(me, relationship_id)


@router.delete(ONE, response=shapes.MeaningsOut, summary="Delete what it means")
def delete_meaning(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Take your own away for good, shared or not."""
    me = caller(request)
    commands.delete_meaning(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(me, relationship_id)


@router.post(f"{ONE}/sharing", response=shapes.MeaningsOut, summary="Share what it means")
def share_meaning(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show your own to the other, or to those who are in the team now."""
    me = caller(request)
    commands.share_meaning(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(me, relationship_id)


@router.delete(f"{ONE}/sharing", response=shapes.MeaningsOut, summary="Take back what it means")
def unshare_meaning(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Take back what you shared; nobody else sees it from then on."""
    me = caller(request)
    commands.unshare_meaning(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(me, relationship_id)


@router.post(f"{ONE}/turning-away", response=shapes.MeaningsOut, summary="Be offered it no more")
def turn_meaning_away(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Be offered no reflection in this relationship any more."""
    me = caller(request)
    commands.turn_away(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(me, relationship_id)
