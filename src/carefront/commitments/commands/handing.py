"""A promise makes room for the one that was accepted in its place: for another day, or as somebody else's."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import change, telling
from carefront.commitments.models import Commitment, Move
from carefront.commitments.queries.planning import promises_by_id
from carefront.core import words as text
from carefront.core.ledger import Kind
from carefront.core.outcomes import SETTLED, State
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.people import queries as people


@step
def give_way(commitment_id: UUID, *, to_id: UUID, words: str, now: datetime) -> None:
    """Put the promise `to_id` in the place of another one of the same relationship; its owner has agreed to that.

    The same owner's becomes its successor; another owner's is let go as handed over, which counts as no miss. One that
    was let go meanwhile stays so. Raises Refusal(ALREADY_SETTLED) when it was kept meanwhile.
    """
    newest = promises_by_id([commitment_id])[commitment_id]
    row, made = Commitment.objects.get(pk=newest.id), Commitment.objects.get(pk=to_id)
    stream = journal.lock(row.relationship_id)
    if row.state == State.KEPT.value:
        raise Refusal(Because.ALREADY_SETTLED, state=row.state)
    if State(row.state) in SETTLED:
        return
    owner = people.actors_of([row.owner_id]).get(row.owner_id)
    if owner is None:
        raise Refusal(Because.RESTING)
    if made.owner_id != row.owner_id:
        change.release(row, stream, by=owner, words=words, now=now, to=made.owner_id)
        return
    made.predecessor = row
    made.save(update_fields=["predecessor"])
    reason = text.prose(words, "words")
    Move.objects.create(commitment=row, at=now, words=reason, from_on=row.due_on, to_on=made.due_on)
    change.settle(row, State.CHANGED, now=now)
    journal.append(stream, Kind.COMMITMENT_CHANGED, by=owner.id, about=row.pk, at=now, successor=made.pk)
    telling.those_who_wait(row, "changed", by=owner, now=now)
