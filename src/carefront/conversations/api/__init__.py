"""Conversations over the JSON API."""

from ninja import Router

from carefront.conversations.api import findings, held, kept, notes, rituals, topics, transcripts

router = Router()
for part in (transcripts, findings, kept, held, topics, rituals, notes):
    router.add_router("", part.router)

__all__ = ["router"]
