"""The rituals of a relationship: what comes round in it, in which rhythm, when it was held last and comes next."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from carefront.conversations import access
from carefront.conversations.models import Conversation, Series
from carefront.core.actors import Actor
from carefront.core.meetings import KINDS, ConversationKind, ConversationState
from carefront.relationships import queries as relationships

# The rhythm that is offered first.
SUGGESTED = {
    ConversationKind.ONE_TO_ONE: "week/1",
    ConversationKind.COACHING: "week/2",
    ConversationKind.CHECK_IN: "week/1",
    ConversationKind.PLANNING: "week/2",
    ConversationKind.LOOK: "week/1",
    ConversationKind.REFLECTION: "week/2",
    ConversationKind.COVENANT_REVIEW: "month/3",
}


@dataclass(frozen=True, slots=True)
class RitualCard:
    """Show one kind of conversation: its series where it has one, when it comes next and was held last."""

    kind: ConversationKind
    series_id: UUID | None
    rhythm: str
    suggested: str
    next_id: UUID | None
    next_at: datetime | None
    last_id: UUID | None
    last_on: date | None


def rituals(person: Actor, relationship_id: UUID, *, now: datetime) -> list[RitualCard]:
    """Show what comes round in a relationship. Raises Refusal(HIDDEN). 5 SQL queries."""
    card = relationships.relationship(person, relationship_id)
    series: dict[str, Series] = {
        row.kind: row
        for row in access.series_visible_to(person)
        .filter(relationship_id=relationship_id, ended_on__isnull=True)
        .order_by("made_at")
    }
    mine = access.conversations_visible_to(person).filter(relationship_id=relationship_id)
    coming: dict[str, Conversation] = {}
    for row in mine.filter(state=ConversationState.PLANNED.value, starts_at__gt=now).order_by("starts_at")[:100]:
        coming.setdefault(row.kind, row)
    held: dict[str, Conversation] = {}
    for row in mine.filter(state=ConversationState.CLOSED.value).order_by("-starts_at")[:100]:
        held.setdefault(row.kind, row)
    return [
        _card(kind, series.get(kind), coming.get(kind), held.get(kind))
        for kind in KINDS[card.kind]
        if kind in SUGGESTED
    ]


def _card(
    kind: ConversationKind, series: Series | None, coming: Conversation | None, held: Conversation | None
) -> RitualCard:
    return RitualCard(
        kind=kind,
        series_id=series.pk if series else None,
        rhythm=series.rhythm if series else "",
        suggested=SUGGESTED[kind],
        next_id=coming.pk if coming else None,
        next_at=coming.starts_at if coming else None,
        last_id=held.pk if held else None,
        last_on=held.on if held else None,
    )
