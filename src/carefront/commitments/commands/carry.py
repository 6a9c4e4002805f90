"""Carrying over: many promises and requests from a table, through the same rules, a batch in one transaction."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from carefront.commitments.commands.make import promisee_of
from carefront.commitments.models import Answer, CheckIn, Commitment, Request
from carefront.core.actors import Actor
from carefront.core.cadence import first_question
from carefront.core.commitments import Draft, checked, state_after
from carefront.core.ledger import Kind
from carefront.core.outcomes import SETTLED, Outcome, State, counts_as
from carefront.core.refusals import Because, Refusal
from carefront.core.requests import RequestState
from carefront.kit import journal
from carefront.kit.durable import step
from carefront.kit.ids import new_id
from carefront.kit.inserting import insert_all, unsaved
from carefront.kit.journal import Entry
from carefront.kit.models import Stream
from carefront.relationships import commands as relationship_commands
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Carry:
    """Hold one row: an own promise with what became of it, or, with `asks`, a request to `draft.promisee_id`."""

    number: int
    draft: Draft
    outcome: Outcome | None = None
    asks: bool = False


@dataclass
class Carried:
    """Hold what a batch made: how many promises and requests, who was asked, and which rows were refused."""

    promises: int = 0
    requests: int = 0
    asked: set[UUID] = field(default_factory=set)
    refused: list[tuple[int, Refusal]] = field(default_factory=list)


@dataclass
class _Written:
    commitments: list[Commitment] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    entries: dict[UUID, list[Entry]] = field(default_factory=lambda: defaultdict(list))


@step
def carry_within(*, by: Actor, rows: Sequence[Carry], now: datetime) -> Carried:
    """Write a batch of rows inside a command, each through the rule that a promise or a request obeys.

    Days may lie behind; a promise with an outcome is made and answered, and nobody is asked to acknowledge it. A row
    that is refused is left out and named. About twelve SQL statements for any number of rows in one relationship.
    """
    carried, written = Carried(), _Written()
    rows = _addressed(by, rows, now)
    streams: dict[UUID, Stream] = {}
    cards: dict[UUID | None, relationships.RelationshipCard | Refusal] = {}
    for relationship_id in sorted({row.draft.relationship_id for row in rows if row.draft.relationship_id}):
        try:
            cards[relationship_id] = relationships.open_for(by, relationship_id)
            streams[relationship_id] = journal.lock(relationship_id)
        except Refusal as refusal:
            cards[relationship_id] = refusal
    for row in rows:
        card = cards[row.draft.relationship_id]
        try:
            if isinstance(card, Refusal):
                raise card
            _one(by, row, card, written, carried, now)
        except Refusal as refusal:
            carried.refused.append((row.number, refusal))
    for made in (written.commitments, written.check_ins, written.answers, written.requests):
        insert_all(made)
    for relationship_id, entries in written.entries.items():
        journal.append_all(streams[relationship_id], entries)
    return carried


def _addressed(by: Actor, rows: Sequence[Carry], now: datetime) -> list[Carry]:
    """Address what names no relationship to oneself."""
    if all(row.draft.relationship_id for row in rows):
        return list(rows)
    itself = relationship_commands.ensure_self(by=by, now=now)
    return [
        row if row.draft.relationship_id else replace(row, draft=replace(row.draft, relationship_id=itself))
        for row in rows
    ]


def _one(
    by: Actor, row: Carry, card: relationships.RelationshipCard, written: _Written, carried: Carried, now: datetime
) -> None:
    draft = checked(row.draft, now=now, past=not row.asks)
    promisee_id = promisee_of(card, draft.promisee_id)
    if row.asks:
        if promisee_id is None:
            raise Refusal(Because.NOT_IN_IT, "to")
        _ask(by, draft, card.id, promisee_id, written, now)
        carried.requests += 1
        carried.asked.add(promisee_id)
        return
    commitment = _promise(by, draft, card.id, promisee_id, row.outcome, written, now)
    check_in = _check_in(by, commitment, row.outcome, written, now)
    if row.outcome is not None and check_in is not None:
        _answer(by, commitment, check_in, row.outcome, written, now)
    carried.promises += 1


def _promise(
    by: Actor,
    draft: Draft,
    relationship_id: UUID,
    promisee_id: UUID | None,
    outcome: Outcome | None,
    written: _Written,
    now: datetime,
) -> Commitment:
    due = draft.due
    state = state_after(outcome, enough=False, repeats=False) if outcome else State.OPEN
    commitment = unsaved(
        Commitment,
        id=new_id(),
        workspace_id=by.workspace_id,
        relationship_id=relationship_id,
        owner_id=by.id,
        promisee_id=promisee_id,
        words=draft.words,
        why=draft.why,
        success=draft.success,
        due_on=due.on if due else None,
        due_time=due.at if due else None,
        due_zone=due.zone if due else by.zone,
        ends_at=due.instant() if due else None,
        state=state.value,
        settled_at=now if state in SETTLED else None,
        last_outcome=outcome.value if outcome else "",
        made_at=now,
        changed_at=now,
    )
    written.commitments.append(commitment)
    facts = {"to": promisee_id, "due": commitment.due_on, "clear": bool(draft.success and due), "carried": True}
    written.entries[relationship_id].append(Entry(Kind.COMMITMENT_MADE, by.id, commitment.pk, now, facts))
    return commitment


def _check_in(
    by: Actor, commitment: Commitment, outcome: Outcome | None, written: _Written, now: datetime
) -> CheckIn | None:
    due = commitment.due()
    if due is None and outcome is None:
        return None
    opens_at = first_question(due, by) if due else now
    behind = commitment.ends_at is not None and commitment.ends_at <= now
    check_in = unsaved(
        CheckIn,
        id=new_id(),
        workspace_id=by.workspace_id,
        commitment_id=commitment.pk,
        owner_id=by.id,
        occurs_on=due.on if due else by.local(now).date(),
        opens_at=opens_at,
        due_at=None if outcome or behind else max(opens_at, now),
        answered_at=now if outcome else None,
        outcome=outcome.value if outcome else "",
    )
    written.check_ins.append(check_in)
    return check_in


def _answer(
    by: Actor, commitment: Commitment, check_in: CheckIn, outcome: Outcome, written: _Written, now: datetime
) -> None:
    answer = unsaved(
        Answer,
        id=new_id(),
        workspace_id=by.workspace_id,
        check_in_id=check_in.pk,
        commitment_id=commitment.pk,
        by_id=by.id,
        to_id=commitment.promisee_id,
        outcome=outcome.value,
        at=now,
        via="import",
        met_at=now,
    )
    written.answers.append(answer)
    passed = check_in.occurs_on <= by.local(now).date()
    facts = {
        "check_in": check_in.pk,
        "answer": answer.pk,
        "occurs_on": check_in.occurs_on,
        "outcome": outcome,
        "counts": counts_as(outcome, enough=False, date_passed=passed),
    }
    entry = Entry(Kind.CHECK_IN_ANSWERED, by.id, commitment.pk, now, facts)
    written.entries[commitment.relationship_id].append(entry)


def _ask(by: Actor, draft: Draft, relationship_id: UUID, asked_id: UUID, written: _Written, now: datetime) -> None:
    due = draft.due
    request = unsaved(
        Request,
        id=new_id(),
        workspace_id=by.workspace_id,
        relationship_id=relationship_id,
        asker_id=by.id,
        asked_id=asked_id,
        words=draft.words,
        why=draft.why,
        success=draft.success,
        due_on=due.on if due else None,
        due_time=due.at if due else None,
        due_zone=due.zone if due else by.zone,
        state=RequestState.ASKED.value,
        made_at=now,
    )
    written.requests.append(request)
    facts = {"to": asked_id, "due": request.due_on, "clear": bool(request.success)}
    written.entries[relationship_id].append(Entry(Kind.REQUEST_MADE, by.id, request.pk, now, facts))
