"""Agreements over the API: terms, both yeses, promises out of lines, and what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import caller
from carefront.kit.api_fields import due_of
from carefront.talks.api import given, shapes
from carefront.talks.api.talks import ONE, one
from carefront.talks.commands import agreeing

router = Router(tags=["talks"])


@router.put(f"{ONE}/terms", response=shapes.TalkOut, summary="Write the terms of an agreement")
def set_terms(request: HttpRequest, talk_id: UUID, body: given.TalkTermsIn) -> HttpResponse:
    """Write what you both do if it continues, and when you look again."""
    me = caller(request)
    agreeing.set_terms(
        by=me.actor, talk_id=talk_id, together=body.together, look_on=body.look_on, seen=body.seen, now=me.now
    )
    return one(me, talk_id)


@router.post(f"{ONE}/agreement", response=shapes.TalkOut, summary="Agree in a talk")
def agree_in_talk(request: HttpRequest, talk_id: UUID, body: given.ReadIn) -> HttpResponse:
    """Agree to the words that you read; it is an agreement once both of you did."""
    me = caller(request)
    agreeing.agree(by=me.actor, talk_id=talk_id, read=body.read, now=me.now)
    return one(me, talk_id)


@router.delete(f"{ONE}/agreement", response=shapes.TalkOut, summary="Take your yes back")
def take_back_yes(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Take your yes back, before both of you agreed."""
    me = caller(request)
    agreeing.take_back_yes(by=me.actor, talk_id=talk_id, now=me.now)
    return one(me, talk_id)


@router.post(f"{ONE}/lines/{{int:number}}/promise", response={201: shapes.TalkOut}, summary="Promise a line")
def promise_line(request: HttpRequest, talk_id: UUID, number: int, body: given.TalkPromiseIn) -> HttpResponse:
    """Make a promise out of a line (from 0) of what you will do."""
    me = caller(request)
    due = due_of(body.due, me.actor.zone)
    agreeing.promise_line(by=me.actor, talk_id=talk_id, line=number, due=due, now=me.now)
    return one(me, talk_id, 201)


@router.post(f"{ONE}/look", response=shapes.TalkOut, summary="Say what came of a talk")
def say_what_came(request: HttpRequest, talk_id: UUID, body: given.TalkCameIn) -> HttpResponse:
    """Say whether it is different now; the other sees it."""
    me = caller(request)
    agreeing.say_what_came(by=me.actor, talk_id=talk_id, came=body.came, words=body.words, now=me.now)
    return one(me, talk_id)
