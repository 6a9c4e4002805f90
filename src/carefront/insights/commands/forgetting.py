"""What an erasure takes away here: everything, for all of it was written for oneself."""

from datetime import datetime
from uuid import UUID

from carefront.insights.models import Meaning, Reflection, TurnedAway
from carefront.kit.durable import step


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away a person's reflections and meanings, also from those a meaning was shared with."""
    Reflection.objects.filter(person_id=person_id).delete()
    Meaning.objects.filter(person_id=person_id).delete()
    TurnedAway.objects.filter(person_id=person_id).delete()
