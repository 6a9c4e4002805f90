"""Planning over the JSON API."""

from ninja import Router

from carefront.planning.api import items, periods, recalibrating

router = Router()
for part in (items, recalibrating, periods):
    router.add_router("", part.router)

__all__ = ["router"]
