"""What goes when somebody leaves or is erased, and what goes by itself because it is past."""

from datetime import datetime, timedelta
from uuid import UUID

from carefront.calendars.models import Away, Busy, Subscription
from carefront.core.busy import BEHIND
from carefront.kit.durable import step

AWAY_KEPT = timedelta(days=400)


@step
def stop(person_id: UUID, now: datetime) -> None:
    """Let the calendars of somebody who leaves go, with their addresses and busy times."""
    Subscription.objects.filter(person_id=person_id).delete()


@step
def forget(person_id: UUID, now: datetime) -> None:
    """Take away everything of somebody who is erased."""
    stop(person_id, now)
    Away.objects.filter(person_id=person_id).delete()


def tend(now: datetime) -> int:
    """Clear busy times and days away that lie well behind; answer how many rows went."""
    old = now - timedelta(days=BEHIND + 2)
    gone = Busy.objects.filter(ends_at__lt=old).delete()[0]
    gone += Busy.objects.filter(last_on__lt=old.date()).delete()[0]
    return gone + Away.objects.filter(last_on__lt=(now - AWAY_KEPT).date()).delete()[0]
