"""The brief: what a conversation can build on, made of facts that both sides see."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from carefront.commitments.cards import CommitmentLine
from carefront.commitments.queries import between as promises
from carefront.conversations import access
from carefront.conversations.cards.holding import BriefCard, ConversationCard, LastTime
from carefront.conversations.models import Conversation, Decision
from carefront.conversations.queries import beside, held, topics
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.level import Level, Voice, voice
from carefront.core.meetings import ConversationState
from carefront.core.relationships import RelationshipKind
from carefront.kit.kept import SOMEBODY, SOMEBODY_ELSE, SOMETHING, SOMETIME, SOMEWHERE, Kept
from carefront.relationships import queries as relationships
from carefront.relationships.queries import agreed_beside, covenants

LATELY = timedelta(days=28)  # what counts as kept lately where no conversation was held before
NEAR = timedelta(days=2)  # after the conversation, still worth a word in it
SOON = timedelta(days=28)  # before a covenant's day of review, from when a conversation knows of it
UNCLEAR = 6


def brief(person: Actor, card: ConversationCard, *, now: datetime) -> BriefCard:
    """Show what a conversation can build on to one who takes part. At most 12 SQL queries, 13 at the fourth level."""
    place = relationships.relationship(person, card.line.relationship_id)
    before = _last_held(person, card)
    since = before.closed_at if before is not None and before.closed_at else now - LATELY
    found = promises.between(person, place, since=max(since, now - 3 * LATELY), now=now)
    until = max(card.line.starts_at, now) + NEAR
    last = _last_time(person, before, place, now) if before is not None else None
    shown = {one.promise.id for one in last.rulings if one.promise} if last else set()
    waiting = tuple(line for line in found.open if line.id not in shown and _is_due(line, until))
    silent = tuple(line for line in waiting if line.awaits_word and voice(line.level) is Voice.NAMES_SILENCE)
    due = tuple(line for line in waiting if line not in silent and _is_brought(line))
    shown |= {line.id for line in waiting}
    alone = place.kind is RelationshipKind.SELF
    unclear = tuple(line for line in found.open if line.open_questions and line.id not in shown)[:UNCLEAR]
    return BriefCard(
        due=due,
        unclear=() if alone else unclear,
        wins=tuple(line for line in found.kept if line.id not in shown),
        requests=found.requests,
        last_time=last,
        review_on=_review_on(place, until),
        has_covenant=place.has_covenant,
        silent=silent,
        noted=() if alone else beside.noted_in(person, place),
        agreed=_agreed(person, place),
    )


def _agreed(person: Actor, place: relationships.RelationshipCard) -> tuple[agreed_beside.Agreed, ...]:
    """Answer what was agreed on as a consequence; asked for only where somebody's promises stand at that level."""
    if Level.AGREED not in (place.my_level, place.their_level):
        return ()
    return tuple(agreed_beside.agreed_in(person, place.id).values())


def _review_on(place: relationships.RelationshipCard, until: datetime) -> date | None:
    """Answer when people said that they look again at how they work together, once that is near."""
    day = covenants.review_date(place.id) if place.has_covenant else None
    return day if day is not None and day <= (until + SOON).date() else None


def _is_due(line: CommitmentLine, until: datetime) -> bool:
    """Answer whether a promise is due by then, or waits for a word."""
    return line.awaits_word or line.at_risk or (line.due is not None and _instant(line) <= until)


def _is_brought(line: CommitmentLine) -> bool:
    """Answer whether a brief brings a promise up: of somebody who keeps track alone, only what they said is at risk."""
    return line.at_risk or voice(line.level) is not Voice.LEFT_TO_OWNER


def _instant(line: CommitmentLine) -> datetime:
    assert line.due is not None
    return Due(line.due.on, line.due.at, line.due.zone).instant()


def _held() -> QuerySet[Conversation]:
    rows = access.conversations_visible_to(Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")).filter(
        relationship_id=SOMETHING, state=ConversationState.CLOSED.value, starts_at__lte=SOMETIME
    )
    return rows.exclude(pk=SOMEBODY_ELSE).order_by("-starts_at", "-pk")[:1]


_HELD = Kept(_held)


def _last_held(person: Actor, card: ConversationCard) -> Conversation | None:
    """Answer the conversation that was held last before this one in its relationship."""
    place, starts = card.line.relationship_id, card.line.starts_at
    return next(iter(_HELD.rows(person.id, person.workspace_id, place, starts, another=card.id)), None)


def _last_time(person: Actor, row: Conversation, place: relationships.RelationshipCard, now: datetime) -> LastTime:
    decided = list(
        Decision.objects.filter(conversation_id=row.pk, replaced_at__isnull=True)
        .exclude(ruling="")
        .order_by("place", "kept_at")
    )
    ids: set[UUID] = {one.commitment_id for one in decided if one.commitment_id is not None}
    lines = promises.lines_by_id(person, ids, place, now=now)
    return LastTime(
        conversation=held.line_of(row, place, "", now),
        rulings=tuple(topics.rulings_of(person, decided, now=now, lines=lines)),
    )
