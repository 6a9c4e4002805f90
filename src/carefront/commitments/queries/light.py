"""A hundred lines for the price of twenty: only the columns that a line shows, and relationships by their headings."""

from collections import namedtuple
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.queries.lines import Filters, line_of, narrowed
from carefront.core.actors import Actor
from carefront.core.relationships import PAIRS, RelationshipKind
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMEWHERE, Kept
from carefront.people import queries as people
from carefront.relationships.queries import headings

COLUMNS = (
    "pk", "words", "owner_id", "promisee_id", "relationship_id", "due_on", "due_time", "due_zone", "ends_at", "why",
    "success", "rhythm", "state", "last_outcome", "at_risk_at", "made_at", "version",
)  # fmt: skip
USUAL = (50, 100)  # how many rows callers usually ask for
Light = namedtuple("Light", (*COLUMNS, "settled_at"))  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Headed:
    """Name a relationship as one of its people reads it."""

    kind: RelationshipKind
    title: str
    hue: int
    asks_nothing: bool


def light_lines(person: Actor, rows: Sequence[Any], *, now: datetime) -> list[CommitmentLine]:
    """Show rows of `COLUMNS` that are visible to `person` as lines. 2 SQL queries for any number of rows."""
    if not rows:
        return []
    names = people.names_of({row.owner_id for row in rows} | {row.promisee_id for row in rows if row.promisee_id})
    headed = _headed(person, rows, names)
    return [line_of(person, row, names, headed.get(row.relationship_id), now) for row in rows]


def _headed(person: Actor, rows: Iterable[Any], names: dict[UUID, people.PersonName]) -> dict[UUID, Any]:
    """Answer titles: a team's own name, oneself, or in a pair whoever of the promise's two people is the other."""
    found = headings.headings_of(person)
    told: dict[UUID, Headed] = {}
    for row in rows:
        heading = found.get(row.relationship_id)
        if heading is None or row.relationship_id in told:
            continue
        title = heading.name or person.name
        if heading.kind in PAIRS:
            title = names[row.promisee_id if row.owner_id == person.id else row.owner_id].name
        told[row.relationship_id] = Headed(heading.kind, title, heading.hue, heading.asks_nothing)
    return told


def first_rows(person: Actor, filters: Filters, most: int) -> list[Any] | None:
    """Answer the first `most` rows and one more, by SQL that is kept; None for a list that is not a usual one."""
    if filters.words or most not in USUAL:
        return None
    in_one = filters.relationship_id is not None
    asked = _usual(filters.which, filters.state, filters.sort, in_one, most)
    return [Light._make(row) for row in asked.columns(person.id, person.workspace_id, filters.relationship_id)]


@cache
def _usual(which: str, state: str, sort: str, in_one: bool, most: int) -> Kept[Any]:
    somebody = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")
    filters = Filters(which, state, SOMETHING if in_one else None, "", sort)
    return Kept(lambda: narrowed(somebody, filters).values_list(*COLUMNS, "settled_at")[: most + 1])
