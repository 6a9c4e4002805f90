"""Consequences over the API: each writes their own side, both agree, either ends them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import Caller, caller, reply
from carefront.talks.api import given, shapes, shown
from carefront.talks.api.talks import ONE as TALK
from carefront.talks.commands import consequences as commands
from carefront.talks.queries import consequences as reading

router = Router(tags=["consequences"])
ONE = "/consequences/{uuid:consequences_id}"


def _one(me: Caller, key: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.consequences(reading.consequences(me.actor, key)), status)


@router.post(f"{TALK}/consequences", response={201: shapes.ConsequencesOut}, summary="Begin consequences")
def begin_consequences(request: HttpRequest, talk_id: UUID, body: given.ConsequencesTimeIn) -> HttpResponse:
    """Begin to write what each of you does if it goes on, after you agreed in a talk."""
    me = caller(request)
    made = commands.begin_consequences(
        by=me.actor, talk_id=talk_id, ends_on=body.ends_on, closing_on=body.closing_on, now=me.now
    )
    return _one(me, made, 201)


@router.get(ONE, response=shapes.ConsequencesOut, summary="Show consequences")
def get_consequences(request: HttpRequest, consequences_id: UUID) -> HttpResponse:
    """Show what each of you does if it goes on, and until when."""
    return _one(caller(request), consequences_id)


@router.put(f"{ONE}/conduct", response=shapes.ConsequencesOut, summary="Write what you do")
def write_conduct(request: HttpRequest, consequences_id: UUID, body: given.ConductIn) -> HttpResponse:
    """Write what you do yourself; a yes to other words is taken back."""
    me = caller(request)
    commands.write_conduct(by=me.actor, consequences_id=consequences_id, words=body.words, now=me.now)
    return _one(me, consequences_id)


@router.put(f"{ONE}/time", response=shapes.ConsequencesOut, summary="Name other days for consequences")
def set_time(request: HttpRequest, consequences_id: UUID, body: given.ConsequencesTimeIn) -> HttpResponse:
    """Name the last day, at most 90 days ahead, and the day on which you look back together."""
    me = caller(request)
    commands.set_time(
        by=me.actor, consequences_id=consequences_id, ends_on=body.ends_on, closing_on=body.closing_on, now=me.now
    )
    return _one(me, consequences_id)


@router.post(f"{ONE}/agreement", response=shapes.ConsequencesOut, summary="Agree to consequences")
def agree_to_consequences(request: HttpRequest, consequences_id: UUID, body: given.ReadIn) -> HttpResponse:
    """Agree to the words that you read; once both did, the owner's promises stand at the fourth level."""
    me = caller(request)
    commands.agree_to_consequences(by=me.actor, consequences_id=consequences_id, read=body.read, now=me.now)
    return _one(me, consequences_id)


@router.delete(f"{ONE}/agreement", response=shapes.ConsequencesOut, summary="Take your yes to consequences back")
def take_back_consequences(request: HttpRequest, consequences_id: UUID) -> HttpResponse:
    """Take your own yes back while the other's is still waited for."""
    me = caller(request)
    commands.take_back_yes(by=me.actor, consequences_id=consequences_id, now=me.now)
    return _one(me, consequences_id)


@router.post(f"{ONE}/ending", response=shapes.ConsequencesOut, summary="End consequences")
def end_consequences(request: HttpRequest, consequences_id: UUID) -> HttpResponse:
    """End consequences before their day, or let go of those that are being written."""
    me = caller(request)
    commands.end_consequences(by=me.actor, consequences_id=consequences_id, now=me.now)
    return _one(me, consequences_id)
