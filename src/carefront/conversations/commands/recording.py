"""The record of a conversation goes to all who take part, by a letter to each."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from carefront.conversations.models import Conversation
from carefront.kit import letters
from carefront.kit.durable import step
from carefront.kit.ids import new_id

RECORD = "conversation_record"


@step
def post_records(row: Conversation, people: Iterable[UUID], *, now: datetime) -> None:
    """Write to everybody who takes part, whoever closed it among them, in place of a record that was not sent yet."""
    withdraw_records(row)
    for person in people:
        letters.post(
            RECORD, now=now, to=person, workspace_id=row.workspace_id, conversation=row.pk,
            dedupe=f"{_about(row.pk)}{new_id()}",
        )  # fmt: skip


@step
def withdraw_records(row: Conversation) -> None:
    """Take back records that were not sent."""
    letters.withdraw(_about(row.pk))


def _about(conversation_id: UUID) -> str:
    return f"{RECORD}:{conversation_id}:"
