"""Conversations that were held or cancelled, as facts that can be counted. For rooms above."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from carefront.conversations import access
from carefront.conversations.models import Participant
from carefront.core.actors import Actor
from carefront.core.meetings import ConversationState
from carefront.kit.prepared import SLOT, Prepared


class Met(NamedTuple):
    """Tell one conversation: its day, who cancelled it, or from when to when it was held."""

    id: UUID
    on: date
    cancelled_by: UUID | None
    begun_at: datetime | None
    closed_at: datetime | None


def _met() -> QuerySet[Participant, Any]:
    done = Q(conversation__state=ConversationState.CLOSED.value)
    cancelled = Q(conversation__state=ConversationState.CANCELLED.value, conversation__cancelled_by__isnull=False)
    rows = Participant.objects.filter(done | cancelled, conversation__relationship_id=SLOT)
    columns = [f"conversation__{name}" for name in ("id", "on", "cancelled_by_id", "begun_at", "closed_at")]
    return rows.order_by("conversation__starts_at", "pk").values_list("person_id", *columns)


_MET = Prepared(_met)


def met_in(relationship_id: UUID) -> dict[UUID, list[Met]]:
    """Answer, by person, the conversations of a relationship that somebody cancelled or that were held. 1 SQL query.

    What was let go with the relationship itself was cancelled by nobody and is in nobody's count.
    """
    found: dict[UUID, list[Met]] = {}
    for person_id, *told in _MET.ask(relationship_id):
        found.setdefault(person_id, []).append(Met(*told))
    return found


def seen_by(person: Actor, ids: Collection[UUID]) -> set[UUID]:
    """Answer those conversations of `ids` that `person` may see. 1 SQL query."""
    if not ids:
        return set()
    rows = access.conversations_visible_to(person).filter(pk__in=list(ids)).order_by()
    return set(rows.values_list("pk", flat=True))
