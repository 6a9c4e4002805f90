"""What stands of pulses beside a relationship's promises: whether one is due, and the map as far as it can be shown."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.db.models.expressions import Combinable

from carefront.commitments.cards import Party
from carefront.core.actors import Actor
from carefront.core.evidence.pulses import Pulse, point_of
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.pulses import access
from carefront.pulses.cards import Beside, Side
from carefront.pulses.models import Rhythm
from carefront.pulses.queries.due import asked_on
from carefront.relationships.queries import RelationshipCard

MOST = 24  # pulses of both that are looked at, the newest: half a year of two people who answer every fortnight
_ANYBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def _newest() -> QuerySet[Any, Any]:
    rows = access.pulses_visible_to(_ANYBODY).filter(relationship_id=SOMETHING).order_by("-on", "-pk")
    return rows.values_list("person_id", "pk", "on", "safe", "care", "clear", "dose")[:MOST]


_NEWEST = Kept(_newest)


def parts_beside(person: Actor, relationship_id: UUID, *further: Combinable) -> QuerySet[Any, Any]:
    """Ask for `person`'s part in a relationship that they reached, as `beside` reads it; `further` columns of upper
    rooms come along, as they stand for a part of `person`. Nothing where nobody is asked."""
    mine = Rhythm.objects.filter(person_id=person.id, relationship_id=relationship_id)
    parts = access.asked_parts_of(person).filter(relationship_id=relationship_id)
    return parts.values_list(
        "accepted_at", Subquery(mine.values("weeks")[:1]), Subquery(mine.values("next_on")[:1]), *further
    )


def beside(
    person: Actor, card: RelationshipCard, rows: Iterable[tuple[Any, ...]], *, now: datetime
) -> tuple[Beside, tuple[Any, ...]]:
    """Say by the rows of `parts_beside` how pulses stand, and answer what came along. 1 SQL query."""
    pulses: dict[UUID, list[Pulse]] = {}
    for who, *answers in _NEWEST.columns(person.id, person.workspace_id, card.id):
        pulses.setdefault(who, []).append(Pulse(*answers))
    sides = [side for key, said in pulses.items() if (side := _side(person, card, key, said)) is not None]
    shared_on = max((one.on for key, said in pulses.items() if key != person.id for one in said), default=None)
    shown = tuple(sorted(sides, key=lambda side: not side.who.is_me))
    today = person.local(now).date()
    for accepted, weeks, on, *brought in rows:
        is_due = today >= asked_on(person, accepted, card.started_at, weeks, on) and card.release_until is None
        return Beside(is_due, shared_on, shown), tuple(brought)
    return Beside(False, shared_on, shown), ()


def _side(person: Actor, card: RelationshipCard, key: UUID, said: list[Pulse]) -> Side | None:
    point = point_of(said)
    if point is None:
        return None
    name = next((member.name for member in card.members if member.person_id == key), "")
    return Side(Party(key, name, key == person.id), point, ())
