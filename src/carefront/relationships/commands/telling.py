"""Letters to the others in a relationship that rests, goes on or has ended."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from carefront.core.actors import Actor
from carefront.kit import letters
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.relationships.models import Relationship


class News(StrEnum):
    """Name what the others are told of; each is a kind of letter."""

    PAUSED = "relationship_paused"
    RESUMED = "relationship_resumed"
    ENDED = "relationship_ended"


@step
def tell_the_others(row: Relationship, news: News, by: Actor, now: datetime) -> None:
    """Write to everybody else who is in a relationship what has become of it, in place of what was not sent yet.

    Those who were asked and have not answered are told nothing: they are in nothing yet.
    """
    for earlier in News:
        letters.withdraw(_about(earlier, row.pk))
    inside = row.members.filter(accepted_at__isnull=False, left_at__isnull=True, declined_at__isnull=True)
    for person in inside.exclude(person_id=by.id).order_by("invited_at", "id").values_list("person_id", flat=True):
        letters.post(
            news.value,
            now=now,
            to=person,
            workspace_id=row.workspace_id,
            dedupe=f"{_about(news, row.pk)}{new_id()}",
            relationship=row.pk,
            by=by.id,
        )


def _about(news: News, relationship_id: UUID) -> str:
    return f"{news.value}:{relationship_id}:"
