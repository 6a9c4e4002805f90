"""What time does to the fourth level: it was consented to for a while, and comes down by itself when that is over."""

from datetime import datetime
from uuid import UUID

from carefront.core.ledger import Kind
from carefront.core.level import LAPSED, ChangeState, Level
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.relationships.commands.levels.held import HeldChange, tell
from carefront.relationships.models import LevelChange, Member


@step
def lapse_level(*, relationship_id: UUID, owner_id: UUID, now: datetime) -> None:
    """Let whatever stands at the fourth level for somebody come down to the third, and what proposes it pass.

    Nobody does it: its fact has no author, and both hear of it. It comes down in a relationship that rests, too.
    """
    stream = journal.lock(relationship_id)
    rows = LevelChange.objects.select_related("relationship").filter(
        relationship_id=relationship_id, owner_id=owner_id, over_at__isnull=True, level=Level.AGREED.value
    )
    for row in list(rows):
        it = HeldChange(stream, row)
        if row.agreed_at is None:
            it.close(None, now, ChangeState.PASSED)
            continue
        it.close(None, now, ChangeState.REPLACED)
        down = LevelChange(
            workspace_id=row.workspace_id, relationship=row.relationship, owner_id=owner_id,
            commitment_id=row.commitment_id, by_id=owner_id, level=Level.DIRECT.value, before=Level.AGREED.value,
            made_at=now, agreed_at=now, ending=LAPSED,
        )  # fmt: skip
        down.save(force_insert=True)
        HeldChange(stream, down).note(Kind.LEVEL_LOWERED, None, now)
        tell("level_lapsed", down, _two(row, owner_id), now, None)


def _two(row: LevelChange, owner_id: UUID) -> list[UUID]:
    """Answer who hears of it: the owner, and in a pair the other."""
    inside = Member.objects.filter(relationship_id=row.relationship_id, accepted_at__isnull=False, left_at__isnull=True)
    ids = list(inside.order_by("invited_at").values_list("person_id", flat=True))
    return ids if row.relationship.kind != "team" else [owner_id]
