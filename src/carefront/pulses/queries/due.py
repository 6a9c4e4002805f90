"""Who is asked for a pulse, and when: quietly, where they come by anyhow."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from carefront.core import pulsing
from carefront.core.actors import Actor
from carefront.core.relationships import RelationshipKind
from carefront.kit.kept import SOMEBODY, SOMEWHERE, Kept
from carefront.pulses import access
from carefront.pulses.models import Rhythm
from carefront.relationships.queries import RelationshipCard

_NEVER = date(9999, 1, 1)
_ANYBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")


def rhythm_of(person: Actor, card: RelationshipCard) -> tuple[int, date | None]:
    """Answer every how many weeks somebody is asked in a relationship, and when next; 1 SQL query, perhaps 2."""
    row = Rhythm.objects.filter(person_id=person.id, relationship_id=card.id).first()
    if row is not None:
        return row.weeks, row.next_on
    since = access.asked_parts_of(person).filter(relationship_id=card.id).values_list("accepted_at", flat=True).first()
    began = [at for at in (since, card.started_at) if at is not None]
    return pulsing.USUAL, pulsing.first_on(person, max(began)) if since is not None else None


def _asked() -> QuerySet[Any, Any]:
    mine = Rhythm.objects.filter(person_id=SOMEBODY, relationship_id=OuterRef("relationship_id"))
    return access.asked_parts_of(_ANYBODY).values_list(
        "relationship_id", "accepted_at", "relationship__started_at", Subquery(mine.values("weeks")[:1]),
        Subquery(mine.values("next_on")[:1]),
    )  # fmt: skip


_ASKED = Kept(_asked)


def due_in(person: Actor, *, now: datetime) -> frozenset[UUID]:
    """Answer the relationships in which somebody is asked for a pulse today, whether or not they rest. 1 SQL query."""
    today = person.local(now).date()
    rows = _ASKED.columns(person.id, person.workspace_id)
    return frozenset(
        place for place, accepted, started, weeks, on in rows if today >= asked_on(person, accepted, started, weeks, on)
    )


def asked_on(person: Actor, accepted: datetime, started: datetime | None, weeks: int | None, on: date | None) -> date:
    """Answer the day on which somebody is asked next, by their choice or by when they came in; far off for never."""
    if weeks is None:
        return pulsing.first_on(person, max(accepted, started) if started else accepted)
    return on or _NEVER


def due_cards(
    person: Actor, cards: Iterable[RelationshipCard], chosen: int, earliest: date | None, *, now: datetime
) -> tuple[RelationshipCard, ...]:
    """Answer those of a person's relationships in which a pulse waits, none that rests from promises.

    `chosen` says in how many of those where they can be asked they named a rhythm, `earliest` the first day that one of
    these names: only where that leaves it open, 1 SQL query is asked.
    """
    today = person.local(now).date()
    asked = [card for card in cards if _is_asked(card)]
    first = {card.id for card in asked if card.me and card.me.since and _first(person, card, card.me.since) <= today}
    if chosen and ((earliest or _NEVER) <= today or (first and chosen < len(asked))):
        first = set(due_in(person, now=now))
    elif chosen:
        return ()
    return tuple(card for card in asked if card.id in first and card.release_until is None)


def _is_asked(card: RelationshipCard) -> bool:
    """Answer as `access.asked_parts_of` does, from a card."""
    inside = card.inside
    return inside and card.is_active and card.kind is not RelationshipKind.SELF


def _first(person: Actor, card: RelationshipCard, accepted: datetime) -> date:
    return pulsing.first_on(person, max(accepted, card.started_at) if card.started_at else accepted)
