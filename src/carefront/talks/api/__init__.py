"""Talks over the JSON API."""

from ninja import Router

from carefront.talks.api import agreeing, consequences, talks, writing

router = Router()
for part in (talks, writing, agreeing, consequences):
    router.add_router("", part.router)

__all__ = ["router"]
