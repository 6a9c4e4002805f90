"""What others shared with somebody of late: a pulse, what would make it more useful, what changed because of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value

from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipState
from carefront.kit.kept import SOMEBODY, SOMETIME, SOMEWHERE, Kept
from carefront.pulses import access

LATELY = timedelta(days=7)  # for so long home says it; after that it stands on its own page
MOST = 6


class Shared(StrEnum):
    """Name what was shared."""

    PULSE = "pulse"
    WISH = "wish"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Show that somebody shared something in a relationship; none of its words."""

    what: Shared
    relationship_id: UUID
    person_id: UUID
    at: datetime


def lately(person: Actor, *, now: datetime) -> Iterator[SharedLine]:
    """Answer what others shared with `person` within a week, the newest first. 1 SQL query."""
    for what, place, who, at in _LATELY.columns(person.id, person.workspace_id, sometime=now - LATELY):
        yield SharedLine(Shared(what), place, who, at)


def of_late(person: Actor, since: datetime) -> tuple[QuerySet[Any, Any], ...]:
    """Answer, for use inside another query, what others shared with `person` since a moment, each by its road."""
    active = RelationshipState.ACTIVE.value
    return (
        access.pulses_visible_to(person)
        .filter(shared_at__gte=since, relationship__state=active)
        .exclude(person_id=person.id),
        access.wishes_visible_to(person)
        .filter(shared_at__gte=since, relationship__state=active)
        .exclude(person_id=person.id),
        access.adjustments_visible_to(person)
        .filter(at__gte=since, wish__shared_at__isnull=False, wish__relationship__state=active)
        .exclude(by_id=person.id),
    )


def _told() -> QuerySet[Any, Any]:
    pulses, wishes, changes = of_late(Actor(SOMEBODY, SOMEWHERE, SOMEBODY, ""), SOMETIME)

    def named(what: Shared) -> Value:
        return Value(what.value, output_field=CharField())

    shared = {"place": F("relationship_id"), "who": F("person_id"), "told_at": F("shared_at")}
    changed = {"place": F("wish__relationship_id"), "who": F("by_id"), "told_at": F("at")}
    columns = ("what", "place", "who", "told_at")
    rows = [
        pulses.order_by().annotate(what=named(Shared.PULSE), **shared).values_list(*columns),
        wishes.order_by().annotate(what=named(Shared.WISH), **shared).values_list(*columns),
        changes.order_by().annotate(what=named(Shared.CHANGED), **changed).values_list(*columns),
    ]
    told: QuerySet[Any, Any] = rows[0].union(*rows[1:], all=True).order_by("-told_at")[:MOST]
    return told


_LATELY = Kept(_told)
