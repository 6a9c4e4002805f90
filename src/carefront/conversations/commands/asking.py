"""One letter for all that somebody asks of another in a conversation, gathered over some minutes."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.core.actors import Actor
from carefront.kit import letters
from carefront.kit.durable import step

GATHERING = timedelta(minutes=10)  # so that what is asked one after the other goes in one letter


@step
def tell(by: Actor, to: UUID, now: datetime) -> None:
    """Write to somebody what `by` asked of them, together with what else is asked within these minutes."""
    every = int(GATHERING.total_seconds())
    since = datetime.fromtimestamp(now.timestamp() // every * every, tz=now.tzinfo)
    until = since + GATHERING
    letters.post(
        "asked_from_conversation", to=to, workspace_id=by.workspace_id, now=now, due_at=until,
        by=by.id, since=since.isoformat(), until=until.isoformat(),
        dedupe=f"said:{by.id}:{to}:{int(since.timestamp())}",
    )  # fmt: skip
