"""What somebody's leaving the workspace means for what they were asked, and for what they asked."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments.models import Request
from carefront.core.ledger import Kind
from carefront.core.requests import OPEN, RequestState
from carefront.kit import journal, letters
from carefront.kit.durable import step


@step
def close_requests_of(person_id: UUID, now: datetime) -> None:
    """Close every open request that names somebody who leaves; whoever asked them for something is told."""
    still = [state.value for state in OPEN]
    named = Request.objects.filter(Q(asked_id=person_id) | Q(asker_id=person_id), state__in=still)
    for request_id, relationship_id in list(named.order_by("relationship_id").values_list("pk", "relationship_id")):
        stream = journal.lock(relationship_id)
        row = Request.objects.get(pk=request_id)
        if RequestState(row.state) not in OPEN:
            continue
        row.state, row.settled_at = RequestState.CLOSED.value, now
        row.save(update_fields=["state", "settled_at"])
        journal.append(stream, Kind.REQUEST_CLOSED, by=person_id, about=row.pk, at=now)
        letters.withdraw(f"request:{row.pk}")
        if row.asker_id != person_id:
            letters.post("request_answered", to=row.asker_id, workspace_id=row.workspace_id, now=now, request=row.pk)
