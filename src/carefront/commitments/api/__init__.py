"""Commitments over the JSON API."""

from ninja import Router

from carefront.commitments.api import commitments, expectations, foresight, level, looking, reading, requests

router = Router()
for part in (commitments, foresight, looking, requests, expectations, reading, level):
    router.add_router("", part.router)

__all__ = ["router"]
