"""Filing words so that they are found, in the transaction that writes or takes them away."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from carefront.conversations.commands import entries
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
from carefront.core import words as text
from carefront.core.searching.filing import filed_under, place_in_time
from carefront.core.searching.kinds import LONGEST, Entry, Sought
from carefront.kit.durable import step

TRIES = 5


@step
def index_conversation(row: Conversation) -> None:
    """Let a conversation be found by its title, purpose and place."""
    index(Sought.CONVERSATION, row.pk, entries.conversation(row))


@step
def index_agreement(row: Conversation) -> None:
    """Let the words that were agreed on at the end of a conversation be found."""
    index(Sought.AGREEMENT, row.pk, entries.agreement(row))


@step
def index_topic(row: Topic) -> None:
    """Let a topic be found by whoever may see it; not any more once it was taken back."""
    index(Sought.TOPIC, row.pk, entries.topic(row))


@step
def index_decision(row: Decision) -> None:
    """Let a decision be found; not any more once it was decided otherwise."""
    index(Sought.DECISION, row.pk, entries.decision(row))


@step
def index_read_back(row: ReadBack) -> None:
    """Let what somebody read back be found: by themselves, and by the others once it is opened."""
    index(Sought.READ_BACK, row.pk, entries.read_back(row))


@step
def index_plan(row: Plan) -> None:
    """Let a plan be found by its words and its steps."""
    index(Sought.PLAN, row.pk, entries.plan(row))


@step
def index_follow_up(row: FollowUp) -> None:
    """Let what came of a decision be found; not any more once something later was said."""
    index(Sought.FOLLOW_UP, row.pk, entries.follow_up(row))


@step
def index_proposal(row: Proposal) -> None:
    """Let what somebody said be found by themselves."""
    index(Sought.PROPOSAL, row.pk, entries.proposal(row))


@step
def index_text(
    *, kind: Sought = Sought.NOTE, subject_id: UUID, conversation_id: UUID, relationship_id: UUID,
    author_id: UUID | None, workspace_id: UUID, words: str, at: datetime,
) -> None:  # fmt: skip
    """Let a text of a conversation be found: by all who take part, or by `author_id` alone where it is theirs.

    Of `words` the first 200,000 characters are looked through; `at` is when the text was begun, which stays.
    """
    words = text.clean(words[:LONGEST])
    entry = Entry(kind, subject_id, workspace_id, relationship_id, at, words, conversation_id, author_id)
    index(kind, subject_id, entry)


@step
def index(kind: Sought, subject_id: UUID, entry: Entry | None) -> None:
    """File one thing in place of how it was filed before; without an entry, or words, it is found no more."""
    index_all(kind, [subject_id], {subject_id: entry} if entry else {})


@step
def unindex(kind: Sought, subject_ids: Collection[UUID]) -> None:
    """Let things be found no more."""
    Searchable.objects.filter(kind=kind.value, subject_id__in=list(subject_ids)).delete()


@step
def index_all(kind: Sought, subject_ids: Collection[UUID], found: Mapping[UUID, Entry], *, anew: bool = False) -> None:
    """File things of one kind in place of how they were filed before; `anew` also those that did not change."""
    for tried in range(TRIES):
        try:
            with transaction.atomic():
                _file(kind, subject_ids, found, anew)
            return
        except IntegrityError:  # somebody else took the same place in time, or filed the same thing, just now
            if tried == TRIES - 1:
                raise


def _file(kind: Sought, subject_ids: Collection[UUID], found: Mapping[UUID, Entry], anew: bool) -> None:
    filed = Searchable.objects.filter(kind=kind.value, subject_id__in=list(subject_ids)).defer("filed")
    before = {row.subject_id: row for row in filed}
    gone, fresh = [], []
    for key in subject_ids:
        entry, was = found.get(key), before.get(key)
        if entry is not None and was is not None and not anew and _says(was, entry):
            continue
        if was is not None:
            gone.append(was.place)
        if entry is not None and entry.words:
            fresh.append(entry)
    if gone:
        Searchable.objects.filter(place__in=gone).delete()
    if fresh:
        Searchable.objects.bulk_create(_rows(fresh))


def _says(row: Searchable, entry: Entry) -> bool:
    """Answer whether a thing is filed as it stands."""
    return (row.words, row.at, row.conversation_id, row.author_id) == (
        entry.words[:LONGEST], entry.at, entry.conversation_id, entry.author_id,
    )  # fmt: skip


def _rows(fresh: Collection[Entry]) -> list[Searchable]:
    """Answer rows for entries, each at a place in time that nobody else has."""
    wanted = {entry: place_in_time(entry.at, entry.kind, entry.subject_id) for entry in fresh}
    taken = set(Searchable.objects.filter(place__in=wanted.values()).values_list("place", flat=True))
    rows = []
    for entry, place in wanted.items():
        while place in taken:
            place += 1
            if place not in taken and Searchable.objects.filter(place=place).exists():
                taken.add(place)
        taken.add(place)
        rows.append(
            Searchable(
                place=place, workspace_id=entry.workspace_id, relationship_id=entry.relationship_id,
                kind=entry.kind.value, subject_id=entry.subject_id, conversation_id=entry.conversation_id,
                author_id=entry.author_id, at=entry.at, words=entry.words[:LONGEST], filed=filed_under(entry),
            )
        )  # fmt: skip
    return rows
