"""The facts of a relationship that somebody may see, whichever room they are about, with their words."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from carefront.commitments.queries import bond_rows
from carefront.core.actors import Actor
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.kit.models import Event
from carefront.lobby import access

FACTS = 200
COLUMNS = ("id", "seq", "kind", "at", "actor_id", "subject_id", "facts", "words")
_SOMEBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def subjects(person: Actor, relationship_id: Any) -> QuerySet[Any, Any]:
    """Answer, for use inside another query, everything in a relationship whose facts `person` may see."""
    return bond_rows.subjects(person, relationship_id, *access.conversation_ids(person, relationship_id))


def facts_in(person: Actor, relationship_id: UUID) -> QuerySet[Event, Any]:
    """Answer a relationship's facts that `person` may see, newest first, as `COLUMNS` with their words."""
    return _told(Event.objects.filter(stream_id=relationship_id, subject_id__in=subjects(person, relationship_id)))


def _told(events: QuerySet[Event]) -> QuerySet[Event, Any]:
    return bond_rows.with_words(events.order_by("-seq"), *access.conversation_words()).values_list(*COLUMNS)


newest = Kept(
    lambda: _told(Event.objects.filter(stream_id=SOMETHING, subject_id__in=subjects(_SOMEBODY, SOMETHING)))[:FACTS]
)
