"""What the API does with releases."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Made, caller, made
from carefront.relationships import commands, queries
from carefront.relationships.api.shapes_levels import ReleaseIn, ReleaseOut, ReleasesOut
from carefront.relationships.queries import releases

router = Router(tags=["releases"])
ALL = "/relationships/{uuid:relationship_id}/releases"
ONE = "/releases/{uuid:release_id}"


def _shown(request: HttpRequest, release_id: UUID) -> Any:
    return releases.release(caller(request).actor, release_id)


@router.get(ALL, response=ReleasesOut, summary="Show rests from promises")
def list_releases(request: HttpRequest, relationship_id: UUID) -> Any:
    """Show the rest from promises that is proposed or on in a relationship, and those before."""
    actor = caller(request).actor
    card = queries.relationship(actor, relationship_id)
    if not card.has_levels:
        raise Refusal(Because.HIDDEN)
    return releases.releases(actor, card)


@router.post(ALL, response={201: Made}, summary="Propose to rest from promises")
def propose_release(request: HttpRequest, relationship_id: UUID, body: ReleaseIn) -> HttpResponse:
    """Propose that everyone in a relationship rests from promises until a day; it begins when all have agreed."""
    me = caller(request)
    return made(commands.propose_release(by=me.actor, relationship_id=relationship_id, now=me.now, **body.model_dump()))


@router.get(ONE, response=ReleaseOut, summary="Show a rest from promises")
def get_release(request: HttpRequest, release_id: UUID) -> Any:
    """Show one rest from promises, and who agreed to it."""
    return _shown(request, release_id)


@router.post(f"{ONE}/acceptance", response=ReleaseOut, summary="Agree to rest from promises")
def accept_release(request: HttpRequest, release_id: UUID) -> Any:
    """Agree to a rest from promises; with the last yes it begins."""
    me = caller(request)
    commands.accept_release(by=me.actor, release_id=release_id, now=me.now)
    return _shown(request, release_id)


@router.post(f"{ONE}/decline", response=ReleaseOut, summary="Go on with promises")
def decline_release(request: HttpRequest, release_id: UUID) -> Any:
    """Go on with promises instead of resting."""
    me = caller(request)
    commands.decline_release(by=me.actor, release_id=release_id, now=me.now)
    return _shown(request, release_id)


@router.post(f"{ONE}/withdrawal", response=ReleaseOut, summary="Take a proposed rest back")
def withdraw_release(request: HttpRequest, release_id: UUID) -> Any:
    """Take your own proposal back."""
    me = caller(request)
    commands.withdraw_release(by=me.actor, release_id=release_id, now=me.now)
    return _shown(request, release_id)


@router.post(f"{ONE}/ending", response=ReleaseOut, summary="End a rest from promises")
def end_release(request: HttpRequest, release_id: UUID) -> Any:
    """End a rest from promises before its day."""
    me = caller(request)
    commands.end_release(by=me.actor, release_id=release_id, now=me.now)
    return _shown(request, release_id)


@router.post(f"{ONE}/look", response=ReleaseOut, summary="Say that it is still good to rest")
def keep_release(request: HttpRequest, release_id: UUID) -> Any:
    """Answer the one question in a rest from promises: it is still good."""
    me = caller(request)
    commands.keep_release(by=me.actor, release_id=release_id, now=me.now)
    return _shown(request, release_id)
