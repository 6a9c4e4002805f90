"""Making a promise."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands.scheduling import schedule
from carefront.commitments.models import Commitment, Request
from carefront.core.actors import Actor
from carefront.core.commitments import Draft, checked
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.relationships import commands as relationship_commands
from carefront.relationships import queries as relationships


@command
def make_commitment(*, by: Actor, draft: Draft, now: datetime) -> UUID:
    """Make a commitment that `by` owns and answer its id.

    Without a relationship it is a promise to oneself; in a pair it is promised to the other.
    Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    return promise(by=by, draft=draft, now=now).pk


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
    card = relationships.open_for(by, draft.relationship_id)
    stream = journal.lock(card.id)
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
    due = draft.due
    row = Commitment(
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
        predecessor=predecessor,
        request=request,
        expectation_id=draft.expectation_id,
    )
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
        due=due.on if due else None,
        clear=bool(draft.success and due),
        successor_of=predecessor.pk if predecessor else None,
        request=request.pk if request else None,
    )
    return row
