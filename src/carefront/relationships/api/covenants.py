"""What the API does with covenants."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.kit.api import Made, caller, made
from carefront.relationships import commands
from carefront.relationships.api.shapes_covenants import (
    CovenantDayIn,
    CovenantLineIn,
    CovenantLineOut,
    CovenantOut,
    CovenantReviewIn,
    CovenantSignatureIn,
    CovenantsOut,
)
from carefront.relationships.queries import covenants, relationship
from carefront.relationships.queries.covenant_cards import CovenantCard
from carefront.relationships.wording import covenants as wording

router = Router(tags=["covenants"])
ALL = "/relationships/{uuid:relationship_id}/covenants"
ONE = "/covenants/{uuid:covenant_id}"


def _out(card: CovenantCard) -> dict[str, Any]:
    shown = {name: getattr(card, name) for name in CovenantOut.model_fields}
    return shown | {
        "lines": [
            {name: getattr(line, name) for name in CovenantLineOut.model_fields if name not in {"label", "question"}}
            | {"label": str(wording.PARTS[line.part]), "question": wording.begun_from(line.part, card.version)}
            for line in card.lines
        ]
    }


def _shown(request: HttpRequest, covenant_id: UUID) -> dict[str, Any]:
    return _out(covenants.covenant(caller(request).actor, covenant_id))


@router.get(ALL, response=CovenantsOut, summary="Show how people work together")
def list_covenants(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Show what is in force in a relationship, what is being written, and what is over."""
    actor = caller(request).actor
    if relationship(actor, relationship_id).i_left:
        kept = covenants.signed_before_leaving(actor, relationship_id)
        return {"current": None, "draft": None, "earlier": [_out(card) for card in kept]}
    found = covenants.open_ones(actor, relationship_id)
    current, draft = (_out(card) if card else None for card in found)
    earlier = [_out(card) for card in covenants.history(actor, relationship_id)]
    return {"current": current, "draft": draft, "earlier": earlier}


@router.post(ALL, response={201: Made}, summary="Begin to write how people work together")
def draft_covenant(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Begin a draft from what is in force; answers the id of the one that is there while one is open."""
    me = caller(request)
    return made(commands.draft_covenant(by=me.actor, relationship_id=relationship_id, now=me.now))


@router.get(ONE, response=CovenantOut, summary="Show a covenant")
def get_covenant(request: HttpRequest, covenant_id: UUID) -> dict[str, Any]:
    """Show one covenant, in force or not."""
    return _shown(request, covenant_id)


@router.put(f"{ONE}/line", response=CovenantOut, summary="Write a part of a draft")
def change_covenant(request: HttpRequest, covenant_id: UUID, body: CovenantLineIn) -> dict[str, Any]:
    """Write one part of a draft anew; signatures given so far are taken back, and whoever gave them is told."""
    me = caller(request)
    commands.change_covenant(
        by=me.actor, covenant_id=covenant_id, part=body.part, words=body.words, seen=body.seen, now=me.now
    )
    return _shown(request, covenant_id)


@router.put(f"{ONE}/review-day", response=CovenantOut, summary="Name the day of review of a draft")
def set_review(request: HttpRequest, covenant_id: UUID, body: CovenantDayIn) -> dict[str, Any]:
    """Name the day on which a draft is looked at again once it is in force."""
    me = caller(request)
    commands.set_review(by=me.actor, covenant_id=covenant_id, on=body.on, now=me.now)
    return _shown(request, covenant_id)


@router.put(f"{ONE}/signature", response=CovenantOut, summary="Sign a covenant")
def sign_covenant(request: HttpRequest, covenant_id: UUID, body: CovenantSignatureIn) -> dict[str, Any]:
    """Sign a covenant as it was read; with the last signature it is in force."""
    me = caller(request)
    commands.sign_covenant(by=me.actor, covenant_id=covenant_id, read=body.read, now=me.now)
    return _shown(request, covenant_id)


@router.delete(f"{ONE}/signature", response=CovenantOut, summary="Take a signature back")
def take_signature_back(request: HttpRequest, covenant_id: UUID) -> dict[str, Any]:
    """Take one's signature back, until it is in force."""
    me = caller(request)
    commands.take_signature_back(by=me.actor, covenant_id=covenant_id, now=me.now)
    return _shown(request, covenant_id)


@router.post(f"{ONE}/release", response=CovenantOut, summary="Let a draft go")
def let_draft_go(request: HttpRequest, covenant_id: UUID) -> dict[str, Any]:
    """Let a draft go; it stays readable among the earlier versions."""
    me = caller(request)
    commands.let_draft_go(by=me.actor, covenant_id=covenant_id, now=me.now)
    return _shown(request, covenant_id)


@router.post(f"{ONE}/reviews", response=CovenantOut, summary="Say that a covenant is still right")
def confirm_review(request: HttpRequest, covenant_id: UUID, body: CovenantReviewIn) -> dict[str, Any]:
    """Say that it is still right and when to look again; the day moves when everyone who signed named the same."""
    me = caller(request)
    commands.confirm_review(by=me.actor, covenant_id=covenant_id, next_on=body.next_on, now=me.now)
    return _shown(request, covenant_id)
