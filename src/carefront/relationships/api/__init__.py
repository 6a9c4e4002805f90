"""Relationships over the API."""

from carefront.relationships.api.routes import router

__all__ = ["router"]
