"""What an erasure takes away here: everything that was computed about somebody, and all that they did with it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from carefront.kit.durable import step
from carefront.trust.models import Aside, Pattern, Stop


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away what was found in a person's promises, their notes on it, and what they stopped or set aside.

    Nothing is kept of it under another name: counts about somebody are of no use to anybody once they are gone.
    """
    Pattern.objects.filter(subject_id=person_id).delete()
    Stop.objects.filter(person_id=person_id).delete()
    Aside.objects.filter(Q(person_id=person_id) | Q(owner_id=person_id)).delete()
