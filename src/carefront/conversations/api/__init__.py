"""Conversations over the JSON API."""

from ninja import Router

from carefront.conversations.api import (
    ending,
    findings,
    following,
    held,
    kept,
    notes,
    plans,
    rituals,
    searching,
    topics,
    transcripts,
)

router = Router()
for part in (transcripts, findings, kept, held, topics, rituals, notes, ending, following, plans, searching):
    router.add_router("", part.router)

__all__ = ["router"]
