"""What an erasure takes away here: what somebody wrote for themselves. What was written to others stays theirs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from carefront.commitments.models import (
    AnswerTo,
    CheckIn,
    Commitment,
    Foresight,
    HeldReply,
    Move,
    Repair,
    Request,
    Supporter,
)
from carefront.core.relationships import RelationshipKind
from carefront.kit.durable import step


@step
def forget_within(person_id: UUID, now: datetime) -> None:
    """Take away a person's private words, and close what would still be asked of them.

    Gone are the two sentences and repairs, replies that were kept unused, foresight that was never shared, and promises
    to oneself that no supporter ever saw. What was promised, answered or asked of others stays as it stands, for those
    it was said to.
    """
    Repair.objects.filter(by_id=person_id).delete()
    HeldReply.objects.filter(by_id=person_id).delete()
    AnswerTo.objects.filter(person_id=person_id).delete()
    Foresight.objects.filter(commitment__owner_id=person_id, shared_at__isnull=True).delete()
    CheckIn.objects.filter(owner_id=person_id, answered_at__isnull=True, closed_at__isnull=True).update(
        closed_at=now, due_at=None, leased_by=""
    )
    # The name under which a transcript knew them goes; what was said stays with those it was said to.
    Request.objects.filter(Q(asker_id=person_id) | Q(asked_id=person_id)).update(said_by="")
    shown = Supporter.objects.filter(commitment=OuterRef("pk"), accepted_at__isnull=False)
    alone = Commitment.objects.filter(~Exists(shown), owner_id=person_id, promisee__isnull=True)
    alone = alone.filter(relationship__kind=RelationshipKind.SELF.value)
    ids = list(alone.values_list("pk", flat=True))
    Commitment.objects.filter(predecessor_id__in=ids).update(predecessor=None)
    Move.objects.filter(commitment_id__in=ids).delete()
    Commitment.objects.filter(pk__in=ids).delete()


@step
def forget_speaker(relationship_ids: QuerySet[Any, Any], means: Callable[[UUID, str], bool]) -> None:
    """Take the speaker's name off requests that come from a conversation, where `means(id, name)` says so."""
    rows = Request.objects.filter(relationship_id__in=relationship_ids).exclude(said_by="")
    ids = [key for key, name in rows.values_list("pk", "said_by") if means(key, name)]
    Request.objects.filter(pk__in=ids).update(said_by="")
