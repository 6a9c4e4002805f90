"""Transcripts over the API: bring one, see how far it is read, and say whom its names mean."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import ValidationError

from carefront.conversations import wording
from carefront.conversations.api import given, shapes, shown
from carefront.conversations.commands.keeping import leave_the_rest_out
from carefront.conversations.commands.matching import match_speakers
from carefront.conversations.commands.uploading import bring_transcript, let_transcript_go
from carefront.conversations.queries import transcripts as reading
from carefront.core.conversations import NAME, Unreadable
from carefront.kit.api import Caller, Done, caller, done, reply
from carefront.kit.api_paging import PageIn
from carefront.kit.api_problems import problem, shape
from carefront.kit.api_site import JsonParser

router = Router(tags=["transcripts"])
ALL = "/transcripts"
ONE = "/transcripts/{uuid:transcript_id}"
_FORM = {
    "type": "object",
    "properties": {
        "relationship_id": {"type": "string", "format": "uuid"},
        "conversation_id": {"type": "string", "format": "uuid"},
        "on": {"type": "string", "format": "date"},
        "title": {"type": "string"},
        "language": {"type": "string"},
        "file": {"type": "string", "format": "binary"},
    },
    "required": ["file"],
}
TAKES = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": given.TranscriptIn.model_json_schema()},
            "multipart/form-data": {"schema": _FORM},
        },
    }
}


def _one(me: Caller, transcript_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.transcript(reading.transcript(me.actor, transcript_id)), status)


@router.post(ALL, response={201: shapes.TranscriptOut}, summary="Bring a transcript", openapi_extra=TAKES)
def make_transcript(request: HttpRequest) -> HttpResponse:
    """Bring a transcript, as text in JSON (3 MB) or as a file in a form (20 MB); its file goes when it is read."""
    me = caller(request)
    file = None
    if request.content_type == "multipart/form-data":
        file = request.FILES.get("file")
        told: Any = request.POST.dict()
    else:
        told = JsonParser().parse_body(request)
    try:
        body = given.TranscriptIn.model_validate(told)
    except ValidationError as error:
        return shape([{**each, "loc": ("body", "body", *each["loc"])} for each in error.errors(include_url=False)])
    named = str(file.name or "").rsplit(".", 1)[0][:NAME] if file else ""
    brought = body.brought(named or _("A conversation"), me.actor.local(me.now).date())
    pieces: Iterable[bytes] = file.chunks() if file else [body.text.encode("utf-8", "replace")]
    try:
        made = bring_transcript(by=me.actor, brought=brought, pieces=pieces, now=me.now)
    except Unreadable as error:
        field = "file" if file else "text"
        return problem(422, error.trouble.value, wording.trouble(error.trouble), field=field)
    return _one(me, made, 201)


@router.get(ALL, response=shapes.TranscriptsOut, summary="List transcripts")
def list_transcripts(request: HttpRequest, wanted: Query[PageIn]) -> HttpResponse:
    """List the transcripts that you brought, newest first."""
    cards, after = reading.transcripts_after(caller(request).actor, wanted.cursor, wanted.limit)
    return reply({"items": [shown.transcript(card) for card in cards], "next": after})


@router.get(ONE, response=shapes.TranscriptOut, summary="Show a transcript")
def get_transcript(request: HttpRequest, transcript_id: UUID) -> HttpResponse:
    """Show how far a transcript of yours is read, and how much was found in it."""
    return _one(caller(request), transcript_id)


@router.delete(ONE, response=Done, summary="Let a transcript go")
def drop_transcript(request: HttpRequest, transcript_id: UUID) -> HttpResponse:
    """Let a transcript of yours go with all that was found in it; what you kept stays."""
    me = caller(request)
    let_transcript_go(by=me.actor, transcript_id=transcript_id, now=me.now)
    return done()


@router.get(f"{ONE}/speakers", response=shapes.SpeakersOut, summary="List the names in a transcript")
def list_speakers(request: HttpRequest, transcript_id: UUID) -> HttpResponse:
    """List the names in a transcript of yours, and whom they can mean."""
    return _speakers(caller(request), transcript_id)


@router.put(f"{ONE}/speakers", response=shapes.SpeakersOut, summary="Say whom names mean")
def put_speakers(request: HttpRequest, transcript_id: UUID, body: given.SpeakersIn) -> HttpResponse:
    """Say whom the names in a transcript mean: members of its relationship, or nobody here."""
    me = caller(request)
    matches = {one.speaker_id: one.person_id for one in body.speakers}
    match_speakers(by=me.actor, transcript_id=transcript_id, matches=matches, now=me.now)
    return _speakers(me, transcript_id)


def _speakers(me: Caller, transcript_id: UUID) -> HttpResponse:
    cards, members = reading.speakers(me.actor, transcript_id)
    known = [{"id": str(one.person_id), "name": one.name, "is_me": one.is_me} for one in members]
    return reply({"items": [shown.speaker(card) for card in cards], "members": known})


@router.post(f"{ONE}/leaving-out", response=shapes.LeftOut, summary="Leave the rest out")
def leave_rest_out(request: HttpRequest, transcript_id: UUID) -> HttpResponse:
    """Leave out everything in a transcript that was not decided on."""
    me = caller(request)
    return reply({"count": leave_the_rest_out(by=me.actor, transcript_id=transcript_id, now=me.now)})
