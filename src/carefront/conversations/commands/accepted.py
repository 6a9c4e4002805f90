"""What was asked after a decision becomes the owner's promise: the decision then leads to it."""

from datetime import datetime
from uuid import UUID

from carefront.conversations.commands import telling
from carefront.conversations.models import Decision
from carefront.kit.durable import step


@step
def request_accepted(request_id: UUID, commitment_id: UUID, now: datetime) -> None:
    """Let the decision that a request came from lead to the promise that came of it."""
    for row in Decision.objects.filter(request_id=request_id, replaced_at__isnull=True):
        row.commitment_id = commitment_id
        row.save(update_fields=["commitment_id"])
        telling.changed(row.conversation_id, telling.DECISIONS)
