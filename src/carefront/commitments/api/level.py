"""One promise's own level over the API."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from carefront.commitments.commands import leveling
from carefront.commitments.queries.leveling import level_of
from carefront.core.level import Level
from carefront.kit.api import In, Made, Out, caller, made
from carefront.kit.api_fields import Day, Text
from carefront.relationships.api.shapes_levels import LevelChangeOut, LevelLowerIn

router = Router(tags=["levels"])
ONE = "/commitments/{uuid:commitment_id}/level"


class OwnLevelIn(In):
    """A level for one promise that is proposed, or chosen by its owner."""

    level: int = Field(description="1 self-tracked, 2 curious check-in, 3 direct naming, 4 agreed consequences.")
    reason: Text
    look_on: Day


class PromiseLevelOut(Out):
    """At which level a promise stands: its own, or what is `usual` for its owner."""

    level: Level
    usual: Level
    is_own: bool
    change: LevelChangeOut | None
    proposed: LevelChangeOut | None


@router.get(ONE, response=PromiseLevelOut, summary="Show a promise's level")
def get_own_level(request: HttpRequest, commitment_id: UUID) -> Any:
    """Show at which level a promise stands."""
    return level_of(caller(request).actor, commitment_id)


@router.post(ONE, response={201: Made}, summary="Propose a promise's level")
def propose_own_level(request: HttpRequest, commitment_id: UUID, body: OwnLevelIn) -> HttpResponse:
    """Propose a level for one promise; of your own it takes effect at once, of another's when they agree."""
    me = caller(request)
    key = leveling.propose_own_level(by=me.actor, commitment_id=commitment_id, now=me.now, **body.model_dump())
    return made(key)


@router.post(f"{ONE}/lowering", response={201: Made}, summary="Take a promise's level down")
def lower_own_level(request: HttpRequest, commitment_id: UUID, body: LevelLowerIn) -> HttpResponse:
    """Take the level of one promise of yours down, at once and by yourself."""
    me = caller(request)
    key = leveling.lower_own_level(
        by=me.actor, commitment_id=commitment_id, level=body.level, words=body.words, now=me.now
    )
    return made(key)


@router.delete(ONE, response=PromiseLevelOut, summary="End a promise's own level")
def end_own_level(request: HttpRequest, commitment_id: UUID) -> Any:
    """Let one promise of yours stand at the level of all the others again."""
    me = caller(request)
    leveling.end_own_level(by=me.actor, commitment_id=commitment_id, now=me.now)
    return level_of(me.actor, commitment_id)
