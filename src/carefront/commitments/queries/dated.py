"""The days and moments of a person's own open promises, for a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from carefront.commitments.models import CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.outcomes import State

MOST = 1000


@dataclass(frozen=True, slots=True)
class Dated:
    """Name a day, perhaps a time, on which something of a person's own falls; `words` are those of the promise."""

    id: UUID
    commitment_id: UUID
    words: str
    on: date
    at: time | None
    zone: str
    changed_at: datetime
    version: int
    repeats: bool


def due_dates(person: Actor) -> Iterator[Dated]:
    """Answer the days by which `person` promised something that is still open, without practices."""
    rows = Commitment.objects.filter(
        owner_id=person.id, state=State.OPEN.value, due_on__isnull=False, rhythm=""
    ).order_by("ends_at", "id")
    for row in rows[:MOST]:
        assert row.due_on is not None
        yield Dated(
            row.pk, row.pk, row.words, row.due_on, row.due_time, row.due_zone, row.changed_at, row.version, False
        )


def asked_dates(person: Actor) -> Iterator[Dated]:
    """Answer when Carefront asks `person` how it went: the check-ins that wait, occurrences of practices among them."""
    rows = CheckIn.objects.filter(
        owner_id=person.id, answered_at__isnull=True, closed_at__isnull=True, commitment__state=State.OPEN.value
    )
    for row in rows.select_related("commitment").order_by("opens_at", "id")[:MOST]:
        local = person.local(row.opens_at)
        promise = row.commitment
        yield Dated(
            row.pk, promise.pk, promise.words, local.date(), local.time(), person.zone, promise.changed_at,
            promise.version, bool(promise.rhythm),
        )  # fmt: skip
