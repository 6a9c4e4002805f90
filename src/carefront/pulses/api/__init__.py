"""Pulses over the JSON API."""

from ninja import Router

from carefront.pulses.api import pulses, wishes

router = Router()
for part in (pulses, wishes):
    router.add_router("", part.router)

__all__ = ["router"]
