"""Word to open pages that a part of their room changed. It travels with the commit of whatever changed it."""

import json
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from carefront.kit.durable import step
from carefront.kit.models import LiveSignal

CHANNEL = "carefront_live"
TEXT, GONE = "text", "gone"  # what is said of a shared text: that it has more updates, that it was forgotten
KEPT = timedelta(hours=1)


@step
def signal(room_id: UUID, what: str, *, text_id: UUID | None = None, now: datetime | None = None) -> None:
    """Tell the open pages of a room that its part `what` changed, once this transaction is kept.

    `what` is a short code of lower-case letters, digits and dashes, as in `decisions`; pages know it by their markup.
    """
    made = LiveSignal.objects.create(room_id=room_id, what=what, text_id=text_id, at=now or timezone.now())
    if connection.vendor == "postgresql":
        notify({"id": made.pk, "room": str(room_id), "what": what, "text": str(text_id) if text_id else None})


def notify(told: dict[str, object]) -> None:
    """Tell every live process what stands in `told`, at the commit; on PostgreSQL only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps(told, separators=(",", ":"))])


def tend(now: datetime) -> int:
    """Clear signals that every page has seen long ago; answer how many rows went."""
    return LiveSignal.objects.filter(at__lt=now - KEPT).delete()[0]
