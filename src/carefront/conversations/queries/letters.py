"""What the letter about a conversation says, as the rows stand when it goes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments import queries as commitments
from carefront.commitments.cards import RequestCard
from carefront.conversations.models import Finding
from carefront.core.conversations import Became
from carefront.core.requests import RequestState
from carefront.people import queries as people


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what somebody asks of the reader after a conversation."""

    name: str
    title: str
    requests: tuple[RequestCard, ...]


def asked_of(reader: UUID, conversation_id: UUID, *, since: datetime, until: datetime, now: datetime) -> Told | None:
    """Show what was kept from a conversation between two moments and awaits its reader still; None for nothing."""
    actor = people.actor_if_here(reader)
    if actor is None:
        return None
    kept = Finding.objects.filter(
        transcript_id=conversation_id, became=Became.REQUEST.value, settled_at__gte=since, settled_at__lt=until
    )
    ids = [key for key in kept.values_list("kept_as", flat=True) if key is not None]
    cards = commitments.requests_among(actor, ids, now=now)
    waiting = tuple(card for card in cards if card.asked.is_me and card.state is RequestState.ASKED)
    if not waiting:
        return None
    first = waiting[0]
    return Told(first.asker.name, first.said.title if first.said else "", waiting)
