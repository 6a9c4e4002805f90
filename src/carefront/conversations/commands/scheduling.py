"""Planning a conversation, once or in a rhythm."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.conversations.commands import indexing, inviting, waiting
from carefront.conversations.models import Conversation, Participant, Series
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.meetings import ConversationDraft, Slot, checked, local_day
from carefront.core.recurrence import Recurrence, occurrences
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.kit.once import made_once
from carefront.relationships import commands as relationship_commands
from carefront.relationships import queries as relationships

AHEAD = timedelta(days=56)  # how far days of a series stand in the list
FEWEST = 2  # days of a series that stand in the list, however far apart
LOOK_AGAIN = timedelta(days=7)
MOST_AT_ONCE = 60
CHUNK = 16  # days looked at in one go


@command
def plan_conversation(*, by: Actor, draft: ConversationDraft, now: datetime, once: str = "") -> UUID:
    """Plan a conversation, or the first of a series, with everybody in a relationship; answer its id.

    `once` is a form's key (`kit.once`). The others are invited by a letter with a calendar entry.
    Raises Refusal(HIDDEN | RESTING | UNKNOWN_CHOICE | EMPTY | TOO_LONG | OUT_OF_RANGE | PAST_DATE | FAR_DATE).
    """
    return made_once(by.id, once, now, lambda: plan_within(by=by, draft=draft, now=now).pk)


@command
def plan_with_oneself(*, by: Actor, draft: ConversationDraft, now: datetime, once: str = "") -> UUID:
    """Plan time with oneself, to reflect or to plan; answer its id. Raises Refusal as `plan_conversation` does."""

    def deed() -> UUID:
        own = relationship_commands.ensure_self(by=by, now=now)
        return plan_within(by=by, draft=replace(draft, relationship_id=own), now=now).pk

    return made_once(by.id, once, now, deed)


@step
def plan_within(*, by: Actor, draft: ConversationDraft, now: datetime, quiet: bool = False) -> Conversation:
    """Plan a conversation inside a command; `quiet` when nobody is written to, for one that begins at once."""
    card, stream = open_place(by, draft.relationship_id)
    draft = checked(draft, card.kind, now=now)
    _comes_again(draft)
    series = _begin_series(by, stream, draft, now) if draft.rhythm else None
    row = _row(by, draft, series, draft.slot.on if series else None, now)
    row.save(force_insert=True)
    indexing.index_conversation(row)
    people = relationships.member_ids(draft.relationship_id)
    _seat(row, people, by.id, now)
    waiting.take_up(row)
    journal.append(
        stream, Kind.CONVERSATION_PLANNED, by=by.id, about=row.pk, at=now, starts=row.starts_at,
        series=series.pk if series else None, conversation_kind=draft.kind,
    )  # fmt: skip
    if series is not None:
        fill(series, now=now)
    if not quiet:
        inviting.invite(row, people, by=by, now=now)
        inviting.remind(row, people, now=now)
    return row


def _comes_again(draft: ConversationDraft) -> None:
    """Raise Refusal unless the rhythm of a draft, where it has one, comes round on its first day."""
    if not draft.rhythm:
        return
    rule = Recurrence.from_code(draft.rhythm)
    if rule is None or occurrences(rule, draft.slot.on, after=draft.slot.on - timedelta(days=1), most=1) != [
        draft.slot.on
    ]:
        raise Refusal(Because.UNKNOWN_CHOICE, "rhythm", given=draft.rhythm[:40])


def _begin_series(by: Actor, stream: Stream, draft: ConversationDraft, now: datetime) -> Series:
    slot = draft.slot
    series = Series(
        id=new_id(), workspace_id=by.workspace_id, relationship_id=draft.relationship_id, by_id=by.id,
        rhythm=draft.rhythm, made_at=now, changed_at=now, planned_until=slot.on, due_at=now + LOOK_AGAIN,
        **_planned(draft),
    )  # fmt: skip
    series.save(force_insert=True)
    journal.append(stream, Kind.SERIES_BEGUN, by=by.id, about=series.pk, at=now, conversation_kind=draft.kind)
    return series


def _planned(draft: ConversationDraft) -> dict[str, object]:
    slot = draft.slot
    return {
        "kind": draft.kind.value, "title": draft.title, "purpose": draft.purpose, "place": draft.place,
        "on": slot.on, "at": slot.at, "zone": slot.zone, "minutes": slot.minutes,
    }  # fmt: skip


def _row(by: Actor, draft: ConversationDraft, series: Series | None, day: date | None, now: datetime) -> Conversation:
    return Conversation(
        id=new_id(), workspace_id=by.workspace_id, relationship_id=draft.relationship_id, series=series,
        original_on=day, by_id=by.id, starts_at=draft.slot.starts(), made_at=now, changed_at=now, **_planned(draft),
    )  # fmt: skip


def _seat(row: Conversation, people: Iterable[UUID], planner: UUID, now: datetime) -> None:
    """Give everybody their part; whoever planned it comes, unless they say otherwise."""
    Participant.objects.bulk_create(
        Participant(
            workspace_id=row.workspace_id, conversation=row, person_id=person,
            reply="accepted" if person == planner else "", replied_at=now if person == planner else None,
        )
        for person in people
    )  # fmt: skip


def days_of(series: Series, after: date) -> Iterable[date]:
    """Answer the days of a series after a day, one by one, until it ends."""
    rule, day = Recurrence.from_code(series.rhythm), after
    while rule is not None and (found := occurrences(rule, series.on, after=day, most=CHUNK)):
        for day in found:
            if series.ended_on is not None and day >= series.ended_on:
                return
            yield day


@step
def fill(series: Series, *, now: datetime) -> int:
    """Plan the days of a series that have come near enough; answer how many. The caller holds the ledger's lock."""
    horizon = local_day(now, series.zone) + AHEAD
    coming = Conversation.objects.filter(series=series, starts_at__gt=now).exclude(state="cancelled").count()
    made = 0
    people = relationships.member_ids(series.relationship_id)
    series.due_at = None
    for day in days_of(series, series.planned_until):
        if (day > horizon and coming + made >= FEWEST) or made >= MOST_AT_ONCE:
            series.due_at = now + LOOK_AGAIN
            break
        series.planned_until = day
        slot = Slot(day, series.at, series.zone, series.minutes)
        if slot.ends() <= now:
            continue
        row = _day_of(series, slot, now)
        _seat(row, people, series.by_id, now)
        _as_before(series, row, now)
        waiting.take_up(row)
        inviting.remind(row, people, now=now)
        made += 1
    series.save(update_fields=["planned_until", "due_at"])
    return made


def _as_before(series: Series, row: Conversation, now: datetime) -> None:
    """Keep what people answered to the day before it in the series, without their words."""
    earlier = Conversation.objects.filter(series=series, starts_at__lt=row.starts_at).order_by("-starts_at").first()
    said = Participant.objects.filter(conversation=earlier, reply__in=["accepted", "tentative"])
    for person, reply in said.values_list("person_id", "reply"):
        Participant.objects.filter(conversation=row, person_id=person).update(reply=reply, replied_at=now)


def _day_of(series: Series, slot: Slot, now: datetime) -> Conversation:
    row = Conversation(
        id=new_id(), workspace_id=series.workspace_id, relationship_id=series.relationship_id, series=series,
        original_on=slot.on, by_id=series.by_id, starts_at=slot.starts(), made_at=now, changed_at=now,
        kind=series.kind, title=series.title, purpose=series.purpose, place=series.place, on=slot.on, at=slot.at,
        zone=slot.zone, minutes=slot.minutes,
    )  # fmt: skip
    row.save(force_insert=True)
    indexing.index_conversation(row)
    return row


def fill_due(now: datetime, worker: str, limit: int = 100) -> int:
    """Plan further days of the series that are looked at again; answer how many series there were."""
    due = Series.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", "relationship_id")[:limit]
    return sum(_fill_one(key, place, now) for key, place in list(due))


@command
def _fill_one(series_id: UUID, relationship_id: UUID, now: datetime) -> int:
    journal.lock(relationship_id)
    series = Series.objects.get(pk=series_id)
    if series.due_at is None or series.due_at > now:
        return 0
    if not relationships.is_active(relationship_id):
        series.due_at = now + LOOK_AGAIN
        series.save(update_fields=["due_at"])
        return 1
    fill(series, now=now)
    return 1
