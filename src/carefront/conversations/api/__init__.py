"""Conversations over the JSON API."""

from ninja import Router

from carefront.conversations.api import findings, kept, searching, transcripts

router = Router()
for part in (transcripts, findings, kept, searching):
    router.add_router("", part.router)

__all__ = ["router"]
