"""What the letter about a conversation says, as the rows stand when it goes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments import queries as commitments
from carefront.commitments.cards import RequestCard
from carefront.core.requests import RequestState
from carefront.people import queries as people


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what somebody asks of the reader after a conversation."""

    name: str
    title: str
    requests: tuple[RequestCard, ...]


def asked_of(reader: UUID, by: UUID, *, since: datetime, until: datetime, now: datetime) -> Told | None:
    """Show what `by` kept from conversations between two moments and awaits its reader still; None for nothing."""
    actor = people.actor_if_here(reader)
    if actor is None:
        return None
    cards = commitments.requests_said(actor, by, since=since, until=until, now=now)
    waiting = tuple(card for card in cards if card.state is RequestState.ASKED)
    if not waiting:
        return None
    first = waiting[0]
    return Told(first.asker.name, first.said.title if first.said else "", waiting)
