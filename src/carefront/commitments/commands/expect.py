"""Writing what success looks like, reading it back, and closing it."""

from datetime import date, datetime
from uuid import UUID

from carefront.commitments.commands import telling
from carefront.commitments.commands.locking import expectation_for, open_place
from carefront.commitments.commands.make import promisee_of
from carefront.commitments.models import Expectation, ReadBack
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.expectations import ExpectationDraft, checked
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.kit.once import made_once
from carefront.relationships import queries as relationships


@command
def write_expectation(*, by: Actor, draft: ExpectationDraft, once: str = "", now: datetime) -> UUID:
    """Write what success looks like to `by`, for the other of a pair, a member of a team or all of it; answer the id.

    It is nobody's promise. A form sent twice carries the same key `once`.
    Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | EMPTY | TOO_LONG | PAST_DATE).
    """
    return made_once(by.id, once, now, lambda: _write(by, draft, now))


@step
def _write(by: Actor, draft: ExpectationDraft, now: datetime) -> UUID:
    draft = checked(draft, today=by.local(now).date())
    card, stream = open_place(by, draft.relationship_id)
    if card.kind is RelationshipKind.SELF:
        raise Refusal(Because.NOT_IN_IT, "relationship")
    to = promisee_of(card, draft.to)
    row = Expectation.objects.create(
        workspace_id=by.workspace_id,
        relationship_id=card.id,
        author_id=by.id,
        to_id=to,
        words=draft.words,
        why=draft.why,
        success=draft.success,
        period=draft.period,
        look_on=draft.look_on,
        written_at=now,
        changed_at=now,
    )
    journal.append(stream, Kind.EXPECTATION_WRITTEN, by=by.id, about=row.pk, at=now, to=to, look_on=draft.look_on)
    for person_id in [to] if to else [key for key in relationships.member_ids(card.id) if key != by.id]:
        letters.post("expectation_written", to=person_id, workspace_id=by.workspace_id, now=now, expectation=row.pk)
    return row.pk


@command
def revise_expectation(
    *, by: Actor, expectation_id: UUID, draft: ExpectationDraft, version: int, now: datetime
) -> None:
    """Say an expectation in other words, as its author; what was read back stays with the version it was read from.

    Raises Refusal(CHANGED_MEANWHILE) when `version` is not the one in force, Refusal(ALREADY_SETTLED) when closed,
    Refusal(RESTING) when the relationship rests or has ended, or its author has left it.
    """
    row, stream = expectation_for(by, expectation_id, Deed.CHANGE)
    _must_be_open(row)
    relationships.open_for(by, row.relationship_id)
    if version != row.version:
        raise Refusal(Because.CHANGED_MEANWHILE)
    same_day = draft.look_on == row.look_on
    draft = checked(draft, today=by.local(now).date() if not same_day else date.min)
    row.words, row.why, row.success = draft.words, draft.why, draft.success
    row.period, row.look_on = draft.period, draft.look_on
    row.version += 1
    row.changed_at = now
    row.save()
    journal.append(stream, Kind.EXPECTATION_REVISED, by=by.id, about=row.pk, at=now, version=row.version)


@command
def read_back(*, by: Actor, expectation_id: UUID, words: str, now: datetime) -> UUID:
    """Say in one's own words what one understood an expectation to say; answer the read-back's id.

    One read-back a version; writing again before the author answered replaces it. Raises Refusal(ALREADY_SETTLED),
    Refusal(RESTING) in a relationship that rests or has ended.
    """
    row, stream = expectation_for(by, expectation_id, Deed.ANSWER)
    _must_be_open(row)
    relationships.open_for(by, row.relationship_id)
    said = text.prose(words, "words", required=True, limit=4000)
    back = ReadBack.objects.filter(expectation=row, by_id=by.id, version=row.version).first()
    if back is not None and back.confirmed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if back is None:
        back = ReadBack(workspace_id=by.workspace_id, expectation=row, by_id=by.id, version=row.version)
    back.words, back.at, back.reply = said, now, ""
    back.save()
    journal.append(stream, Kind.EXPECTATION_READ_BACK, by=by.id, about=row.pk, at=now, version=row.version)
    telling.news(row.author_id, workspace_id=row.workspace_id, now=now)
    return back.pk


@command
def answer_read_back(*, by: Actor, read_back_id: UUID, meant: bool, reply: str = "", now: datetime) -> None:
    """Say, as the author, whether a read-back is what was meant, or what is not quite it.

    Raises Refusal(HIDDEN), Refusal(RESTING) in a relationship that rests or has ended, or that its author left.
    """
    back = ReadBack.objects.filter(pk=read_back_id, workspace_id=by.workspace_id).first()
    if back is None:
        raise Refusal(Because.HIDDEN)
    row, _stream = expectation_for(by, back.expectation_id, Deed.CHANGE)
    relationships.open_for(by, row.relationship_id)
    back.refresh_from_db()
    back.confirmed_at = now if meant else None
    back.reply = text.prose(reply, "reply", required=not meant, limit=2000)
    back.save()
    telling.news(back.by_id, workspace_id=row.workspace_id, now=now)


@command
def close_expectation(*, by: Actor, expectation_id: UUID, now: datetime) -> None:
    """Close an expectation, as its author; it stays in the record.

    Raises Refusal(ALREADY_SETTLED), Refusal(RESTING) in a relationship that rests or has ended, or that they left.
    """
    row, stream = expectation_for(by, expectation_id, Deed.CHANGE)
    _must_be_open(row)
    relationships.open_for(by, row.relationship_id)
    row.closed_at = row.changed_at = now
    row.save()
    journal.append(stream, Kind.EXPECTATION_CLOSED, by=by.id, about=row.pk, at=now)


def _must_be_open(row: Expectation) -> None:
    if row.closed_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
