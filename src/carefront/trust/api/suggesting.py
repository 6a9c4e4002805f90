"""Suggestions about levels over the API."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import Done, caller, done, reply
from carefront.relationships import queries as relationships
from carefront.relationships.queries.suggested import suggested
from carefront.trust.api import shapes, shown
from carefront.trust.commands import suggesting

router = Router(tags=["levels"])
ALL = "/relationships/{uuid:relationship_id}/level-suggestions"


@router.get(ALL, response=list[shapes.LevelSuggestionOut], summary="List what may be suggested about levels")
def list_level_suggestions(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """List the levels that may suit better, with reasons; nobody else is told, and nothing changes by itself."""
    me = caller(request)
    card = relationships.relationship(me.actor, relationship_id)
    return reply([shown.suggestion(one) for one in suggested(me.actor, card, me.now)])


@router.post(f"{ALL}/not-now", response=Done, summary="Set a suggestion aside")
def set_level_suggestion_aside(request: HttpRequest, relationship_id: UUID, body: shapes.LevelNotNowIn) -> HttpResponse:
    """Say "not now" to a suggestion; it is not made to you again for two months."""
    me = caller(request)
    suggesting.set_suggestion_aside(
        by=me.actor, relationship_id=relationship_id, owner_id=body.owner_id, level=body.level, now=me.now
    )
    return done()
