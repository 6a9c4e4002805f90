"""Conversations that are held: lists of them, and one whole."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from carefront.calendars import queries as calendars
from carefront.commitments.cards import Party
from carefront.conversations import access
from carefront.conversations.cards.holding import (
    ConversationCard,
    ConversationLine,
    HabitCard,
    ParticipantCard,
    SeriesCard,
    ShiftCard,
)
from carefront.conversations.models import Conversation, Habit, Participant, Prompt, Shift
from carefront.core.actors import Actor
from carefront.core.meetings import LIVE, ConversationKind, ConversationState, Reply, may_begin, may_reopen
from carefront.core.policy import Deed, Thing, allows
from carefront.core.relationships import RelationshipKind
from carefront.kit.api_paging import cursor_of, place_of
from carefront.kit.kept import SOMEBODY, SOMETHING, SOMETIME, SOMEWHERE, Kept
from carefront.people import queries as people
from carefront.relationships import queries as relationships

Cards = Mapping[UUID, relationships.RelationshipCard]
PER = 25
MOST_ASKED = 12  # people whose days are looked at for one conversation
COMING, PAST = "coming", "past"
# One that nobody began stays among the coming ones for a day: people begin late, or write down afterwards.
STAYS = timedelta(days=1)
LEFT_OPEN = timedelta(hours=2)  # after its time, until it is said that nobody closed it
_LIVE = [state.value for state in LIVE]


def conversations(
    person: Actor,
    *,
    which: str = COMING,
    relationship_id: UUID | None = None,
    now: datetime,
    page: int = 1,
    cards: Cards | None = None,
    most: int = PER,
) -> tuple[list[ConversationLine], bool]:
    """Show a page of the conversations that `person` takes part in: coming ones, or past ones. 3 SQL queries.

    A coming one is planned or being held, the next first; a past one was held, cancelled, or let pass.
    """
    rows = _narrowed(person, which, relationship_id, now)
    found = list(rows[(page - 1) * most : page * most + 1])
    return lines_of(person, found[:most], now=now, cards=cards), len(found) > most


def conversations_after(
    person: Actor, cursor: str, most: int, *, which: str, relationship_id: UUID | None, now: datetime
) -> tuple[list[ConversationLine], str | None]:
    """Show up to `most` conversations after a cursor, and the cursor of those that follow."""
    rows, order = _narrowed(person, which, relationship_id, now), f"conversations-{which}"
    place = place_of(cursor, order, datetime)
    if place is not None:
        at, key = place
        beyond = {"starts_at__gt": at} if which == COMING else {"starts_at__lt": at}
        next_to = {"pk__gt": key} if which == COMING else {"pk__lt": key}
        rows = rows.filter(Q(**beyond) | Q(starts_at=at, **next_to))
    found = list(rows[: most + 1])
    shown = found[:most]
    after = cursor_of(order, shown[-1].starts_at, shown[-1].pk) if len(found) > most else None
    return lines_of(person, shown, now=now), after


def _coming(since: datetime) -> Q:
    return Q(state=ConversationState.OPEN.value) | Q(state=ConversationState.PLANNED.value, starts_at__gte=since)


def _narrowed(person: Actor, which: str, relationship_id: UUID | None, now: datetime) -> QuerySet[Conversation]:
    rows = access.conversations_visible_to(person)
    if relationship_id is not None:
        rows = rows.filter(relationship_id=relationship_id)
    coming = _coming(now - STAYS)
    if which == COMING:
        return rows.filter(coming).order_by("starts_at", "pk")
    return rows.exclude(coming).order_by("-starts_at", "-pk")


def lines_of(
    person: Actor, rows: Collection[Conversation], *, now: datetime, cards: Cards | None = None
) -> list[ConversationLine]:
    """Show rows that are visible to `person` as lines. 3 SQL queries, one where the caller has the cards."""
    if not rows:
        return []
    if cards is None:
        cards = relationships.cards_of(person, {row.relationship_id for row in rows})
    mine = dict(
        Participant.objects.filter(person_id=person.id, conversation__in=[row.pk for row in rows]).values_list(
            "conversation_id", "reply"
        )
    )
    return [line_of(row, cards.get(row.relationship_id), mine.get(row.pk, ""), now) for row in rows]


def line_of(
    row: Conversation, card: relationships.RelationshipCard | None, reply: str, now: datetime
) -> ConversationLine:
    """Show one row, with its relationship's card at hand; no query."""
    state, ends = ConversationState(row.state), row.starts_at + timedelta(minutes=row.minutes)
    return ConversationLine(
        id=row.pk,
        kind=ConversationKind(row.kind),
        title=row.title,
        relationship_id=row.relationship_id,
        relationship_title=card.title if card else "",
        relationship_kind=card.kind if card else RelationshipKind.PEER,
        hue=card.hue if card else 0,
        slot=row.slot(),
        starts_at=row.starts_at,
        ends_at=ends,
        state=state,
        series_id=row.series_id,
        place=row.place,
        reply=Reply(reply),
        closed_at=row.closed_at,
        has_passed=state is ConversationState.PLANNED and ends <= now,
        was_left_open=state is ConversationState.OPEN and ends + LEFT_OPEN <= now,
    )


def conversation(person: Actor, conversation_id: UUID, *, now: datetime) -> ConversationCard:
    """Show one conversation. Raises Refusal(HIDDEN). 8 SQL queries."""
    row = access.reach_conversation(person, conversation_id, Deed.SEE)
    cards = relationships.cards_of(person, {row.relationship_id})
    return card_of(person, row, cards.get(row.relationship_id), now)


def card_of(
    person: Actor, row: Conversation, card: relationships.RelationshipCard | None, now: datetime
) -> ConversationCard:
    """Show a conversation that was reached. 4 SQL queries."""
    rows = Participant.objects.filter(conversation=row, left_at__isnull=True)
    parts = list(rows.select_related("person").order_by("pk"))
    shifts = list(Shift.objects.filter(conversation=row).select_related("by").order_by("-at"))
    habit = Habit.objects.filter(relationship_id=row.relationship_id).first()
    mine = next((one for one in parts if one.person_id == person.id), None)
    party = _Parties(person, row, parts)
    state = ConversationState(row.state)
    goes_on = card is not None and card.is_active and not card.i_left
    may = goes_on and allows(Thing.CONVERSATION, Deed.CHANGE, access.side(person, row))
    return ConversationCard(
        line=line_of(row, card, mine.reply if mine else "", now),
        purpose=row.purpose,
        by=party(row.by_id),
        participants=tuple(
            ParticipantCard(party(one.person_id), Reply(one.reply), one.reply_words, one.was_there) for one in parts
        ),
        shifts=tuple(_shift(person, one) for one in shifts),
        begun_at=row.begun_at,
        cancelled_at=row.cancelled_at,
        cancelled_by=party(row.cancelled_by_id) if row.cancelled_by_id else None,
        reason=row.reason,
        timer_ends_at=row.timer_ends_at,
        turns=tuple(party(UUID(key)) for key in row.turns if UUID(key) in party.known),
        turn=row.turn,
        notes_id=row.notes_id,
        note_id=mine.note_id if mine else None,
        revealed_at=row.revealed_at,
        agreed_words=row.agreed_words,
        habit=HabitCard(habit.reads_back, habit.has_timer, habit.has_turns) if habit else HabitCard(),
        goes_on=goes_on,
        may_change=may,
        may_begin=may and may_begin(state, row.starts_at, now),
        may_reopen=may and may_reopen(state, row.closed_at, now),
    )


class _Parties:
    """Name people beside a conversation: those who take part, and whoever planned or cancelled it."""

    def __init__(self, person: Actor, row: Conversation, parts: list[Participant]) -> None:
        self._me = person.id
        self.known = {one.person_id: people.named(one.person).name for one in parts}
        missing = {key for key in (row.by_id, row.cancelled_by_id) if key is not None and key not in self.known}
        if missing:
            self.known |= {key: name.name for key, name in people.names_of(missing).items()}

    def __call__(self, key: UUID) -> Party:
        return Party(key, self.known.get(key, ""), key == self._me)


def _shift(person: Actor, row: Shift) -> ShiftCard:
    by = Party(row.by_id, people.named(row.by).name, row.by_id == person.id)
    return ShiftCard(by, row.at, row.from_at, row.to_at, row.words)


def series(person: Actor, series_id: UUID) -> SeriesCard:
    """Show a series. Raises Refusal(HIDDEN)."""
    row = access.reach_series(person, series_id, Deed.SEE)
    active = row.relationship.state == "active"
    return SeriesCard(
        id=row.pk, kind=ConversationKind(row.kind), title=row.title, relationship_id=row.relationship_id,
        rhythm=row.rhythm, slot=row.slot(), place=row.place, ended_on=row.ended_on,
        may_change=active and row.ended_on is None,
    )  # fmt: skip


def _next() -> QuerySet[Conversation]:
    reply = Participant.objects.filter(conversation=OuterRef("pk"), person_id=SOMEBODY).values("reply")[:1]
    mine = access.conversations_visible_to(Actor(SOMEBODY, SOMEWHERE, SOMEBODY, "")).annotate(mine=Subquery(reply))
    return mine.filter(_coming(SOMETIME), relationship_id=SOMETHING).order_by("starts_at", "pk")[:1]


_NEXT = Kept(_next)


def next_in(person: Actor, relationship_id: UUID, *, now: datetime, cards: Cards) -> ConversationLine | None:
    """Show the next conversation of a relationship, or the one that is being held. 1 SQL query."""
    found: list[Any] = _NEXT.rows(person.id, person.workspace_id, relationship_id, now - STAYS)
    return next((line_of(row, cards.get(row.relationship_id), row.mine or "", now) for row in found), None)


def awaiting(person: Actor, *, now: datetime, cards: Cards, most: int = 3) -> list[ConversationLine]:
    """Show what lies before somebody at home: held now or begun within a day, and invitations without an answer."""
    found: list[Any] = list(access.near(person, now)[:most])
    return [line_of(row, cards.get(row.relationship_id), row.mine or "", now) for row in found]


def questions(person: Actor, card: ConversationCard) -> list[str]:
    """Answer the codes of the questions that `person` is shown in a conversation that goes on. One SQL query."""
    if card.begun_at is None or card.state is not ConversationState.OPEN:
        return []
    mine = Prompt.objects.filter(person_id=person.id, relationship_id=card.line.relationship_id)
    rows = mine.filter(shown_at=card.begun_at, put_aside_at__isnull=True).order_by("shown", "code")
    return list(rows.values_list("code", flat=True))


def misfits(person: Actor, conversation_id: UUID) -> list[Party]:
    """Name those for whom the time of a conversation does not fit, by what they keep of their days: no more is told."""
    row = access.reach_conversation(person, conversation_id, Deed.SEE)
    ends = row.starts_at + timedelta(minutes=row.minutes)
    ids = list(Participant.objects.filter(conversation=row).values_list("person_id", flat=True)[:MOST_ASKED])
    away = [key for key in ids if calendars.busy_between(key, row.starts_at, ends)]
    names = people.names_of(set(away))
    return [Party(key, names[key].name, key == person.id) for key in away if key in names]
