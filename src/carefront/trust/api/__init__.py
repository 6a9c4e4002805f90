"""Patterns over the JSON API."""

from ninja import Router

from carefront.trust.api import patterns, suggesting

router = Router()
for part in (patterns, suggesting):
    router.add_router("", part.router)

__all__ = ["router"]
