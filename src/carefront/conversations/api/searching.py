"""Finding what was said, over the API."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from carefront.conversations.cards.searching import FoundCard
from carefront.conversations.queries import searching as reading
from carefront.core.searching.filing import QUESTION
from carefront.core.searching.kinds import Sought
from carefront.kit.api import Out, caller, reply
from carefront.kit.api_fields import Id, choice
from carefront.kit.api_paging import PageIn

router = Router()
KindIn = choice(Sought)


class SearchIn(PageIn):
    """What is looked for."""

    q: str = Field(max_length=QUESTION, description="Words, or beginnings of words; each has to be there.")
    kind: KindIn | None = None  # type: ignore[valid-type]
    relationship_id: Id | None = None


class ExcerptPartOut(Out):
    """A part of a piece of text, and whether it is one of the words that were asked for."""

    text: str
    is_hit: bool


class FoundOut(Out):
    """Something that was found: what it is, where it belongs, and the piece of it that holds the words."""

    kind: str
    id: UUID
    conversation_id: UUID | None
    relationship_id: UUID
    at: datetime
    is_own: bool
    text: str
    parts: list[ExcerptPartOut]


class FoundsOut(Out):
    """A part of what was found, newest first."""

    items: list[FoundOut]
    next: str | None


def _shown(card: FoundCard) -> dict[str, Any]:
    return {
        "kind": card.kind.value,
        "id": str(card.id),
        "conversation_id": str(card.conversation_id) if card.conversation_id else None,
        "relationship_id": str(card.relationship_id),
        "at": card.at.isoformat(),
        "is_own": card.is_own,
        "text": "".join(part.text for part in card.parts),
        "parts": [{"text": part.text, "is_hit": part.is_hit} for part in card.parts],
    }


@router.get("/conversation-search", response=FoundsOut, tags=["conversations"], summary="Find what was said")
def search_conversations(request: HttpRequest, wanted: Query[SearchIn]) -> HttpResponse:
    """Find topics, decisions, notes and whatever else was said in your conversations by its words, newest first."""
    me = caller(request)
    kinds: list[Sought] = [Sought(wanted.kind)] if wanted.kind else []
    found = reading.found(
        me.actor, wanted.q, kinds=kinds, relationship_id=wanted.relationship_id, cursor=wanted.cursor, most=wanted.limit
    )
    return reply({"items": [_shown(card) for card in found.cards], "next": found.after})
