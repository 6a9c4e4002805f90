"""What a plan rests on: what became of requests and promises, and how much is promised for a time beside it.

For rooms that have reached what these belong to: what is told here is who, when and where it stands, never words.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from carefront.commitments import access
from carefront.commitments.cards import RequestCard
from carefront.commitments.models import Commitment, Request
from carefront.commitments.queries.asking import request_cards
from carefront.core.actors import Actor
from carefront.core.outcomes import State
from carefront.core.requests import RequestState

LONGEST_CHAIN = 50  # promises that took one another's place


@dataclass(frozen=True, slots=True)
class Asked:
    """Say where a request stands, and the promise that came of it."""

    id: UUID
    state: RequestState
    due: date | None  # offered instead, where something else was offered
    commitment_id: UUID | None


@dataclass(frozen=True, slots=True)
class Promised:
    """Say where a promise stands: itself, or the last one that took its place."""

    id: UUID
    owner_id: UUID
    state: State
    due: date | None


def requests_by_id(ids: Collection[UUID]) -> Mapping[UUID, Asked]:
    """Answer where requests stand. 1 SQL query."""
    if not ids:
        return {}
    rows = Request.objects.filter(pk__in=ids).values_list(
        "pk", "state", "due_on", "counter_due_on", "commitment__id", "counter_words"
    )
    return {
        key: Asked(key, RequestState(state), counter if offered else due, made)
        for key, state, due, counter, made, offered in rows
    }


def promises_by_id(ids: Collection[UUID]) -> Mapping[UUID, Promised]:
    """Answer where promises stand. 1 SQL query, and 1 more for each step of the longest chain of changes."""
    found: dict[UUID, Promised] = {}
    began: dict[UUID, set[UUID]] = {}  # by a promise that was changed: those whose place it had taken
    waiting = Q(pk__in=set(ids))
    for number in range(LONGEST_CHAIN if ids else 0):
        rows = Commitment.objects.filter(waiting).values_list("pk", "predecessor_id", "owner_id", "state", "due_on")
        further: dict[UUID, set[UUID]] = {}
        for key, before, owner, state, due in rows:
            promised = Promised(key, owner, State(state), due)
            origins = began[before] if number else {key}
            found |= dict.fromkeys(origins, promised)
            if promised.state is State.CHANGED:
                further[key] = origins
        if not further:
            break
        began, waiting = further, Q(predecessor_id__in=set(further))
    return found


def request_cards_by_id(person: Actor, ids: Collection[UUID], *, now: datetime) -> Mapping[UUID, RequestCard]:
    """Show those of some requests that name `person`. 5 SQL queries, none where there are none."""
    if not ids:
        return {}
    rows = access.requests_visible_to(person).filter(pk__in=ids)
    return {card.id: card for card in request_cards(person, rows, now=now)}


def seen_by(person: Actor, ids: Collection[UUID]) -> Mapping[UUID, bool]:
    """Answer which of some promises `person` may see, each with whether it was made to them alone. 1 SQL query."""
    if not ids:
        return {}
    rows = access.visible_to(person).filter(pk__in=ids).order_by().values_list("pk", "promisee_id")
    return {key: promisee == person.id for key, promisee in rows}


def counts_due(
    person: Actor, relationship_id: UUID, first: date, last: date, *, without: Collection[UUID] = ()
) -> Mapping[UUID, int]:
    """Count open promises of a relationship that `person` may see and that are due in a time, by owner. 1 SQL query.

    Promises in `without` are left out: they are counted elsewhere. Practices have no one day and are left out, too.
    """
    rows = _due(first, last).filter(pk__in=access.visible_to(person).order_by().values("pk"))
    rows = rows.filter(relationship_id=relationship_id).exclude(pk__in=without)
    return dict(rows.order_by().values_list("owner_id").annotate(Count("pk")))


def own_count_due(person: Actor, first: date, last: date, *, without: Collection[UUID] = ()) -> int:
    """Count all that `person` promised to anybody for a time and that is open: told to nobody else. 1 SQL query."""
    return _due(first, last).filter(owner_id=person.id).exclude(pk__in=without).count()


def _due(first: date, last: date) -> QuerySet[Commitment]:
    return Commitment.objects.filter(state=State.OPEN.value, due_on__gte=first, due_on__lte=last, rhythm="")
