"""What the API does with relationships; whoever mounts the router gives each request its `actor`."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.core.policy import POLICY, Deed
from carefront.kit.api import Done, caller, done
from carefront.kit.api_paging import PageIn, cursor_of, place_of
from carefront.relationships import commands, policy_words, queries
from carefront.relationships.api.shapes import (
    EndingIn,
    MemberIn,
    PauseIn,
    PolicyOut,
    ProposalIn,
    RelationshipOut,
    RelationshipsOut,
)
from carefront.relationships.queries import RelationshipCard

router = Router(tags=["relationships"])
ONE = "/relationships/{uuid:relationship_id}"


def _out(card: RelationshipCard) -> dict[str, Any]:
    shown = {name: getattr(card, name) for name in RelationshipOut.model_fields if name != "who_sees_what"}
    return shown | {"who_sees_what": list(policy_words.told(card.kind))}


def _shown(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    return _out(queries.relationship(caller(request).actor, relationship_id))


@router.get("/relationships", response=RelationshipsOut, summary="List relationships")
def list_relationships(request: HttpRequest, page: Query[PageIn]) -> dict[str, Any]:
    """List the relationships of the asking person."""
    place = place_of(page.cursor, "relationships", str)
    cards, after = queries.relationships_after(caller(request).actor, place[1] if place else None, page.limit)
    following = cursor_of("relationships", None, after) if after else None
    return {"items": [_out(card) for card in cards], "next": following}


@router.get(ONE, response=RelationshipOut, summary="Show a relationship")
def get_relationship(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Show one relationship."""
    return _shown(request, relationship_id)


@router.post("/relationships", response={201: RelationshipOut}, summary="Propose a relationship")
def propose_relationship(request: HttpRequest, given: ProposalIn) -> dict[str, Any]:
    """Propose a relationship, or accept the same one when the other has proposed it already."""
    me = caller(request)
    made = commands.propose_relationship(by=me.actor, now=me.now, **given.model_dump())
    return _shown(request, made)


@router.post(f"{ONE}/acceptance", response=RelationshipOut, summary="Accept a relationship")
def accept_relationship(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Accept a relationship one was asked into."""
    me = caller(request)
    commands.accept_relationship(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/decline", response=Done, summary="Decline a relationship")
def decline_relationship(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Decline a relationship; whoever declined no longer sees it."""
    me = caller(request)
    commands.decline_relationship(by=me.actor, relationship_id=relationship_id, now=me.now)
    return done()


@router.post(f"{ONE}/withdrawal", response=RelationshipOut, summary="Take a proposal back")
def withdraw_proposal(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Take back one's own proposal."""
    me = caller(request)
    commands.withdraw_proposal(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/pause", response=RelationshipOut, summary="Let a relationship rest")
def pause_relationship(request: HttpRequest, relationship_id: UUID, given: PauseIn) -> dict[str, Any]:
    """Let a relationship rest, perhaps until a day; the others get a letter that says so."""
    me = caller(request)
    commands.pause_relationship(by=me.actor, relationship_id=relationship_id, until=given.until, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/resumption", response=RelationshipOut, summary="Wake a resting relationship")
def resume_relationship(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Wake a resting relationship; the others get a letter that says so."""
    me = caller(request)
    commands.resume_relationship(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/ending", response=RelationshipOut, summary="End a relationship")
def end_relationship(request: HttpRequest, relationship_id: UUID, given: EndingIn) -> dict[str, Any]:
    """End a relationship; the others get a letter with `words`, and everyone keeps their own record."""
    me = caller(request)
    commands.end_relationship(by=me.actor, relationship_id=relationship_id, words=given.words, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/departure", response=RelationshipOut, summary="Leave a team")
def leave_relationship(request: HttpRequest, relationship_id: UUID) -> dict[str, Any]:
    """Leave a team and keep one's own record."""
    me = caller(request)
    commands.leave_relationship(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _shown(request, relationship_id)


@router.post(f"{ONE}/members", response=RelationshipOut, summary="Ask somebody into a team")
def invite_member(request: HttpRequest, relationship_id: UUID, given: MemberIn) -> dict[str, Any]:
    """Ask somebody of the workspace into a team."""
    me = caller(request)
    commands.invite_member(by=me.actor, relationship_id=relationship_id, person_id=given.person_id, now=me.now)
    return _shown(request, relationship_id)


@router.get("/policy", response=list[PolicyOut], summary="Who sees what")
def policy(request: HttpRequest) -> list[dict[str, Any]]:
    """Answer who may see and do what, from the one table that decides it."""
    return [
        {
            "thing": thing,
            "label": words.label,
            "meaning": words.meaning,
            "seen_by": {standing.value: verdict for standing, verdict in POLICY[thing][Deed.SEE].items()},
            "sentences": list(words.sentences),
        }
        for thing, words in zip(POLICY, policy_words.table(), strict=True)
    ]
