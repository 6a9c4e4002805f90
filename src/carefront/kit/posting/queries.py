"""What a steward may know about letters and workers: counts, codes and times, never a word and never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, Q

from carefront.kit.models import Beat, Letter

ALIVE = timedelta(seconds=45)  # three signs of life missed


@dataclass(frozen=True, slots=True)
class TroubleCard:
    """Hold how many letters of one kind met one trouble, since when, and whether they are still being tried."""

    kind: str
    trouble: str
    count: int
    oldest: datetime
    set_aside: bool


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """Hold how many letters are due, how many of them are held for the steward's word, and since when."""

    due: int
    held: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """Hold when a worker was last seen, and the code of what is in its way."""

    name: str
    seen_at: datetime
    started_at: datetime
    trouble: str
    alive: bool


def troubles(workspace_id: UUID | None) -> Sequence[TroubleCard]:
    """Answer what stands in the way of a workspace's letters, by kind and trouble; of all letters for None."""
    letters = Letter.objects.exclude(trouble="").filter(Q(due_at__isnull=False) | Q(set_aside_at__isnull=False))
    if workspace_id is not None:
        letters = letters.filter(workspace_id=workspace_id)
    rows = (
        letters.values("kind", "trouble", "outcome")
        .annotate(count=Count("pk"), oldest=Min("wanted_at"))
        .order_by("oldest", "kind", "trouble")
    )
    return [TroubleCard(row["kind"], row["trouble"], row["count"], row["oldest"], bool(row["outcome"])) for row in rows]


def waiting(workspace_id: UUID | None, now: datetime) -> WaitingCard:
    """Answer how many letters should have gone by `now` and have not; of all workspaces for None."""
    letters = Letter.objects.filter(due_at__lte=now)
    if workspace_id is not None:
        letters = letters.filter(workspace_id=workspace_id)
    row = letters.aggregate(
        due=Count("pk", filter=Q(held=False)), held=Count("pk", filter=Q(held=True)), oldest=Min("wanted_at")
    )
    return WaitingCard(row["due"], row["held"], row["oldest"])


def workers_seen(now: datetime) -> Sequence[WorkerCard]:
    """Answer every worker of the last day, last seen first; one that missed three signs of life is not alive."""
    beats = Beat.objects.filter(seen_at__gte=now - timedelta(days=1)).order_by("-seen_at")
    return [
        WorkerCard(beat.worker, beat.seen_at, beat.started_at, beat.trouble, now - beat.seen_at < ALIVE)
        for beat in beats
    ]
