"""What comes after the fourth level: it was consented to for a while, and comes down when that is over."""

from datetime import datetime
from uuid import UUID

from carefront.core.ledger import Kind
from carefront.core.level import CameDown, ChangeState, Level, below_agreed
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.relationships.commands.levels.held import HeldChange, tell
from carefront.relationships.models import LevelChange, Member


@step
def lapse_level(
    *, relationship_id: UUID, owner_id: UUID, now: datetime, by: UUID | None = None, quiet: bool = False
) -> None:
    """Let whatever stands at the fourth level for somebody come down to where it began, and what proposes it pass.

    It comes down to direct naming at most, and no further than that where its owner stood below before. Without `by`
    its time is over: nobody does it, its fact has no author, and both hear of it unless `quiet`. Otherwise `by` ended
    what was agreed, and the others hear of it. It comes down in a relationship that rests, too.
    """
    stream = journal.lock(relationship_id)
    rows = LevelChange.objects.select_related("relationship").filter(
        relationship_id=relationship_id, owner_id=owner_id, over_at__isnull=True, level=Level.AGREED.value
    )
    for row in list(rows):
        it = HeldChange(stream, row)
        if row.agreed_at is None:
            it.close(by, now, ChangeState.PASSED)
            continue
        it.close(by, now, ChangeState.REPLACED)
        down = LevelChange(
            workspace_id=row.workspace_id, relationship=row.relationship, owner_id=owner_id,
            commitment_id=row.commitment_id, by_id=by or owner_id, level=below_agreed(row.before).value,
            before=Level.AGREED.value, made_at=now, agreed_at=now, ending=CameDown.STOPPED if by else CameDown.LAPSED,
        )  # fmt: skip
        down.save(force_insert=True)
        HeldChange(stream, down).note(Kind.LEVEL_LOWERED, by, now)
        if not quiet:
            tell("level_lapsed", down, [one for one in _two(row, owner_id) if one != by], now, by)


def _two(row: LevelChange, owner_id: UUID) -> list[UUID]:
    """Answer who hears of it: the owner, and in a pair the other."""
    inside = Member.objects.filter(relationship_id=row.relationship_id, accepted_at__isnull=False, left_at__isnull=True)
    ids = list(inside.order_by("invited_at").values_list("person_id", flat=True))
    return ids if row.relationship.kind != "team" else [owner_id]
