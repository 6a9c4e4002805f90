"""What the API does with levels."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.core.level import Level
from carefront.core.refusals import Because, Refusal
from carefront.kit.api import Made, caller, made
from carefront.relationships import commands, queries
from carefront.relationships.api.shapes_levels import (
    LevelChangeOut,
    LevelIn,
    LevelLookIn,
    LevelLowerIn,
    LevelsOut,
    LevelWordsIn,
)
from carefront.relationships.queries import levels
from carefront.relationships.wording import levels as wording

router = Router(tags=["levels"])
ALL = "/relationships/{uuid:relationship_id}/levels"
ONE = "/levels/{uuid:change_id}"


def _shown(request: HttpRequest, change_id: UUID) -> Any:
    return levels.change(caller(request).actor, change_id)


@router.get(ALL, response=LevelsOut, summary="Show the levels in a relationship")
def list_levels(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Show at which level each one's promises stand, what is proposed, and what was before."""
    actor = caller(request).actor
    card = queries.relationship(actor, relationship_id)
    if not card.has_levels:
        raise Refusal(Because.HIDDEN)
    found = levels.levels(actor, card)
    steps = [
        {
            "level": level,
            "name": str(wording.NAMES[level]),
            "meanings": [str(each) for each in wording.MEANINGS[level]],
            "is_offered": level in wording.OFFERED,
        }
        for level in Level
    ]
    return {name: getattr(found, name) for name in ("alike", "owners", "of_one_promise", "history")} | {"levels": steps}


@router.post(ALL, response={201: Made}, summary="Propose a level")
def propose_level(request: HttpRequest, relationship_id: UUID, body: LevelIn) -> HttpResponse:
    """Propose a level of somebody's promises; of your own it takes effect at once, of another's when they agree."""
    me = caller(request)
    key = commands.propose_level(by=me.actor, relationship_id=relationship_id, now=me.now, **body.model_dump())
    return made(key)


@router.post(f"{ALL}/lowering", response={201: Made}, summary="Go down a level")
def lower_level(request: HttpRequest, relationship_id: UUID, body: LevelLowerIn) -> HttpResponse:
    """Take the level of your own promises down, at once and by yourself."""
    me = caller(request)
    key = commands.lower_level(
        by=me.actor, relationship_id=relationship_id, level=body.level, words=body.words, now=me.now
    )
    return made(key)


@router.get(ONE, response=LevelChangeOut, summary="Show a change of level")
def get_level(request: HttpRequest, change_id: UUID) -> Any:
    """Show one change of level: who proposed it, why, and what became of it."""
    return _shown(request, change_id)


@router.post(f"{ONE}/acceptance", response=LevelChangeOut, summary="Agree to a level")
def accept_level(request: HttpRequest, change_id: UUID) -> Any:
    """Agree to a level that somebody proposed for your promises."""
    me = caller(request)
    commands.accept_level(by=me.actor, change_id=change_id, now=me.now)
    return _shown(request, change_id)


@router.post(f"{ONE}/decline", response=LevelChangeOut, summary="Leave a level as it is")
def decline_level(request: HttpRequest, change_id: UUID, body: LevelWordsIn) -> Any:
    """Leave your level as it is, perhaps with a word to whoever proposed another."""
    me = caller(request)
    commands.decline_level(by=me.actor, change_id=change_id, words=body.words, now=me.now)
    return _shown(request, change_id)


@router.post(f"{ONE}/withdrawal", response=LevelChangeOut, summary="Take a proposed level back")
def withdraw_level(request: HttpRequest, change_id: UUID) -> Any:
    """Take your own proposal back."""
    me = caller(request)
    commands.withdraw_level(by=me.actor, change_id=change_id, now=me.now)
    return _shown(request, change_id)


@router.post(f"{ONE}/look", response=LevelChangeOut, summary="Say that a level is still right")
def look_again_at_level(request: HttpRequest, change_id: UUID, body: LevelLookIn) -> Any:
    """Say that the level of your promises is still right, and when to look again."""
    me = caller(request)
    commands.look_again_at_level(by=me.actor, change_id=change_id, look_on=body.look_on, now=me.now)
    return _shown(request, change_id)


@router.post(f"{ONE}/aside", response=LevelChangeOut, summary="Set a look at a level aside")
def set_look_aside(request: HttpRequest, change_id: UUID) -> Any:
    """Set the question aside whether a level is still right; nothing changes."""
    me = caller(request)
    commands.set_look_aside(by=me.actor, change_id=change_id, now=me.now)
    return _shown(request, change_id)
