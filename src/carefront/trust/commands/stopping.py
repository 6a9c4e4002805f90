"""Stopping a kind of pattern for oneself in one relationship, and beginning it again."""

from datetime import datetime
from uuid import UUID

from carefront.core.actors import Actor
from carefront.core.evidence.thresholds import Kind
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.relationships import queries as relationships
from carefront.trust.models import Pattern, Stop, Watch


@command
def stop_kind(*, by: Actor, relationship_id: UUID, kind: Kind, now: datetime) -> None:
    """Let a kind no longer be computed of oneself in a relationship; what stands of it goes at once. Twice is once.

    Raises Refusal(HIDDEN) where `by` is not in it.
    """
    _reach(by, relationship_id)
    Stop.objects.get_or_create(
        relationship_id=relationship_id, person_id=by.id, kind=kind.value, over_at=None,
        defaults={"workspace_id": by.workspace_id, "at": now},
    )  # fmt: skip
    rows = Pattern.objects.filter(relationship_id=relationship_id, subject_id=by.id, kind=kind.value)
    rows.filter(over_at__isnull=True).update(over_at=now)


@command
def start_kind(*, by: Actor, relationship_id: UUID, kind: Kind, now: datetime) -> None:
    """Let a kind be computed of oneself in a relationship again. Raises Refusal(HIDDEN) where `by` is not in it."""
    _reach(by, relationship_id)
    stopped = Stop.objects.filter(relationship_id=relationship_id, person_id=by.id, kind=kind.value)
    if stopped.filter(over_at__isnull=True).update(over_at=now):
        Watch.objects.update_or_create(
            pk=relationship_id, defaults={"due_at": now}, create_defaults={"at": now, "due_at": now}
        )


@step
def _reach(by: Actor, relationship_id: UUID) -> None:
    """Take the ledger's lock of a relationship that `by` accepted: the follower reads what is stopped under it."""
    card = relationships.relationship(by, relationship_id)
    if card.me is None or not card.me.accepted:
        raise Refusal(Because.HIDDEN)
    journal.lock(relationship_id)
