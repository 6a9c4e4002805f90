"""What stands in a relationship now, by the pure functions alone: for the follower, and for whoever checks it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from carefront.core.actors import Actor
from carefront.core.evidence.found import Finding
from carefront.core.evidence.patterns import arose_on, next_change, patterns_of
from carefront.core.evidence.thresholds import Kind
from carefront.trust.models import Pattern, Stop
from carefront.trust.queries.history import Room, Told

Stopped = frozenset[tuple[UUID, Kind]]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what stands for one person, as it is kept."""

    subject_id: UUID
    finding: Finding
    commitment_ids: frozenset[UUID]
    conversation_ids: frozenset[UUID]

    def columns(self) -> dict[str, Any]:
        """Answer what is kept of it."""
        one = self.finding
        return {
            "counts": [[count.what.value, count.times, count.of, count.tag] for count in one.counts],
            "evidence": [str(key) for key in one.evidence],
            "strength": one.strength.value if one.strength else "",
            "measure": one.measure,
            "first_on": one.first,
            "last_on": one.last,
            "until_on": one.until,
            "changed_on": one.changed,
        }


def stopped_in(relationship_id: UUID) -> Stopped:
    """Answer which kinds are stopped for whom in a relationship. 1 SQL query."""
    rows = Stop.objects.filter(relationship_id=relationship_id, over_at__isnull=True)
    return frozenset((person, Kind(kind)) for person, kind in rows.values_list("person_id", "kind"))


def found_in(room: Room, stopped: Stopped, now: datetime) -> tuple[list[Found], datetime | None]:
    """Compute what stands in a relationship at `now`, and when time alone can next change it. No SQL query."""
    found: list[Found] = []
    turns: list[datetime] = []
    for key, told in room.told.items():
        actor = room.actors[key]
        today = actor.local(now).date()
        without = {kind for person, kind in stopped if person == key}
        found += [_found(key, one, told) for one in patterns_of(told.history, today, without)]
        turn = next_change(told.history, today)
        if turn is not None:
            turns.append(begins(turn, actor))
    return found, min(turns, default=None)


def _found(subject_id: UUID, finding: Finding, told: Told) -> Found:
    met = frozenset(key for key in finding.evidence if key in told.due_by)
    facts = {fact for key in finding.evidence for fact in told.due_by.get(key, (key,))}
    promises = frozenset(told.sources[key].commitment_id for key in facts if key in told.sources)
    return Found(subject_id, finding, promises, met)


def begins(on: date, actor: Actor) -> datetime:
    """Answer when a day begins where somebody lives."""
    return datetime.combine(on, time(0), ZoneInfo(actor.zone))


def arose_at(room: Room, found: Found, now: datetime) -> datetime:
    """Answer when the day began on which something arose that stands at `now`."""
    actor = room.actors[found.subject_id]
    since = arose_on(found.finding.kind, room.told[found.subject_id].history, actor.local(now).date())
    return begins(since, actor)


def differs(row: Pattern, columns: Mapping[str, Any]) -> Collection[str]:
    """Answer which columns of a kept pattern are others than computed ones; a measure is compared to nine digits."""
    return [name for name, value in columns.items() if not _same(getattr(row, name), value)]


def _same(kept: Any, computed: Any) -> bool:
    if isinstance(kept, float) and isinstance(computed, float):
        return abs(kept - computed) <= 1e-9 * max(abs(kept), abs(computed))
    return bool(kept == computed)
