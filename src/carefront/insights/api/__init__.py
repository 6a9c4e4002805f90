"""One's own mirror, what it means to be held to account, and where clarity is missing, over the JSON API."""

from ninja import Router

from carefront.insights.api import clarity, meaning, mirror

router = Router()
for part in (mirror, meaning, clarity):
    router.add_router("", part.router)

__all__ = ["router"]
