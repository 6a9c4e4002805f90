"""One promise's own level: proposed by whoever it was made to, taken down by its owner alone."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.models import Commitment
from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit.durable import command, step
from carefront.relationships import commands as relationships


@command
def propose_own_level(*, by: Actor, commitment_id: UUID, level: int, reason: str, look_on: date, now: datetime) -> UUID:
    """Propose a level for one promise, other than that of its owner's other promises; answer the change's id.

    It takes effect when the owner consents; the owner who proposes it has. Raises Refusal as access does, and
    RESTING, ALREADY_SETTLED, and what `relationships.commands.propose_level` does.
    """
    row = _open_promise(by, commitment_id, Deed.SEE)
    return relationships.propose_level_within(
        by=by,
        relationship_id=row.relationship_id,
        owner_id=row.owner_id,
        level=level,
        reason=reason,
        look_on=look_on,
        now=now,
        commitment_id=row.pk,
        tell_ids=_told(row),
    )


@command
def lower_own_level(*, by: Actor, commitment_id: UUID, level: int, words: str = "", now: datetime) -> UUID:
    """Take the level of one own promise down, at once; answer the change's id.

    Raises Refusal as access does, and what `relationships.commands.lower_level` does.
    """
    row = _open_promise(by, commitment_id, Deed.CHANGE)
    return relationships.lower_within(
        by=by,
        relationship_id=row.relationship_id,
        level=level,
        words=words,
        now=now,
        commitment_id=row.pk,
        tell_ids=_told(row),
    )


@command
def end_own_level(*, by: Actor, commitment_id: UUID, now: datetime) -> None:
    """Let one own promise stand at the level of all the others again. Twice is once. Raises Refusal as access does."""
    row = _open_promise(by, commitment_id, Deed.CHANGE)
    relationships.end_own_level(by=by, relationship_id=row.relationship_id, commitment_id=row.pk, now=now)


@step
def _open_promise(by: Actor, commitment_id: UUID, deed: Deed) -> Commitment:
    row, _stream = commitment_for(by, commitment_id, deed)
    if not access.sees_level(by, row):
        raise Refusal(Because.NOT_YOURS)
    return row


def _told(row: Commitment) -> list[UUID]:
    """Answer who hears by letter of a level that its owner chose: the one it was promised to."""
    return [row.promisee_id] if row.promisee_id else []
