"""Filing anew everything that can be found, in batches beside the work of the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef

from carefront.conversations.commands import entries, filing
from carefront.conversations.commands.indexing import index_all
from carefront.conversations.models import (
    Conversation,
    Decision,
    FollowUp,
    Plan,
    Proposal,
    ReadBack,
    Searchable,
    Topic,
)
from carefront.core.searching.kinds import Entry, Sought
from carefront.kit.durable import command

BATCH = 200  # rows a transaction, so that nobody waits long for the database


@dataclass(frozen=True, slots=True)
class Source:
    """Hold where things of a kind stand, and how each is written down."""

    kind: Sought
    model: Any
    entry: Callable[[Any], Entry | None]
    with_it: tuple[str, ...] = ()  # rows that its entry reads besides


SOURCES: list[Source] = [
    Source(Sought.CONVERSATION, Conversation, entries.conversation),
    Source(Sought.AGREEMENT, Conversation, entries.agreement),
    Source(Sought.TOPIC, Topic, entries.topic),
    Source(Sought.DECISION, Decision, entries.decision),
    Source(Sought.READ_BACK, ReadBack, entries.read_back, ("conversation",)),
    Source(Sought.PLAN, Plan, entries.plan),
    Source(Sought.FOLLOW_UP, FollowUp, entries.follow_up, ("decision",)),
    Source(Sought.PROPOSAL, Proposal, entries.proposal),
]


def index_everything(now: datetime, told: Callable[[int], object] | None = None, *, anew: bool = True) -> int:
    """File everything that can be found; answer how many things were looked at. Doing it twice changes nothing.

    Without `anew` only what was never filed, or is filed otherwise than it stands. `told` hears how far it is.
    """
    looked = 0
    for source in SOURCES:
        after: UUID | None = None
        while True:
            after, count = _batch(source, after, anew, now)
            looked += count
            if told and count:
                told(looked)
            if after is None:
                break
        _let_go(source, now)
    begun: UUID | None = None
    while (begun := _notes(begun, now)) is not None:
        looked += 1
    return looked


@command
def _batch(source: Source, after: UUID | None, anew: bool, now: datetime) -> tuple[UUID | None, int]:
    """File one batch, under the locks of its rows: whoever changes one meanwhile files it after this."""
    rows = source.model.objects.select_related(*source.with_it) if source.with_it else source.model.objects.all()
    if after is not None:
        rows = rows.filter(pk__gt=after)
    batch: list[Model] = list(rows.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    written = {row.pk: source.entry(row) for row in batch}
    found = {key: entry for key, entry in written.items() if entry is not None}
    index_all(source.kind, list(written), found, anew=anew)
    return (batch[-1].pk if len(batch) == BATCH else None), len(batch)


@command
def _notes(after: UUID | None, now: datetime) -> UUID | None:
    """File the notes of the next conversation that has some; answer which it was, None after the last."""
    rows = Conversation.objects.filter(notes_id__isnull=False)
    row = (rows.filter(pk__gt=after) if after else rows).order_by("pk").first()
    if row is None:
        return None
    filing.file_notes(row, now=now)
    return row.pk


@command
def _let_go(source: Source, now: datetime) -> None:
    """Let what is gone be found no more."""
    there = source.model.objects.filter(pk=OuterRef("subject_id"))
    Searchable.objects.filter(~Exists(there), kind=source.kind.value).delete()
