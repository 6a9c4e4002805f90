"""A hundred lines for the price of twenty: only the columns that a line shows, and relationships by their headings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.queries.lines import line_of
from carefront.core.actors import Actor
from carefront.core.relationships import PAIRS, RelationshipKind
from carefront.people import queries as people
from carefront.relationships.queries import headings

COLUMNS = (
    "pk", "words", "owner_id", "promisee_id", "relationship_id", "due_on", "due_time", "due_zone", "ends_at", "why",
    "success", "rhythm", "state", "last_outcome", "at_risk_at", "made_at", "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headed:
    """Name a relationship as one of its people reads it."""

    kind: RelationshipKind
    title: str
    hue: int


def light_lines(person: Actor, rows: Sequence[Any], *, now: datetime) -> list[CommitmentLine]:
    """Show rows of `COLUMNS` that are visible to `person` as lines. 2 SQL queries for any number of rows."""
    if not rows:
        return []
    names = people.names_of({row.owner_id for row in rows} | {row.promisee_id for row in rows if row.promisee_id})
    headed = _headed(person, rows, names)
    return [line_of(person, row, names, headed.get(row.relationship_id), now) for row in rows]


def _headed(person: Actor, rows: Iterable[Any], names: dict[UUID, people.PersonName]) -> dict[UUID, Any]:
    """Answer titles: a team's own name, oneself, or in a pair whoever of the promise's two people is the other."""
    found = headings.headings_of(person, {row.relationship_id for row in rows})
    told: dict[UUID, Headed] = {}
    for row in rows:
        heading = found.get(row.relationship_id)
        if heading is None or row.relationship_id in told:
            continue
        title = heading.name or person.name
        if heading.kind in PAIRS:
            title = names[row.promisee_id if row.owner_id == person.id else row.owner_id].name
        told[row.relationship_id] = Headed(heading.kind, title, heading.hue)
    return told
