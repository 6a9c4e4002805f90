"""What stands between people before they talk: promises that are due, unclear or kept, and what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.cards import CommitmentLine, RequestCard
from carefront.commitments.models import Commitment, Request
from carefront.commitments.queries.asking import request_card
from carefront.commitments.queries.lines import line_of
from carefront.core.actors import Actor
from carefront.core.outcomes import State
from carefront.core.requests import OPEN
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMETIME, SOMEWHERE, Kept
from carefront.people import queries as people
from carefront.relationships import queries as relationships

DUE, WINS, ASKED = 40, 8, 12
_SOMEBODY = Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")
_OPEN = [state.value for state in OPEN]


@dataclass(frozen=True, slots=True)
class Between:
    """Hold open promises in both directions by their day, those kept since a moment, and requests without an answer."""

    open: tuple[CommitmentLine, ...]
    kept: tuple[CommitmentLine, ...]
    requests: tuple[RequestCard, ...]


_open = Kept(
    lambda: (
        access.with_level(access.visible_to(_SOMEBODY))
        .filter(relationship_id=SOMETHING, state=State.OPEN.value)
        .order_by("ends_at", "id")[:DUE]
    )
)
_kept = Kept(
    lambda: (
        access.visible_to(_SOMEBODY)
        .filter(relationship_id=SOMETHING, state=State.KEPT.value, settled_at__gte=SOMETIME)
        .order_by("-settled_at", "id")[:WINS]
    )
)
_asked = Kept(
    lambda: (
        access.requests_visible_to(_SOMEBODY)
        .filter(relationship_id=SOMETHING, state__in=_OPEN)
        .order_by("-made_at", "-id")[:ASKED]
    )
)


def between(person: Actor, card: relationships.RelationshipCard, *, since: datetime, now: datetime) -> Between:
    """Show what stands between the people of a relationship; `since` bounds what was kept. 3 SQL queries, 4 at most."""
    ids = (person.id, person.workspace_id, card.id)
    open_rows: list[Commitment] = _open.rows(*ids)
    kept_rows: list[Commitment] = _kept.rows(*ids, since)
    asked: list[Request] = _asked.rows(*ids)
    names = {one.person_id: people.PersonName(one.person_id, one.name) for one in card.members}
    missing = {
        key
        for row in (*open_rows, *kept_rows)
        for key in (row.owner_id, row.promisee_id)
        if key is not None and key not in names
    } | {key for row in asked for key in (row.asker_id, row.asked_id) if key not in names}
    if missing:
        names |= people.names_of(missing)
    return Between(
        tuple(line_of(person, row, names, card, now) for row in open_rows),
        tuple(line_of(person, row, names, card, now) for row in kept_rows),
        tuple(request_card(person, row, names, card, None, now) for row in asked),
    )


def lines_by_id(
    person: Actor, ids: set[UUID], card: relationships.RelationshipCard | None, *, now: datetime
) -> Mapping[UUID, CommitmentLine]:
    """Show those promises of `ids` that `person` may see, by their ids. 2 SQL queries at most."""
    if not ids:
        return {}
    rows = list(access.visible_to(person).filter(pk__in=ids).order_by())
    names = {one.person_id: people.PersonName(one.person_id, one.name) for one in card.members} if card else {}
    missing = {key for row in rows for key in (row.owner_id, row.promisee_id) if key and key not in names}
    if missing:
        names |= people.names_of(missing)
    return {row.pk: line_of(person, row, names, card, now) for row in rows}
