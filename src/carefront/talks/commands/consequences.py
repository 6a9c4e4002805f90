"""Consequences: each writes what they do themselves, both agree, and the owner's promises stand at the fourth level."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from carefront.core import consequences as rules
from carefront.core.actors import Actor
from carefront.core.cadence import first_question
from carefront.core.consequences import ConsequenceEnding
from carefront.core.due import Due, instant
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.people import queries as people
from carefront.relationships import commands as relationships
from carefront.talks import access
from carefront.talks.commands.held import (
    STATE,
    changed,
    conducts_of,
    consequences_digest,
    held_consequences,
    held_talk,
    other_of,
    rest_looks,
    tell,
)
from carefront.talks.models import Conduct, Consequences, LookBack, Yes


@command
def begin_consequences(*, by: Actor, talk_id: UUID, ends_on: date, closing_on: date, now: datetime) -> UUID:
    """Begin to write what each does if it goes on, after both agreed in a talk; answer its id, or of those begun.

    `ends_on` is the last day, at most 90 days ahead; `closing_on` the day of the conversation in which both look back.
    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | PAST_DATE | FAR_DATE | LONG_PERIOD | AFTER_END),
    Refusal(ALREADY_SETTLED) before both agreed or once the talk is closed.
    """
    talk, _stream = held_talk(by, talk_id, agreed=True)
    there = talk.consequences.filter(agreed_at__isnull=True, over_at__isnull=True).first()
    if there is not None:
        return there.pk
    rules.checked_time(ends_on, closing_on, by.zone, now=now)
    row = Consequences(
        id=new_id(), talk=talk, workspace_id=talk.workspace_id, relationship_id=talk.relationship_id,
        owner_id=talk.subject_id, other_id=other_of(talk, talk.subject_id), by_id=by.id, ends_on=ends_on,
        ends_at=_over_at(ends_on, by.zone), closing_on=closing_on, made_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    changed(row, now, what=STATE)
    tell("consequences_begun", row, _other(row, by.id), now, by.id)
    return row.pk


def _over_at(last: date, zone: str) -> datetime:
    return instant(last + timedelta(days=1), time(0), zone)


def _other(row: Consequences, person_id: UUID) -> UUID:
    return row.other_id if row.owner_id == person_id else row.owner_id


@command
def write_conduct(*, by: Actor, consequences_id: UUID, words: str, now: datetime) -> None:
    """Write what one does oneself if it goes on. A yes to other words is taken back.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | TOO_LONG).
    """
    row, _stream = held_consequences(by, consequences_id)
    said = rules.checked_words(words)
    Conduct.objects.update_or_create(consequences=row, person_id=by.id, defaults={"words": said, "changed_at": now})
    changed(row, now)


@command
def set_time(*, by: Actor, consequences_id: UUID, ends_on: date, closing_on: date, now: datetime) -> None:
    """Name other days for consequences that are being written. Raises as `begin_consequences` does."""
    row, _stream = held_consequences(by, consequences_id)
    rules.checked_time(ends_on, closing_on, by.zone, now=now)
    row.ends_on, row.closing_on, row.ends_at = ends_on, closing_on, _over_at(ends_on, by.zone)
    changed(row, now, "ends_on", "closing_on", "ends_at")


@command
def agree_to_consequences(*, by: Actor, consequences_id: UUID, read: str, now: datetime) -> bool:
    """Agree to consequences in the words whose digest was `read`; answer whether they are in force now.

    They are once both said yes to the same words, the owner of the promises among them; these stand at the fourth
    level from then on. Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | WORDS_CHANGED), Refusal(EMPTY)
    until both wrote theirs, Refusal(PAST_DATE | LONG_PERIOD | AFTER_END) when its days no longer fit.
    """
    row, stream = held_consequences(by, consequences_id, Deed.ANSWER)
    stands = consequences_digest(row)
    rules.checked_yes(conducts_of(row), read, stands)
    rules.checked_time(row.ends_on, row.closing_on, by.zone, now=now)
    Yes.objects.update_or_create(consequences=row, person_id=by.id, defaults={"digest": read, "at": now})
    other = _other(row, by.id)
    if not row.yes.filter(person_id=other, digest=stands).exists():
        changed(row, now, what=STATE)
        tell("consequences_asked", row, other, now, by.id, key=stands[:16])
        return False
    _come_into_force(row, stream, by, now)
    tell("consequences_agreed", row, other, now, by.id)
    return True


@command
def take_back_yes(*, by: Actor, consequences_id: UUID, now: datetime) -> None:
    """Take one's own yes back while the other's is still waited for. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING), Refusal(ALREADY_SETTLED) once they are in force or over.
    """
    row, _stream = held_consequences(by, consequences_id, Deed.ANSWER)
    if row.yes.filter(person_id=by.id).delete()[0]:
        changed(row, now, what=STATE)


@step
def _come_into_force(row: Consequences, stream: Stream, by: Actor, now: datetime) -> None:
    owner = people.actors_of([row.owner_id]).get(row.owner_id)
    if owner is None:
        raise Refusal(Because.NOT_IN_IT, "owner")
    for earlier in in_force(row.relationship_id, row.owner_id):
        finish(earlier, stream, ConsequenceEnding.REPLACED, by.id, now)
    row.agreed_at = now
    changed(row, now, "agreed_at", what=STATE)
    journal.append(
        stream, Kind.CONSEQUENCES_AGREED, by=row.owner_id, about=row.pk, at=now, person=row.owner_id,
        until=row.ends_on, closing=row.closing_on,
    )  # fmt: skip
    relationships.stand_where_agreed(by=owner, relationship_id=row.relationship_id, now=now)
    for person, actor in people.actors_of({row.owner_id, row.other_id}).items():
        due_at = first_question(Due(row.closing_on, None, actor.zone), actor)
        LookBack.objects.update_or_create(consequences=row, person_id=person, defaults={"due_at": due_at})


def in_force(relationship_id: UUID, owner_id: UUID) -> list[Consequences]:
    """Answer the consequences that are in force for somebody's promises in a relationship: one at most."""
    rows = Consequences.objects.filter(relationship_id=relationship_id, owner_id=owner_id)
    return list(rows.filter(agreed_at__isnull=False, over_at__isnull=True))


@command
def end_consequences(*, by: Actor, consequences_id: UUID, now: datetime) -> None:
    """End consequences before their day, or let go of those that are being written; either of the two can.

    The level comes down with them to where it began. Twice is once. Raises Refusal(HIDDEN | NOT_YOURS).
    """
    row = access.reach_consequences(by, consequences_id, Deed.CHANGE)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    if row.over_at is None:
        finish(row, stream, ConsequenceEnding.STOPPED, by.id, now)
        if row.agreed_at is not None:
            relationships.lapse_level(
                relationship_id=row.relationship_id, owner_id=row.owner_id, now=now, by=by.id, quiet=True
            )
            tell("consequences_ended", row, _other(row, by.id), now, by.id)


@step
def finish(row: Consequences, stream: Stream, ending: ConsequenceEnding, by: UUID | None, now: datetime) -> None:
    """Write that consequences are over, and why."""
    row.over_at, row.over_by_id, row.ending = now, by, ending.value
    changed(row, now, "over_at", "over_by", "ending", what=STATE)
    rest_looks(consequences=row)
    if row.agreed_at is not None:
        journal.append(stream, Kind.CONSEQUENCES_ENDED, by=by, about=row.pk, at=now, person=row.owner_id, ending=ending)
