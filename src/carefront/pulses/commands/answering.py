"""Answer a pulse or let it pass, choose how often one is asked, and share what one answered."""

from datetime import datetime
from uuid import UUID

from carefront.commitments.commands.locking import open_place
from carefront.core import pulsing
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.pulsing import Answers
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.pulses import access
from carefront.pulses.models import Pulse, Rhythm


@command
def answer_pulse(*, by: Actor, relationship_id: UUID, answers: Answers, now: datetime) -> UUID:
    """Answer the four questions, each of which can be skipped; answer the pulse's id. Nobody else hears of it.

    Answering again on the same day replaces what was said that day, unless it is shared already.
    Raises Refusal(HIDDEN | RESTING | EMPTY | OUT_OF_RANGE | ALREADY_SETTLED).
    """
    _place(by, relationship_id)
    given = pulsing.checked_answers(answers)
    said = {"safe": given.safe, "care": given.care, "clear": given.clear, "dose": given.dose}
    today = by.local(now).date()
    there = Pulse.objects.filter(relationship_id=relationship_id, person_id=by.id, on=today).first()
    if there is None:
        there = Pulse.objects.create(
            workspace_id=by.workspace_id, relationship_id=relationship_id, person_id=by.id, on=today, at=now, **said
        )
    elif any(getattr(there, name) != value for name, value in said.items()):
        if there.shared_at is not None:
            raise Refusal(Because.ALREADY_SETTLED)
        Pulse.objects.filter(pk=there.pk).update(at=now, **said)
    _ask_next(by, relationship_id, now)
    return there.pk


@command
def skip_pulse(*, by: Actor, relationship_id: UUID, now: datetime) -> None:
    """Let a pulse pass until the next time. Nothing is kept of it. Raises Refusal(HIDDEN | RESTING)."""
    _place(by, relationship_id)
    _ask_next(by, relationship_id, now)


@command
def choose_rhythm(*, by: Actor, relationship_id: UUID, weeks: int, now: datetime) -> None:
    """Choose to be asked every 2, 3 or 4 weeks, or with 0 never; counted from today.

    Raises Refusal(HIDDEN | RESTING | UNKNOWN_CHOICE).
    """
    _place(by, relationship_id)
    _ask_next(by, relationship_id, now, weeks=pulsing.checked_weeks(weeks))


@command
def share_pulse(*, by: Actor, pulse_id: UUID, now: datetime) -> None:
    """Show one's own pulse to the other of a pair. Twice is once.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING), WRONG_SIZE in a team: there no answer is shared one by one.
    """
    row, stream = _own(by, pulse_id)
    if row.relationship.kind == RelationshipKind.TEAM.value:
        raise Refusal(Because.WRONG_SIZE, "pulse", low=1, high=1)
    if row.shared_at is not None:
        return
    open_place(by, row.relationship_id)
    Pulse.objects.filter(pk=row.pk).update(shared_at=now)
    journal.append(stream, Kind.PULSE_SHARED, by=by.id, about=row.pk, at=now)


@command
def unshare_pulse(*, by: Actor, pulse_id: UUID, now: datetime) -> None:
    """Take a pulse back that one shared, at any time. Twice is once. Raises Refusal(HIDDEN | NOT_YOURS)."""
    row, stream = _own(by, pulse_id)
    if row.shared_at is None:
        return
    Pulse.objects.filter(pk=row.pk).update(shared_at=None)
    journal.append(stream, Kind.PULSE_UNSHARED, by=by.id, about=row.pk, at=now)


def _place(by: Actor, relationship_id: UUID) -> None:
    card, _stream = open_place(by, relationship_id)
    if card.kind is RelationshipKind.SELF:
        raise Refusal(Because.HIDDEN)


def _own(by: Actor, pulse_id: UUID) -> tuple[Pulse, Stream]:
    row = access.reach_pulse(by, pulse_id, Deed.CHANGE)
    stream = journal.lock(row.relationship_id)
    row.refresh_from_db()
    return row, stream


@step
def _ask_next(by: Actor, relationship_id: UUID, now: datetime, weeks: int | None = None) -> None:
    """Write when somebody is asked next, in the rhythm that they choose or chose; the ledger's lock is held."""
    mine = Rhythm.objects.filter(person_id=by.id, relationship_id=relationship_id).first()
    chosen = weeks if weeks is not None else mine.weeks if mine else pulsing.USUAL
    told = {"weeks": chosen, "next_on": pulsing.next_on(by.local(now).date(), chosen)}
    Rhythm.objects.update_or_create(
        person_id=by.id, relationship_id=relationship_id, defaults=told,
        create_defaults=told | {"workspace_id": by.workspace_id},
    )  # fmt: skip
