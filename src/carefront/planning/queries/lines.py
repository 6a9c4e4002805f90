"""Periods in lists."""

from collections.abc import Iterable
from uuid import UUID

from carefront.commitments.cards import Party
from carefront.core.actors import Actor
from carefront.people import queries as people
from carefront.planning import access
from carefront.planning.cards import PeriodLine
from carefront.planning.models import Period

PER = 25


def open_periods(person: Actor, relationship_id: UUID) -> list[PeriodLine]:
    """Show the periods of a relationship that are planned or under way, the first first. 1 SQL query."""
    rows = access.periods_visible_to(person).filter(relationship_id=relationship_id, closed_at__isnull=True)
    return period_lines(person, rows.select_related("by").order_by("starts_on", "pk"))


def periods(person: Actor, relationship_id: UUID, *, page: int = 1) -> tuple[list[PeriodLine], bool]:
    """Show a page of a relationship's periods, the newest first, and whether more follow. 1 SQL query."""
    rows = access.periods_visible_to(person).filter(relationship_id=relationship_id).select_related("by")
    found = list(rows.order_by("-starts_on", "-pk")[(page - 1) * PER : page * PER + 1])
    return period_lines(person, found[:PER]), len(found) > PER


def period_of_conversation(person: Actor, conversation_id: UUID) -> PeriodLine | None:
    """Show the period that was begun in a conversation, if there is one that `person` sees. 1 SQL query."""
    rows = access.periods_visible_to(person).filter(conversation_id=conversation_id).select_related("by")
    return next(iter(period_lines(person, rows[:1])), None)


def period_lines(person: Actor, rows: Iterable[Period]) -> list[PeriodLine]:
    """Show periods that are visible to `person`, each with whoever began it at hand; no query."""
    return [
        PeriodLine(
            row.pk, row.relationship_id, row.title, row.starts_on, row.ends_on, row.conversation_id,
            Party(row.by_id, people.named(row.by).name, row.by_id == person.id), row.begun_at, row.closed_at,
        )
        for row in rows
    ]  # fmt: skip
