"""What surrounds a commitment, over the API: foresight, supporters, what waits on what, and a way to repair it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.commitments import queries
from carefront.commitments.api import given, shapes, shown
from carefront.commitments.api.commitments import ONE, whole
from carefront.commitments.cards import ForesightCard
from carefront.commitments.commands import foresee, meet
from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Caller, Done, caller, done, reply

router = Router(tags=["commitments"])
EMPTY = ForesightCard(None, "", None, "", "", False)


def _foresight(me: Caller, commitment_id: UUID) -> HttpResponse:
    card = queries.commitment(me.actor, commitment_id, now=me.now)
    if card.foresight is None and not card.line.is_mine:
        raise Refusal(Because.HIDDEN)
    return reply(shown.foresight(card.foresight or EMPTY))


@router.get(f"{ONE}/foresight", response=shapes.ForesightOut, summary="Show foresight")
def get_foresight(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show what an owner thinks beforehand: your own, or one that was shared with you."""
    return _foresight(caller(request), commitment_id)


@router.put(f"{ONE}/foresight", response=shapes.ForesightOut, summary="Keep foresight")
def keep_foresight(request: HttpRequest, commitment_id: UUID, body: given.ForesightIn) -> HttpResponse:
    """Keep how committed you are, how likely it is, and what you will do if something gets in the way."""
    me = caller(request)
    foresee.foresee(by=me.actor, commitment_id=commitment_id, draft=body.draft(), now=me.now)
    return _foresight(me, commitment_id)


@router.put(f"{ONE}/foresight/sharing", response=shapes.ForesightOut, summary="Share foresight, or take it back")
def share_foresight(request: HttpRequest, commitment_id: UUID, body: given.SharingIn) -> HttpResponse:
    """Show your foresight to those who see the promise, or keep it to yourself."""
    me = caller(request)
    foresee.share_foresight(by=me.actor, commitment_id=commitment_id, shared=body.shared, now=me.now)
    return _foresight(me, commitment_id)


@router.post(f"{ONE}/supporters", response={201: shapes.CommitmentOut}, summary="Ask somebody to help")
def invite_supporter(request: HttpRequest, commitment_id: UUID, body: given.SupporterIn) -> HttpResponse:
    """Ask somebody of the workspace to help with this one promise; they see it alone, and may say no."""
    me = caller(request)
    foresee.invite_supporter(
        by=me.actor, commitment_id=commitment_id, person_id=body.person_id, ask=body.ask, now=me.now
    )
    return whole(me, commitment_id, 201)


@router.post(f"{ONE}/support/acceptance", response=shapes.CommitmentOut, summary="Agree to help")
def accept_support(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Agree to help with a promise that you were asked to support."""
    me = caller(request)
    foresee.accept_support(by=me.actor, commitment_id=commitment_id, now=me.now)
    return whole(me, commitment_id)


@router.delete(f"{ONE}/supporters/{{uuid:person_id}}", response=Done, summary="End a support")
def end_support(request: HttpRequest, commitment_id: UUID, person_id: UUID) -> HttpResponse:
    """End somebody's support: the owner may, and the supporter may."""
    me = caller(request)
    foresee.end_support(by=me.actor, commitment_id=commitment_id, person_id=person_id, now=me.now)
    return done()


@router.post(f"{ONE}/waits", response={201: shapes.CommitmentOut}, summary="Say what a commitment waits on")
def say_waits_on(request: HttpRequest, commitment_id: UUID, body: given.WaitIn) -> HttpResponse:
    """Say that your promise waits on another that you may see; news of that one then reach you."""
    me = caller(request)
    foresee.say_waits_on(by=me.actor, commitment_id=commitment_id, on_id=body.on_id, now=me.now)
    return whole(me, commitment_id, 201)


@router.delete(f"{ONE}/waits/{{uuid:on_id}}", response=Done, summary="End a wait")
def end_wait(request: HttpRequest, commitment_id: UUID, on_id: UUID) -> HttpResponse:
    """Say that your promise no longer waits on another."""
    me = caller(request)
    foresee.end_wait(by=me.actor, commitment_id=commitment_id, on_id=on_id, now=me.now)
    return done()


def _repair(me: Caller, commitment_id: UUID) -> HttpResponse:
    card = queries.commitment(me.actor, commitment_id, now=me.now)
    if not card.line.is_mine:
        raise Refusal(Because.HIDDEN)
    shame, useful, repair = card.repair or ("", "", "")
    return reply({"shame": shame, "useful": useful, "repair": repair})


@router.get(f"{ONE}/repair", response=shapes.RepairOut, summary="Show a repair")
def get_repair(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Show the two sentences and the way to repair it that you wrote for yourself."""
    return _repair(caller(request), commitment_id)


@router.put(f"{ONE}/repair", response=shapes.RepairOut, summary="Write a repair")
def write_repair(request: HttpRequest, commitment_id: UUID, body: given.RepairIn) -> HttpResponse:
    """Write the two sentences and one way to repair it, for yourself alone."""
    me = caller(request)
    meet.write_repair(
        by=me.actor, commitment_id=commitment_id, shame=body.shame, useful=body.useful, repair=body.repair, now=me.now
    )
    return _repair(me, commitment_id)
