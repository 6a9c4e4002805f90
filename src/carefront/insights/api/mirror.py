"""Over the API: one's own mirror, and what one writes before it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.insights.api import shapes, shown
from carefront.insights.commands import reflecting
from carefront.insights.queries import mirror as reading
from carefront.kit.api import Caller, Done, caller, done, reply

router = Router(tags=["mirror"])
ALL = "/reflections"
ONE = "/reflections/{uuid:reflection_id}"


def _one(me: Caller, reflection_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.reflection(reading.reflection(me.actor, reflection_id)), status)


@router.get("/mirror", response=shapes.MirrorOut, summary="Show your mirror")
def get_mirror(request: HttpRequest) -> HttpResponse:
    """Show how you hold people to their word, as counts; nobody else can ask for it."""
    me = caller(request)
    return reply(shown.mirror(me.actor, reading.mirror(me.actor, now=me.now), me.now))


@router.get(ALL, response=shapes.ReflectionsOut, summary="List your reflections")
def list_reflections(request: HttpRequest, wanted: Query[shapes.PageIn]) -> HttpResponse:
    """List what you wrote before your mirror, the newest first."""
    found, more = reading.reflections(caller(request).actor, wanted.page)
    return reply({"items": [shown.reflection(one) for one in found], "has_next": more})


@router.post(ALL, response={201: shapes.ReflectionOut}, summary="Write a reflection")
def write_reflection(request: HttpRequest, body: shapes.ReflectionIn) -> HttpResponse:
    """Keep what you think, for yourself alone."""
    me = caller(request)
    made = reflecting.write_reflection(by=me.actor, words=body.words, prompt=body.prompt or "", now=me.now)
    return _one(me, made, 201)


@router.get(ONE, response=shapes.ReflectionOut, summary="Show a reflection")
def get_reflection(request: HttpRequest, reflection_id: UUID) -> HttpResponse:
    """Show one of your own."""
    return _one(caller(request), reflection_id)


@router.put(ONE, response=shapes.ReflectionOut, summary="Reword a reflection")
def reword_reflection(request: HttpRequest, reflection_id: UUID, body: shapes.RewordIn) -> HttpResponse:
    """Say one of your own in other words."""
    me = caller(request)
    reflecting.reword_reflection(
        by=me.actor, reflection_id=reflection_id, words=body.words, version=body.version, now=me.now
    )
    return _one(me, reflection_id)


@router.delete(ONE, response=Done, summary="Delete a reflection")
def delete_reflection(request: HttpRequest, reflection_id: UUID) -> HttpResponse:
    """Take one of your own away for good."""
    me = caller(request)
    reflecting.delete_reflection(by=me.actor, reflection_id=reflection_id, now=me.now)
    return done()
