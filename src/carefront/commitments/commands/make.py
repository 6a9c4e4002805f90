"""Making a promise."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands import foresee
from carefront.commitments.commands.locking import open_place
from carefront.commitments.commands.scheduling import schedule
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.commitments import Draft, ForesightDraft, checked
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.kit.once import made_once
from carefront.relationships import commands as relationship_commands
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Beforehand:
    """Hold what an owner adds while promising: foresight, somebody to help, and promises that this one waits on."""

    foresight: ForesightDraft | None = None
    supporter_id: UUID | None = None
    support: str = ""  # what help would be good
    waits_on: tuple[UUID, ...] = ()


@command
def make_commitment(
    *, by: Actor, draft: Draft, now: datetime, beforehand: Beforehand | None = None, once: str = ""
) -> UUID:
    """Make a commitment that `by` owns, with what they add beforehand, and answer its id.

    Without a relationship it is a promise to oneself; in a pair it is promised to the other. `once` is a form's key
    (`kit.once`): a second call with it answers the first one's id.
    Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE | OUT_OF_RANGE).
    """

    def deed() -> UUID:
        row = promise(by=by, draft=draft, now=now)
        if beforehand is not None:
            add(row, beforehand, by=by, now=now)
        return row.pk

    return made_once(by.id, once, now, deed)


@step
def add(row: Commitment, beforehand: Beforehand, *, by: Actor, now: datetime) -> None:
    """Add to a commitment that was just made what its owner said beforehand."""
    if beforehand.foresight is not None and beforehand.foresight != ForesightDraft():
        foresee.keep_foresight(row, beforehand.foresight, now=now)
    if beforehand.supporter_id is not None:
        stream = journal.lock(row.relationship_id)
        foresee.invite(row, stream, by=by, person_id=beforehand.supporter_id, ask=beforehand.support, now=now)
    for on_id in beforehand.waits_on:
        foresee.wait(row, by=by, on_id=on_id, now=now)


@step
def promise(
    *,
    by: Actor,
    draft: Draft,
    now: datetime,
    past: bool = False,
    predecessor: Commitment | None = None,
    request: Request | None = None,
) -> Commitment:
    """Make a commitment inside a command; `past` allows a day that lies behind, for what is carried over."""
    draft = checked(draft, now=now, past=past)
    if draft.relationship_id is None:
        draft = replace(draft, relationship_id=relationship_commands.ensure_self(by=by, now=now), promisee_id=None)
    assert draft.relationship_id is not None
    card, stream = open_place(by, draft.relationship_id)
    if draft.expectation_id is not None:
        expectation = access.reach_expectation(by, draft.expectation_id, Deed.SEE)
        if expectation.relationship_id != card.id:
            raise Refusal(Because.HIDDEN)
    return _write(by, stream, draft, promisee_of(card, draft.promisee_id), now, past, predecessor, request)


def promisee_of(card: relationships.RelationshipCard, asked_for: UUID | None) -> UUID | None:
    """Answer whom a promise in `card` is made to: in a pair the other, in a team a member of it or everybody (None)."""
    if card.kind is RelationshipKind.SELF:
        return None
    if card.is_pair and card.other is not None:
        if asked_for not in (None, card.other.person_id):
            raise Refusal(Because.NOT_IN_IT, "promisee")
        return card.other.person_id
    if asked_for is not None and asked_for not in {member.person_id for member in card.others if member.accepted}:
        raise Refusal(Because.NOT_IN_IT, "promisee")
    return asked_for


def _write(
    by: Actor,
    stream: Stream,
    draft: Draft,
    promisee_id: UUID | None,
    now: datetime,
    past: bool,
    predecessor: Commitment | None,
    request: Request | None,
) -> Commitment:
    row = row_of(draft, by=by, promisee_id=promisee_id, now=now)
    row.predecessor, row.request = predecessor, request
    row.save(force_insert=True)
    before = row.ends_at
    schedule(row, by, now=now, quiet=past and before is not None and before <= now)
    if row.ends_at != before:
        row.save(update_fields=["ends_at"])
    journal.append(
        stream,
        Kind.COMMITMENT_MADE,
        by=by.id,
        about=row.pk,
        at=now,
        to=promisee_id,
        # A practice comes again and again: the day it was made is not a day it is due by.
        due=None if row.rhythm else row.due_on,
        clear=bool(draft.success and draft.due),
        successor_of=predecessor.pk if predecessor else None,
        request=request.pk if request else None,
    )
    return row


def row_of(draft: Draft, *, by: Actor, promisee_id: UUID | None, now: datetime) -> Commitment:
    """Answer the row of a checked draft that names its relationship, not yet written."""
    assert draft.relationship_id is not None
    due = draft.due
    return Commitment(
        id=new_id(),
        workspace_id=by.workspace_id,
        relationship_id=draft.relationship_id,
        owner_id=by.id,
        promisee_id=promisee_id,
        words=draft.words,
        why=draft.why,
        success=draft.success,
        recognition=draft.recognition,
        outside_person=draft.outside_person,
        cue=draft.cue,
        rhythm=draft.rhythm.code() if draft.rhythm else "",
        due_on=due.on if due else None,
        due_time=due.at if due else None,
        due_zone=due.zone if due else by.zone,
        ends_at=due.instant() if due else None,
        made_at=now,
        changed_at=now,
        expectation_id=draft.expectation_id,
    )
