"""Let a relationship rest, and wake it again."""

from datetime import date, datetime, time
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.due import Due, checked_due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.relationships.commands import registry
from carefront.relationships.commands.held import held
from carefront.relationships.commands.telling import News, tell_the_others
from carefront.relationships.models import Pause, Relationship


@command
def pause_relationship(*, by: Actor, relationship_id: UUID, until: date | None = None, now: datetime) -> None:
    """Let a relationship rest, until a day or until somebody in it wakes it; nothing is asked meanwhile.

    `until` is the first day on which it goes on, in the time zone of `by`, after today and within ten years.
    Raises Refusal: HIDDEN, NOT_YOURS, PAST_DATE, FAR_DATE, ALREADY_THERE when it rests already, RESTING when it has
    not begun or has ended.
    """
    pause_within(by=by, relationship_id=relationship_id, until=until, now=now)


@step
def pause_within(*, by: Actor, relationship_id: UUID, until: date | None = None, now: datetime) -> None:
    """Let a relationship rest inside a caller's transaction; refusals as for `pause_relationship`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.state is RelationshipState.PAUSED:
        raise Refusal(Because.ALREADY_THERE)
    if it.state is not RelationshipState.ACTIVE:
        raise Refusal(Because.RESTING)
    wakes = checked_due(Due(until, time(0), by.zone) if until else None, now=now, field="until")
    Pause(
        relationship=it.row, by_id=by.id, started_at=now, until=until, wakes_at=wakes.instant() if wakes else None
    ).save(force_insert=True)
    it.move_to(RelationshipState.PAUSED)
    journal.append(it.stream, Kind.RELATIONSHIP_PAUSED, by=by.id, about=it.row.pk, at=now, until=until)
    tell_the_others(it.row, News.PAUSED, by, now)
    registry.tell(registry.on_pause, it.row.pk, now, by)


@command
def resume_relationship(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Wake a resting relationship; any member can.

    Raises Refusal: HIDDEN, NOT_YOURS, ALREADY_SETTLED when it does not rest.
    """
    resume_within(by=by, relationship_id=relationship_id, now=now)


@step
def resume_within(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Wake a relationship inside a caller's transaction; refusals as for `resume_relationship`."""
    it = held(by, relationship_id, Deed.CHANGE)
    if it.state is not RelationshipState.PAUSED:
        raise Refusal(Because.ALREADY_SETTLED)
    _wake(it.stream, it.row, by, now)


def _wake(stream: Stream, row: Relationship, by: Actor | None, now: datetime) -> None:
    waker = by.id if by else None
    row.pauses.filter(ended_at__isnull=True).update(ended_at=now, ended_by_id=waker)
    row.state = RelationshipState.ACTIVE.value
    row.save(update_fields=["state"])
    journal.append(stream, Kind.RELATIONSHIP_RESUMED, by=waker, about=row.pk, at=now)
    if by is not None:  # a rest that ends on its day was told when it began
        tell_the_others(row, News.RESUMED, by, now)
    registry.tell(registry.on_resume, row.pk, now, by)


def wake_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Wake the relationships whose rest was until a moment that has come, the earliest first; answer how many."""
    due = Pause.objects.filter(ended_at__isnull=True, wakes_at__lte=now).order_by("wakes_at")
    return sum(
        _wake_rested(pause_id, stream_id, now)
        for pause_id, stream_id in list(due.values_list("pk", "relationship_id")[:limit])
    )


@command
def _wake_rested(pause_id: UUID, relationship_id: UUID, now: datetime) -> bool:
    stream = journal.lock(relationship_id)
    if not Pause.objects.filter(pk=pause_id, ended_at__isnull=True).exists():
        return False
    _wake(stream, Relationship.objects.get(pk=relationship_id), None, now)
    return True
