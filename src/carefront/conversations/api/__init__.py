"""Conversations over the JSON API."""

from ninja import Router

from carefront.conversations.api import ending, findings, following, kept, plans, transcripts

router = Router()
for part in (transcripts, findings, kept, ending, following, plans):
    router.add_router("", part.router)

__all__ = ["router"]
