"""One's own mirror and what it means to be held to account, over the JSON API."""

from ninja import Router

from carefront.insights.api import meaning, mirror

router = Router()
for part in (mirror, meaning):
    router.add_router("", part.router)

__all__ = ["router"]
