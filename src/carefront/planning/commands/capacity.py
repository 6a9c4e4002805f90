"""What each has for a period: said by themselves alone, as amounts."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.planning import LONGEST, checked_hours
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command
from carefront.planning.commands import telling
from carefront.planning.commands.locking import period_for
from carefront.planning.models import Capacity

WORDS = 2000  # characters of constraints, and of a note


@command
def say_capacity(
    *,
    by: Actor,
    period_id: UUID,
    hours: Decimal,
    elsewhere: Decimal = Decimal(0),
    away_days: int = 0,
    constraints: str = "",
    note: str = "",
    now: datetime,
) -> None:
    """Say what one has for a period: hours if one were there on all its days, hours owed elsewhere, and days away.

    `constraints` are read by those who plan with one; `note` by oneself alone. Saying it again replaces it.
    Raises Refusal(HIDDEN | RESTING | ALREADY_SETTLED | OUT_OF_RANGE | TOO_LONG).
    """
    row, stream = period_for(by, period_id, Deed.ANSWER)
    if not 0 <= away_days <= LONGEST:
        raise Refusal(Because.OUT_OF_RANGE, "away_days", low=0, high=LONGEST)
    said = {
        "hours": checked_hours(hours, "hours"),
        "elsewhere": checked_hours(elsewhere, "elsewhere"),
        "away_days": away_days,
        "constraints": text.prose(constraints, "constraints", limit=WORDS),
        "note": text.prose(note, "note", limit=WORDS),
        "said_at": now,
    }
    made, _new = Capacity.objects.update_or_create(
        period=row, person_id=by.id, defaults=said, create_defaults=said | {"workspace_id": by.workspace_id}
    )
    journal.append(
        stream, Kind.CAPACITY_SAID, by=by.id, about=made.pk, at=now, period=row.pk, hours=float(made.hours),
        elsewhere=float(made.elsewhere), away=away_days,
    )  # fmt: skip
    telling.changed(row.pk, telling.CAPACITY)
