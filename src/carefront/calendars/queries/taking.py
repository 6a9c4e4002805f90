"""Taking out: what somebody wrote here, as plain rows. Busy times are their calendars' own."""

from collections.abc import Callable

from carefront.calendars import access
from carefront.core.actors import Actor
from carefront.kit.taking import Taken


def subscribed(person: Actor) -> Taken:
    """Take out which calendars `person` subscribed to, with their addresses."""
    for row in access.visible_to(person).order_by("pk"):
        yield {"id": str(row.pk), "address": row.url, "name": row.name, "made_at": row.made_at.isoformat()}


def away(person: Actor) -> Taken:
    """Take out when `person` said that they are away, or here after all."""
    for row in access.away_visible_to(person).order_by("first_on", "pk"):
        yield {
            "id": str(row.pk), "first": row.first_on.isoformat(), "last": row.last_on.isoformat(), "words": row.words,
            "away": row.is_away, "made_at": row.made_at.isoformat(),
        }  # fmt: skip


EVERYTHING: dict[str, Callable[[Actor], Taken]] = {"calendars": subscribed, "away": away}
