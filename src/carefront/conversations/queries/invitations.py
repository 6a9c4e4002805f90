"""Conversations as calendars need them: an invitation to one person, and everything in a feed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from carefront.conversations import access
from carefront.conversations.models import Conversation, Participant, Series
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.meetings import ConversationKind, ConversationState, Reply
from carefront.core.recurrence import Recurrence
from carefront.kit.itip.meetings import Answered, Attendee, Meeting, Moved, Party
from carefront.kit.itip.organizing import organizer
from carefront.people import queries as people

BEHIND = timedelta(days=30)  # how far back a feed goes
MOST = 400
_ANSWERED = {
    Reply.NONE: Answered.OPEN,
    Reply.ACCEPTED: Answered.ACCEPTED,
    Reply.TENTATIVE: Answered.TENTATIVE,
    Reply.DECLINED: Answered.DECLINED,
}


def uid_of(row: Conversation | Series) -> str:
    """Answer the name under which calendars know a conversation, or its whole series."""
    return f"{'series' if isinstance(row, Series) else 'conversation'}-{row.pk}@carefront"


def uid_in_calendars(row: Conversation) -> str:
    """Answer the name under which calendars know a conversation: that of its series where it has one."""
    return f"series-{row.series_id}@carefront" if row.series_id else uid_of(row)


def part_of(conversation_id: UUID, person_id: UUID) -> Participant | None:
    """Answer somebody's part in a conversation, with both, for the letter that invites them."""
    rows = Participant.objects.select_related("conversation__series", "conversation__relationship")
    return rows.filter(conversation_id=conversation_id, person_id=person_id).first()


def invitation(part: Participant, by: str, title: str, address: str, *, whole: bool = False) -> Meeting:
    """Answer the calendar entry of somebody's invitation under `title`, for their mail `address`.

    `whole` names the series that its conversation begins; otherwise it is that conversation alone, in its series.
    `by` is the name of whoever invites.
    """
    row = part.conversation
    series = row.series
    from_whom = organizer(part.pk, by)
    me = Attendee(people.name_of(part.person_id), address, _ANSWERED[Reply(part.reply)])
    if series is not None and whole:
        return replace(_series(series, title, from_whom, rows_of(series)), attendees=(me,))
    occurrence = None
    if series is not None and row.original_on is not None:
        occurrence = Due(row.original_on, series.at, series.zone)
    meeting = _meeting(row, title, from_whom, uid_in_calendars(row))
    return replace(meeting, attendees=(me,), occurrence=occurrence)


def ended(series: Series, key: UUID, by: str, title: str, name: str, address: str) -> Meeting:
    """Answer the calendar entry of a series that ended, with its last day; `key` is the part that was invited."""
    meeting = _series(series, title, organizer(key, by), rows_of(series))
    return replace(meeting, attendees=(Attendee(name, address),))


def rows_of(series: Series) -> list[Conversation]:
    """Answer the conversations of a series, in the order of its days."""
    return list(Conversation.objects.filter(series=series).order_by("original_on"))


def _meeting(row: Conversation, title: str, from_whom: Party, uid: str) -> Meeting:
    return Meeting(
        uid=uid, sequence=row.sequence, starts=Due(row.on, row.at, row.zone), minutes=row.minutes, title=title,
        organizer=from_whom, made_at=row.made_at, changed_at=row.changed_at, description=row.purpose, place=row.place,
        url=f"{settings.SITE_URL}{reverse('conversation', args=[row.pk])}",
    )  # fmt: skip


def _series(series: Series, title: str, from_whom: Party, rows: Iterable[Conversation]) -> Meeting:
    rule = Recurrence.from_code(series.rhythm)
    assert rule is not None
    skipped, moved = list(rule.skipped), []
    for row in rows:
        if row.original_on is None:
            continue
        if row.state == ConversationState.CANCELLED.value:
            skipped.append(row.original_on)
        elif (row.on, row.at, row.zone, row.minutes) != (row.original_on, series.at, series.zone, series.minutes):
            moved.append(Moved(row.original_on, Due(row.on, row.at, row.zone), row.minutes))
    rule = replace(rule, skipped=tuple(skipped)[-MOST:])
    if series.ended_on is not None:
        rule = replace(rule, count=0, until=max(series.ended_on - timedelta(days=1), series.on))
    return Meeting(
        uid=uid_of(series), sequence=series.sequence, starts=Due(series.on, series.at, series.zone),
        minutes=series.minutes, title=title, organizer=from_whom, made_at=series.made_at,
        changed_at=series.changed_at, recurrence=rule, moved=tuple(moved), description=series.purpose,
        place=series.place,
        url=f"{settings.SITE_URL}{reverse('conversations')}?relationship={series.relationship_id}",
    )  # fmt: skip


# Says what something of a kind is called that has a title of its own, or none, in a relationship.
Named = Callable[[ConversationKind, str, UUID], str]


def meetings_of(person: Actor, named: Named, *, now: datetime) -> list[Meeting]:
    """Show the conversations that `person` takes part in as their calendar's feed has them. 2 SQL queries."""
    nobody = Party("", "")  # a feed names nobody

    def title(row: Conversation | Series) -> str:
        return named(ConversationKind(row.kind), row.title, row.relationship_id)

    rows = feed_rows(person, now)
    alone = [row for row in rows if row.series_id is None and row.state != ConversationState.CANCELLED.value]
    found = [_meeting(row, title(row), nobody, uid_of(row)) for row in alone]
    grouped: dict[UUID, list[Conversation]] = {}
    for row in rows:
        if row.series_id is not None:
            grouped.setdefault(row.series_id, []).append(row)
    for series in access.series_visible_to(person).filter(pk__in=grouped).order_by("pk"):
        own = grouped.pop(series.pk)
        if series.ended_on is None or series.ended_on > series.on:
            found.append(_series(series, title(series), nobody, own))
    # Whoever left is not told that a series goes on: each conversation of theirs stands for itself.
    left = (row for several in grouped.values() for row in several if row.state != ConversationState.CANCELLED.value)
    found.extend(_meeting(row, title(row), nobody, uid_of(row)) for row in left)
    return found


def feed_rows(person: Actor, now: datetime) -> list[Conversation]:
    """Answer the conversations of a feed: those of the last month and all that are planned."""
    rows: Any = access.conversations_visible_to(person).filter(starts_at__gte=now - BEHIND)
    return list(rows.order_by("starts_at", "pk")[:MOST])


def series_of(series_id: UUID, person: Actor) -> tuple[Series, Participant] | None:
    """Answer a series, and the part in it by which `person` was first invited, for the letter that it ended."""
    series = access.series_visible_to(person).filter(pk=series_id).first()
    parts = Participant.objects.filter(conversation__series_id=series_id, person_id=person.id)
    part = parts.order_by("conversation__original_on").first()
    return None if series is None or part is None else (series, part)


def kind_of(series: Series) -> ConversationKind:
    """Answer the kind of a series."""
    return ConversationKind(series.kind)
