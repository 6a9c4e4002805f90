"""Relationships over the API."""

from ninja import Router

from carefront.relationships.api import covenants, levels, releases, routes

router = Router()
for part in (routes, covenants, levels, releases):
    router.add_router("", part.router)

__all__ = ["router"]
