"""Asking about a promise: by the person it was made to, and by Carefront at the agreed time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from carefront.commitments import access
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.commands.scheduling import schedule
from carefront.commitments.models import CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.cadence import BETWEEN_NUDGES, MOST_NUDGES, next_nudge
from carefront.core.due import HORIZON
from carefront.core.ledger import Kind
from carefront.core.level import Level, asks_by_itself
from carefront.core.outcomes import State
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal, leases, letters
from carefront.kit.durable import command, step
from carefront.kit.models import Event
from carefront.people import queries as people
from carefront.relationships import queries as relationships

LEASE = timedelta(seconds=60)


@command
def ask_about(*, by: Actor, commitment_id: UUID, now: datetime) -> None:
    """Ask the owner how a promise is going: one kind letter, at most one a day on one promise from anybody.

    Raises Refusal(TOO_MANY) within a day of the last one, Refusal(RESTING) while it or its relationship rests, after
    the relationship has ended or `by` has left it, Refusal(RELEASED) while those in it rest from promises, and as
    access does.
    """
    row, stream = commitment_for(by, commitment_id, Deed.ASK)
    relationships.open_for(by, row.relationship_id)
    if row.state != State.OPEN.value:
        raise Refusal(Because.RESTING)
    if relationships.asking_in(row.relationship_id)[1] is not None:
        raise Refusal(Because.RELEASED)
    recent = Event.objects.filter(subject_id=row.pk, kind=Kind.COMMITMENT_NUDGED.value, at__gt=now - BETWEEN_NUDGES)
    if recent.exists():
        raise Refusal(Because.TOO_MANY, limit=1)
    clear = bool(row.success and row.due_on)
    journal.append(stream, Kind.COMMITMENT_NUDGED, by=by.id, about=row.pk, at=now, clear=clear)
    letters.post("asked_about", to=row.owner_id, workspace_id=row.workspace_id, now=now, commitment=row.pk, by=by.id)


def ask_due(now: datetime, worker: str, limit: int = 200) -> int:
    """Ask what has come due: write the letters of at most `limit` check-ins, and answer how many were looked at."""
    claimed = leases.claim(CheckIn, now=now, lease=LEASE, limit=limit, worker=worker)
    if not claimed:
        return 0
    whole = access.with_level(Commitment.objects.all())
    rows = {row.pk: row for row in whole.filter(pk__in=[check_in.commitment_id for check_in in claimed])}
    resting = relationships.at_rest({row.relationship_id for row in rows.values()})
    actors = people.actors_of({check_in.owner_id for check_in in claimed})
    for check_in in claimed:
        _ask(check_in, rows[check_in.commitment_id], resting, actors, worker, now)
    return len(claimed)


@command
def _ask(
    check_in: CheckIn,
    row: Any,
    resting: set[UUID],
    actors: Mapping[UUID, Actor],
    worker: str,
    now: datetime,
) -> None:
    owner = actors.get(check_in.owner_id)
    if owner is None or row.relationship_id in resting or row.state != State.OPEN.value:
        leases.finish(check_in, worker)
        return
    by_itself = asks_by_itself(Level(row.level))
    if not by_itself and check_in.chosen_at is None:
        if leases.finish(check_in, worker) and row.rhythm:
            _keep_practice_going(row, owner, now, waiting=Q(opens_at__gt=now))
        return
    asks = check_in.asks + 1
    # Whoever keeps track alone and asked for a question gets that one, and no second.
    due_at = next_nudge(asks, now, owner) if by_itself else None
    columns = {"asks": asks, "asked_at": check_in.asked_at or now, "due_at": due_at, "attempts": 0}
    if not leases.finish(check_in, worker, **columns):
        return
    letters.post(
        "check_in" if asks == 1 else "nudge",
        to=check_in.owner_id,
        workspace_id=check_in.workspace_id,
        now=now,
        wanted_at=check_in.opens_at if asks == 1 else now,
        dedupe=f"check_in:{check_in.pk}:{asks}",
        check_in=check_in.pk,
        asks=asks,
    )
    if asks == 1 and row.rhythm:
        _keep_practice_going(row, owner, now, waiting=Q(asks=0))


@step
def _keep_practice_going(row: Commitment, owner: Actor, now: datetime, *, waiting: Q) -> None:
    waiting &= Q(answered_at=None, closed_at=None)
    if not CheckIn.objects.filter(waiting, commitment=row).exists():
        schedule(row, owner, now=now)
        Commitment.objects.filter(pk=row.pk).update(ends_at=row.ends_at)


@command
def move_question(*, by: Actor, check_in_id: UUID, to: datetime | None, now: datetime) -> None:
    """Move the next automatic question of an own check-in to another moment, or do without it (None).

    Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED | PAST_DATE | FAR_DATE), Refusal(TOO_MANY) after both nudges.
    """
    check_in = access.reach_check_in(by, check_in_id, Deed.CHANGE)
    if check_in.answered_at is not None or check_in.closed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if to is not None and to <= now:
        raise Refusal(Because.PAST_DATE, "to", given=to.date().isoformat())
    if to is not None and to - now > HORIZON:
        raise Refusal(Because.FAR_DATE, "to", given=to.date().isoformat())
    if to is not None and check_in.asks > MOST_NUDGES:
        raise Refusal(Because.TOO_MANY, "to", limit=MOST_NUDGES)
    CheckIn.objects.filter(pk=check_in.pk, answered_at=None, closed_at=None).update(
        due_at=to, leased_by="", chosen_at=now if to else None
    )
