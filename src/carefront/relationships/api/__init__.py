"""Relationships over the API."""

from ninja import Router

from carefront.relationships.api import covenants, routes

router = Router()
for part in (routes, covenants):
    router.add_router("", part.router)

__all__ = ["router"]
