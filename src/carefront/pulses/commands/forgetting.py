"""What an erasure takes away here: every pulse and rhythm, and the words of wishes."""

from datetime import datetime
from uuid import UUID

from carefront.kit.durable import step
from carefront.pulses.models import Adjustment, Pulse, Rhythm, Wish


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away a person's pulses whole, and the words that they wrote; the days of what others answered stay.

    What was told of many stays: it says nothing of one, and the rule that guards the others needs to know of it.
    """
    Pulse.objects.filter(person_id=person_id).delete()
    Rhythm.objects.filter(person_id=person_id).delete()
    Wish.objects.filter(person_id=person_id, shared_at__isnull=True, adjustments__isnull=True).delete()
    Wish.objects.filter(person_id=person_id).update(words="")
    Adjustment.objects.filter(by_id=person_id).update(words="")
    Adjustment.objects.filter(wish__person_id=person_id).update(helps_words="")
