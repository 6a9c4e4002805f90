"""Letters about a conversation: it is planned, it moved, it is cancelled. Each goes once, in its newest state."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from carefront.conversations.models import Conversation, Series
from carefront.core.actors import Actor
from carefront.core.meetings import reminder_at
from carefront.kit import letters
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.people.queries import actors_of

INVITED, MOVED, CANCELLED = "conversation_invited", "conversation_moved", "conversation_cancelled"
SERIES_ENDED = "series_ended"
SOON = "conversation_soon"


@step
def invite(row: Conversation, people: Iterable[UUID], *, by: Actor, now: datetime) -> None:
    """Ask the others to a conversation."""
    _post(INVITED, row, people, by, now)


@step
def tell_moved(row: Conversation, people: Iterable[UUID], *, by: Actor, now: datetime) -> None:
    """Tell the others that a conversation takes place at another time, in place of what was not sent yet."""
    letters.withdraw(_about(MOVED, row.pk))
    _post(MOVED, row, people, by, now)


@step
def tell_cancelled(row: Conversation, people: Iterable[UUID], *, by: Actor, now: datetime) -> None:
    """Tell the others that a conversation does not take place, in place of what was not sent yet."""
    for kind in (INVITED, MOVED, SOON):
        letters.withdraw(_about(kind, row.pk))
    _post(CANCELLED, row, people, by, now)


@step
def remind(row: Conversation, people: Iterable[UUID], *, now: datetime) -> None:
    """Let everybody get the brief by a letter at their own hour before it, in place of one for an earlier time."""
    letters.withdraw(_about(SOON, row.pk))
    for person, actor in actors_of(people).items():
        at = reminder_at(row.starts_at, actor)
        if at > now:
            letters.post(
                SOON, now=now, due_at=at, to=person, workspace_id=row.workspace_id, conversation=row.pk,
                starts=row.starts_at.isoformat(), dedupe=f"{_about(SOON, row.pk)}{new_id()}",
            )  # fmt: skip


@step
def tell_series_ended(series: Series, people: Iterable[UUID], *, by: Actor, now: datetime) -> None:
    """Tell the others that a series ends, in one letter for all its days."""
    for person in people:
        if person != by.id:
            letters.post(
                SERIES_ENDED, now=now, to=person, workspace_id=series.workspace_id, series=series.pk, by=by.id,
                dedupe=f"{_about(SERIES_ENDED, series.pk)}{new_id()}",
            )  # fmt: skip


def _post(kind: str, row: Conversation, people: Iterable[UUID], by: Actor, now: datetime) -> None:
    for person in people:
        if person == by.id:
            continue
        letters.post(
            kind, now=now, to=person, workspace_id=row.workspace_id, dedupe=f"{_about(kind, row.pk)}{new_id()}",
            conversation=row.pk, by=by.id,
        )  # fmt: skip


def _about(kind: str, conversation_id: UUID) -> str:
    return f"{kind}:{conversation_id}:"
