"""Following the ledgers: what stands in a relationship is computed anew when it moved, or when time changes it.

A ledger that moved stands in an index of its own until this has seen all of it (`kit.journal.moved`): the bookmark is
written with what was found, in one transaction, under the ledger's lock. Whoever is killed in between leaves it there.
"""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import structlog
from django.db import Error

from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.trust.models import About, Pattern, Watch
from carefront.trust.queries.computing import Found, Stopped, arose_at, differs, found_in, stopped_in
from carefront.trust.queries.history import Room, room_of

log = structlog.get_logger()


def follow_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Compute what moved and what time has changed; answer how many relationships it was.

    Any number of workers may do it: the second one at a ledger finds it followed. One that cannot be read holds up no
    other one.
    """
    due = Watch.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True)
    done = 0
    for relationship_id in dict.fromkeys((*journal.moved(limit), *due[:limit])):
        try:
            done += follow(relationship_id, now)
        except Error:
            raise  # the database's trouble is everybody's
        except Exception as error:
            log.warning("patterns.trouble", relationship=str(relationship_id), error=type(error).__name__)
    return done


def follow(relationship_id: UUID, now: datetime) -> bool:
    """Compute a relationship and keep what stands; answer whether there was something to do.

    It is read before the lock is taken, so that nobody waits for the reading; what moved meanwhile is read again.
    """
    head = journal.head_of(relationship_id)
    stopped, room = stopped_in(relationship_id), room_of(relationship_id)
    return _keep(relationship_id, head, room, stopped, now)


@command
def _keep(relationship_id: UUID, head: int, room: Room | None, stopped: Stopped, now: datetime) -> bool:
    try:
        stream = journal.lock(relationship_id)
    except Stream.DoesNotExist:
        return False
    watch = Watch.objects.filter(pk=relationship_id).first()
    waits = watch is None or (watch.due_at is not None and watch.due_at <= now)
    if stream.last_seq == stream.followed_seq and not waits:
        return False  # another worker was here
    if stream.last_seq != head or stopped_in(relationship_id) != stopped:
        stopped, room = stopped_in(relationship_id), room_of(relationship_id)
    turn = None
    if room is not None:
        turn = _write(room, stopped, now) if room.place.goes_on else _let_expire(relationship_id, now)
        Watch.objects.update_or_create(pk=relationship_id, defaults={"at": now, "due_at": turn})
    journal.mark_followed(stream)
    return True


@step
def _write(room: Room, stopped: Stopped, now: datetime) -> datetime | None:
    """Keep what stands for everybody who is in it; what somebody who left had stays theirs until its time is over."""
    found, turn = found_in(room, stopped, now)
    rows = Pattern.objects.filter(relationship_id=room.place.id, over_at__isnull=True)
    here = {(row.subject_id, row.kind): row for row in rows if row.subject_id in room.told}
    for one in found:
        row = here.pop((one.subject_id, one.finding.kind.value), None)
        if row is None:
            _begin(room, one, now)
        else:
            _refresh(row, one, now)
    Pattern.objects.filter(pk__in=[row.pk for row in here.values()]).update(over_at=now)
    gone = [row for row in rows if row.subject_id not in room.told]
    later = _expire(gone, now)
    return min((at for at in (turn, later) if at is not None), default=None)


def _begin(room: Room, found: Found, now: datetime) -> None:
    row = Pattern.objects.create(
        workspace_id=room.place.workspace_id, relationship_id=room.place.id, subject_id=found.subject_id,
        kind=found.finding.kind.value, arose_at=arose_at(room, found, now), found_at=now, refreshed_at=now,
        **found.columns(),
    )  # fmt: skip
    _tie(row, found, set(), set())


def _refresh(row: Pattern, found: Found, now: datetime) -> None:
    columns = found.columns()
    changed = differs(row, columns)
    if not changed:
        return
    if {"counts", "strength"} & set(changed):
        row.refreshed_at = now
    for name in changed:
        setattr(row, name, columns[name])
    row.save(update_fields=[*changed, "refreshed_at"])
    tied = list(row.about.all())
    _tie(row, found, {one.commitment_id for one in tied}, {one.conversation_id for one in tied})
    row.about.filter(commitment_id__in={one.commitment_id for one in tied} - found.commitment_ids - {None}).delete()
    row.about.filter(
        conversation_id__in={one.conversation_id for one in tied} - found.conversation_ids - {None}
    ).delete()


def _tie(row: Pattern, found: Found, promises: set[UUID | None], met: set[UUID | None]) -> None:
    fresh = [About(pattern=row, commitment_id=key) for key in found.commitment_ids - promises]
    fresh += [About(pattern=row, conversation_id=key) for key in found.conversation_ids - met]
    if fresh:
        About.objects.bulk_create(fresh)


def _let_expire(relationship_id: UUID, now: datetime) -> datetime | None:
    """Let what stood in a relationship that has ended go when its time is over; nothing is computed there any more."""
    return _expire(list(Pattern.objects.filter(relationship_id=relationship_id, over_at__isnull=True)), now)


def _expire(rows: list[Pattern], now: datetime) -> datetime | None:
    today = now.astimezone(UTC).date()
    old = [row.pk for row in rows if row.until_on < today]
    if old:
        Pattern.objects.filter(pk__in=old).update(over_at=now)
    ends = [row.until_on for row in rows if row.until_on >= today]
    return datetime.combine(min(ends) + timedelta(days=1), time(0), UTC) if ends else None
