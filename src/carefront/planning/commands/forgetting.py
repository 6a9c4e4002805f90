"""What an erasure takes away here: what somebody planned alone, and the notes that nobody else saw."""

from datetime import datetime
from uuid import UUID

from carefront.core.relationships import RelationshipKind
from carefront.kit.durable import step
from carefront.planning.models import Capacity, Item, Period


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away a person's private notes, and the backlog and periods of time with oneself.

    What was planned with others stays with them, under a name that tells nothing.
    """
    Capacity.objects.filter(person_id=person_id).update(note="")
    alone = RelationshipKind.SELF.value
    Item.objects.filter(author_id=person_id, relationship__kind=alone).delete()
    Period.objects.filter(by_id=person_id, relationship__kind=alone).delete()
