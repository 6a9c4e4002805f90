"""What was found, over the API: look at it, keep it, leave it out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.conversations.api import given, shapes, shown
from carefront.conversations.commands import keeping
from carefront.conversations.queries import findings as reading
from carefront.kit.api import Caller, caller, reply

router = Router(tags=["transcripts"])
ONE = "/findings/{uuid:finding_id}"


def _one(me: Caller, finding_id: UUID) -> HttpResponse:
    return reply(shown.finding(reading.finding(me.actor, finding_id, now=me.now)))


@router.get("/transcripts/{uuid:transcript_id}/findings", response=shapes.FindingsOut, summary="List what was found")
def list_findings(request: HttpRequest, transcript_id: UUID, wanted: Query[given.FindingsIn]) -> HttpResponse:
    """List what was found in a transcript of yours, in the order it was said."""
    me = caller(request)
    cards, after = reading.findings_after(
        me.actor, transcript_id, wanted.cursor, wanted.limit, now=me.now, state=wanted.state
    )
    return reply({"items": [shown.finding(card) for card in cards], "next": after})


@router.get(ONE, response=shapes.FindingOut, summary="Show something that was found")
def get_finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Show one thing that was found in a transcript of yours."""
    return _one(caller(request), finding_id)


@router.post(f"{ONE}/keeping", response={201: shapes.KeptOut}, summary="Keep something that was found")
def keep_finding(request: HttpRequest, finding_id: UUID, body: given.KeepingIn) -> HttpResponse:
    """Put it to its owner as a request, to yourself as a proposal, or on record as a decision."""
    me = caller(request)
    wish = body.wish(me.actor.zone)
    kept = keeping.keep_finding(by=me.actor, finding_id=finding_id, wish=wish, now=me.now)
    return reply({"became": kept.became, "id": str(kept.id)}, 201)


@router.post(f"{ONE}/leaving-out", response=shapes.FindingOut, summary="Leave something out")
def leave_finding_out(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Leave something out that was found."""
    me = caller(request)
    keeping.leave_out(by=me.actor, finding_id=finding_id, now=me.now)
    return _one(me, finding_id)


@router.post(f"{ONE}/return", response=shapes.FindingOut, summary="Look at something again")
def return_finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    """Take up again what was left out."""
    me = caller(request)
    keeping.take_up_again(by=me.actor, finding_id=finding_id, now=me.now)
    return _one(me, finding_id)
