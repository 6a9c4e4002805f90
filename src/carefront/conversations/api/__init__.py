"""Conversations over the JSON API."""

from ninja import Router

from carefront.conversations.api import findings, held, kept, rituals, topics, transcripts

router = Router()
for part in (transcripts, findings, kept, held, topics, rituals):
    router.add_router("", part.router)

__all__ = ["router"]
