"""What time and relationships do to promises: rests that end, relationships that pause, resume or end."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments.commands.scheduling import rest, wake
from carefront.commitments.models import CheckIn, Commitment, Pause
from carefront.core.actors import Actor
from carefront.core.due import instant
from carefront.core.ledger import Kind
from carefront.core.outcomes import State
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.people import queries as people
from carefront.relationships import queries as relationships


@step
def relationship_rests(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Ask nothing in a relationship that is paused."""
    rest(Q(commitment__relationship_id=relationship_id), now=now)


@step
def relationship_resumes(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Ask again in a relationship that goes on; promises that rest by themselves go on resting.

    While those in it rest from promises, or it rests itself, nothing is asked yet.
    """
    if not relationships.asking_in(relationship_id)[0]:
        return
    open_rows = Commitment.objects.filter(relationship_id=relationship_id, state=State.OPEN.value).values("pk")
    wake(Q(commitment_id__in=open_rows), now=now, at_hour=True)


@step
def relationship_ends(relationship_id: UUID, now: datetime, by: Actor | None) -> None:
    """Close the questions of a relationship that has ended; its promises stay their owners' to settle."""
    waiting = CheckIn.objects.filter(
        commitment__relationship_id=relationship_id, answered_at__isnull=True, closed_at__isnull=True
    )
    waiting.update(closed_at=now, due_at=None, leased_by="")


def wake_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Take up promises whose rest was until a day that has come where their owner is; answer how many."""
    tomorrow = now.date().toordinal() + 1
    resting = Pause.objects.filter(ended_at__isnull=True, until__lte=now.date().fromordinal(tomorrow))
    found = list(resting.select_related("commitment").order_by("until")[:limit])
    actors = people.actors_of({pause.commitment.owner_id for pause in found})
    due = []
    for pause in found:
        owner = actors.get(pause.commitment.owner_id)
        if owner and pause.until and instant(pause.until, owner.ask_time, owner.zone) <= now:
            due.append(pause)
    for pause in due:
        _wake(pause, now)
    return len(due)


@command
def _wake(pause: Pause, now: datetime) -> None:
    stream = journal.lock(pause.commitment.relationship_id)
    if not Pause.objects.filter(pk=pause.pk, ended_at__isnull=True).update(ended_at=now):
        return
    row = Commitment.objects.get(pk=pause.commitment_id)
    if row.state != State.PAUSED.value:
        return
    Commitment.objects.filter(pk=row.pk).update(state=State.OPEN.value, changed_at=now)
    wake(Q(commitment=row), now=now, at_hour=False)
    journal.append(stream, Kind.COMMITMENT_RESUMED, by=None, about=row.pk, at=now)
