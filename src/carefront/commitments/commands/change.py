"""Changing a promise: clarify it, recommit to another day, change it into a successor, let it go, pause it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from carefront.commitments.commands import telling
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.commands.make import promise
from carefront.commitments.commands.scheduling import close_check_ins, rest, schedule, wake
from carefront.commitments.models import AtRisk, Commitment, Move, Pause, Release
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import Draft, checked
from carefront.core.due import Due, checked_due
from carefront.core.ledger import Kind
from carefront.core.outcomes import State
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.kit.once import made_once
from carefront.kit.prepared import SLOT, PreparedUpdate


@command
def clarify_commitment(*, by: Actor, commitment_id: UUID, draft: Draft, version: int | None, now: datetime) -> None:
    """Say more about a promise: why, what success looks like, how it is recognised, and its day where none was named.

    Its words stay: other words are another promise. `version` is the one that was read; with another one in force
    it raises Refusal(CHANGED_MEANWHILE). Raises Refusal(ALREADY_SETTLED | PAST_DATE | TOO_LONG) as well.
    """
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    if version is not None and version != row.version:
        raise Refusal(Because.CHANGED_MEANWHILE)
    gives_day = row.due_on is None and draft.due is not None
    draft = checked(replace(draft, words=row.words, due=draft.due if gives_day else None, rhythm=None), now=now)
    row.why, row.success, row.recognition = draft.why, draft.success, draft.recognition
    row.outside_person, row.cue = draft.outside_person, draft.cue
    row.version += 1
    row.changed_at = now
    if gives_day:
        _set_due(row, draft.due)
        schedule(row, by, now=now)
    row.save()
    journal.append(
        stream, Kind.COMMITMENT_CLARIFIED, by=by.id, about=row.pk, at=now,
        due=row.due_on if gives_day else None, clear=bool(row.success and row.due_on),
    )  # fmt: skip


@command
def recommit_commitment(
    *, by: Actor, commitment_id: UUID, due: Due, words: str = "", now: datetime, once: str = ""
) -> None:
    """Give the same words another day; a second call with the form's key `once` does nothing.

    Raises Refusal(ALREADY_SETTLED | PAST_DATE | FAR_DATE).
    """

    def deed() -> UUID:
        row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
        recommit(row, stream, by=by, due=due, words=words, now=now)
        return row.pk

    made_once(by.id, once, now, deed)


@step
def recommit(row: Commitment, stream: Stream, *, by: Actor, due: Due, words: str, now: datetime) -> None:
    """Move a locked commitment to another day."""
    checked_due(due, now=now)
    reason = text.prose(words, "words")
    before, late = row.due_on, row.ends_at is not None and row.ends_at <= now
    Move.objects.create(commitment=row, at=now, words=reason, from_on=before, to_on=due.on)
    if row.state == State.PAUSED.value:
        Pause.objects.filter(commitment=row, ended_at__isnull=True).update(ended_at=now)
        row.state = State.OPEN.value
    _set_due(row, due)
    row.at_risk_at, row.last_outcome = None, ""
    row.version += 1
    row.changed_at = now
    close_check_ins(row.pk, now=now)
    schedule(row, by, now=now)
    row.save()
    journal.append(
        stream, Kind.COMMITMENT_MOVED, by=by.id, about=row.pk, at=now, before=before, due=due.on, after_day=late
    )
    telling.those_who_wait(row, "moved", by=by, now=now)


@command
def modify_commitment(
    *, by: Actor, commitment_id: UUID, draft: Draft, words: str = "", now: datetime, once: str = ""
) -> UUID:
    """Change a promise into a linked successor with its own words and day; answer the successor's id.

    A second call with the form's key `once` answers the same one.
    """

    def deed() -> UUID:
        row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
        return modify(row, stream, by=by, draft=draft, words=words, now=now).pk

    return made_once(by.id, once, now, deed)


@step
def modify(row: Commitment, stream: Stream, *, by: Actor, draft: Draft, words: str, now: datetime) -> Commitment:
    """Put a successor in the place of a locked commitment, to the same people."""
    reason = text.prose(words, "words")
    draft = replace(
        draft,
        relationship_id=row.relationship_id,
        promisee_id=row.promisee_id,
        why=draft.why or row.why,
        success=draft.success or row.success,
        recognition=draft.recognition or row.recognition,
        expectation_id=row.expectation_id,
    )
    successor = promise(by=by, draft=draft, now=now, predecessor=row)
    Move.objects.create(commitment=row, at=now, words=reason, from_on=row.due_on, to_on=successor.due_on)
    settle(row, State.CHANGED, now=now)
    journal.append(stream, Kind.COMMITMENT_CHANGED, by=by.id, about=row.pk, at=now, successor=successor.pk)
    telling.those_who_wait(row, "changed", by=by, now=now)
    return successor


@command
def release_commitment(*, by: Actor, commitment_id: UUID, words: str = "", now: datetime) -> None:
    """Let a promise go; it stays in the record as released."""
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    release(row, stream, by=by, words=words, now=now)


@step
def release(row: Commitment, stream: Stream, *, by: Actor, words: str, now: datetime, to: UUID | None = None) -> None:
    """Let a locked commitment go, or hand it over `to` somebody whose promise has taken its place."""
    reason = text.prose(words, "words")
    late = row.ends_at is not None and row.ends_at <= now
    Release.objects.create(commitment=row, at=now, words=reason)
    settle(row, State.RELEASED, now=now)
    # What somebody else has taken over was neither missed nor given up: the fact says who has it.
    journal.append(
        stream, Kind.COMMITMENT_RELEASED, by=by.id, about=row.pk, at=now, after_day=late if to is None else None,
        person=to,
    )  # fmt: skip
    telling.those_who_wait(row, "released", by=by, now=now)


@command
def pause_commitment(*, by: Actor, commitment_id: UUID, until: date | None, words: str = "", now: datetime) -> None:
    """Let a promise rest, perhaps until a day; nothing is asked meanwhile."""
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    pause(row, stream, by=by, until=until, words=words, now=now)


@step
def pause(row: Commitment, stream: Stream, *, by: Actor, until: date | None, words: str, now: datetime) -> None:
    """Let a locked commitment rest. Raises Refusal(ALREADY_THERE) when it rests, Refusal(PAST_DATE) for a past day."""
    if row.state == State.PAUSED.value:
        raise Refusal(Because.ALREADY_THERE)
    if until is not None and until <= by.local(now).date():
        raise Refusal(Because.PAST_DATE, "until", given=until.isoformat())
    Pause.objects.create(commitment=row, at=now, words=text.prose(words, "words"), until=until)
    row.state = State.PAUSED.value
    row.changed_at = now
    row.save(update_fields=["state", "changed_at"])
    rest(Q(commitment=row), now=now)
    journal.append(stream, Kind.COMMITMENT_PAUSED, by=by.id, about=row.pk, at=now, until=until)


@command
def resume_commitment(*, by: Actor, commitment_id: UUID, now: datetime) -> None:
    """Take a resting promise up again. Raises Refusal(ALREADY_SETTLED) when it does not rest."""
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    if row.state != State.PAUSED.value:
        raise Refusal(Because.ALREADY_SETTLED)
    Pause.objects.filter(commitment=row, ended_at__isnull=True).update(ended_at=now)
    row.state = State.OPEN.value
    row.changed_at = now
    row.save(update_fields=["state", "changed_at"])
    wake(Q(commitment=row), now=now, at_hour=False)
    journal.append(stream, Kind.COMMITMENT_RESUMED, by=by.id, about=row.pk, at=now)


@command
def say_at_risk(*, by: Actor, commitment_id: UUID, words: str = "", now: datetime, once: str = "") -> None:
    """Say early that a promise may not come about as made; those who wait on it, and whom it was made to, are told.

    A second call with the form's key `once` tells nobody again.
    """
    made_once(by.id, once, now, lambda: _at_risk(by, commitment_id, words, now))


def _at_risk(by: Actor, commitment_id: UUID, words: str, now: datetime) -> UUID:
    row, stream = commitment_for(by, commitment_id, Deed.CHANGE)
    AtRisk.objects.create(commitment=row, at=now, words=text.prose(words, "words"))
    row.at_risk_at = now
    row.changed_at = now
    row.save(update_fields=["at_risk_at", "changed_at"])
    journal.append(stream, Kind.COMMITMENT_AT_RISK, by=by.id, about=row.pk, at=now)
    telling.promisees(row, "at_risk", by=by, now=now)
    telling.those_who_wait(row, "at_risk", by=by, now=now)
    return row.pk


_SETTLED = PreparedUpdate(
    lambda: Commitment.objects.filter(pk=SLOT), "state", "settled_at", "last_outcome", "changed_at"
)


@step
def settle(row: Commitment, state: State, *, now: datetime) -> None:
    """Keep the index of a commitment's state with the record that was just written, and close what still waits."""
    row.state = state.value
    row.settled_at = now
    row.changed_at = now
    _SETTLED.write(row.pk, row.state, now, row.last_outcome, now)
    close_check_ins(row.pk, now=now)


def _set_due(row: Commitment, due: Due | None) -> None:
    row.due_on = due.on if due else None
    row.due_time = due.at if due else None
    row.due_zone = due.zone if due else row.due_zone
    row.ends_at = due.instant() if due else None
