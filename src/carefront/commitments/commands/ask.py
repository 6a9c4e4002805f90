"""Asking somebody for a promise: they accept, offer their own words or day, or decline."""

from datetime import datetime
from typing import Any
from uuid import UUID

from carefront.commitments.commands import registry
from carefront.commitments.commands.locking import open_place, request_for
from carefront.commitments.commands.make import promise, promisee_of
from carefront.commitments.models import Answer, Request
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import Draft, checked
from carefront.core.due import Due, checked_due
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.requests import OPEN, RequestState, Said
from carefront.kit import journal, letters
from carefront.kit.durable import command, step
from carefront.kit.models import Stream
from carefront.kit.once import made_once
from carefront.people import queries as people
from carefront.relationships import queries as relationships


@command
def make_request(
    *,
    by: Actor,
    draft: Draft,
    now: datetime,
    from_answer: UUID | None = None,
    in_place_of: UUID | None = None,
    once: str = "",
) -> UUID:
    """Ask the other of a pair, or the member of a team named as `draft.promisee_id`, for a promise; answer the id.

    `from_answer` names an own answer whose wish for support this is; `in_place_of` an own request that this one says
    more clearly and that is taken back with it, unless it was answered meanwhile. A form sent twice carries the same
    key `once`. Raises Refusal(HIDDEN | RESTING | NOT_IN_IT | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE).
    """

    def deed() -> UUID:
        made = ask(by=by, draft=draft, now=now, from_answer=from_answer).pk
        if in_place_of is not None:
            _take_back(by, in_place_of, now)
        return made

    return made_once(by.id, once, now, deed)


@step
def ask(
    *,
    by: Actor,
    draft: Draft,
    now: datetime,
    from_answer: UUID | None = None,
    past: bool = False,
    said: Said | None = None,
) -> Request:
    """Write a request inside a command.

    `said` names the conversation that it comes from; the letter is the caller's then, one for all that it asks.
    """
    draft = checked(draft, now=now, past=past)
    if draft.relationship_id is None:
        raise Refusal(Because.EMPTY, "relationship")
    card, stream = open_place(by, draft.relationship_id)
    asked = promisee_of(card, draft.promisee_id)
    if asked is None:
        raise Refusal(Because.NOT_IN_IT, "to")
    if from_answer is not None and not Answer.objects.filter(pk=from_answer, by_id=by.id).exists():
        raise Refusal(Because.HIDDEN)
    row = Request.objects.create(
        workspace_id=by.workspace_id,
        relationship_id=card.id,
        asker_id=by.id,
        asked_id=asked,
        words=draft.words,
        why=draft.why,
        success=draft.success,
        due_on=draft.due.on if draft.due else None,
        due_time=draft.due.at if draft.due else None,
        due_zone=draft.due.zone if draft.due else by.zone,
        state=RequestState.ASKED.value,
        made_at=now,
        from_answer_id=from_answer,
        **_source(said),
    )
    journal.append(
        stream, Kind.REQUEST_MADE, by=by.id, about=row.pk, at=now, to=asked, due=row.due_on, clear=bool(row.success)
    )
    if said is None:
        letters.post(
            "request_made", to=asked, workspace_id=by.workspace_id, now=now, request=row.pk, dedupe=f"request:{row.pk}"
        )
    return row


def _source(said: Said | None) -> dict[str, Any]:
    if said is None:
        return {}
    return {
        "said_in": said.title,
        "said_on": said.on,
        "said_by": said.by,
        "said_at": said.begins,
        "said_words": said.sentence,
        "said_by_asked": said.own,
    }


@command
def accept_request(*, by: Actor, request_id: UUID, draft: Draft | None = None, now: datetime) -> UUID:
    """Make the asked-for promise one's own, as it was asked or in the words of `draft`; answer the commitment's id.

    Other words or another day than asked are an offer: use `counter_request`. Here `draft` may add clarity only
    (why, success, recognition). Raises Refusal(ALREADY_SETTLED | PAST_DATE | NOT_YOURS | HIDDEN).
    """
    row, stream = _open_for(by, request_id, Deed.ANSWER, RequestState.ASKED)
    promised = Draft(
        words=row.words,
        relationship_id=row.relationship_id,
        promisee_id=row.asker_id,
        due=row.due(),
        why=(draft.why if draft else "") or row.why,
        success=(draft.success if draft else "") or row.success,
        recognition=draft.recognition if draft else "",
    )
    return _promised(row, stream, by, promised, now)


@command
def counter_request(
    *, by: Actor, request_id: UUID, words: str, due: Due | None, reason: str = "", now: datetime
) -> None:
    """Offer one's own words or day in place of what was asked; it becomes a promise when the asker agrees.

    Raises Refusal(ALREADY_SETTLED | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE | NOT_YOURS | HIDDEN), Refusal(RESTING)
    in a relationship that rests or has ended: nothing is offered to somebody who has gone.
    """
    row, stream = _open_for(by, request_id, Deed.ANSWER, RequestState.ASKED, RequestState.COUNTERED)
    relationships.open_for(by, row.relationship_id)
    due = checked_due(due, now=now)
    row.counter_words = text.line(words, "words")
    row.counter_due_on, row.counter_due_time = (due.on, due.at) if due else (None, None)
    row.counter_due_zone = due.zone if due else by.zone
    row.reason = text.prose(reason, "reason", limit=2000)
    row.state, row.answered_at = RequestState.COUNTERED.value, now
    row.save()
    journal.append(stream, Kind.REQUEST_COUNTERED, by=by.id, about=row.pk, at=now, due=row.counter_due_on)
    letters.post("request_answered", to=row.asker_id, workspace_id=row.workspace_id, now=now, request=row.pk)


@command
def agree_to_counter(*, by: Actor, request_id: UUID, now: datetime) -> UUID:
    """Agree, as the asker, to what was offered: it becomes the other's promise in the other's words; answer its id."""
    row, stream = _open_for(by, request_id, Deed.CHANGE, RequestState.COUNTERED)
    owner = people.actors_of([row.asked_id]).get(row.asked_id)
    if owner is None:
        raise Refusal(Because.RESTING)
    promised = Draft(
        words=row.counter_words,
        relationship_id=row.relationship_id,
        promisee_id=row.asker_id,
        due=row.counter_due(),
        why=row.why,
        success=row.success,
    )
    return _promised(row, stream, owner, promised, now, agreed_by=by)


@command
def decline_request(*, by: Actor, request_id: UUID, reason: str = "", now: datetime) -> None:
    """Say no to a request, with or without a reason. Raises Refusal(ALREADY_SETTLED | NOT_YOURS | HIDDEN)."""
    row, stream = _open_for(by, request_id, Deed.ANSWER, RequestState.ASKED, RequestState.COUNTERED)
    row.reason = text.prose(reason, "reason", limit=2000)
    _settle(row, RequestState.DECLINED, now)
    journal.append(stream, Kind.REQUEST_DECLINED, by=by.id, about=row.pk, at=now)
    letters.withdraw(f"request:{row.pk}")
    letters.post("request_answered", to=row.asker_id, workspace_id=row.workspace_id, now=now, request=row.pk)


@command
def withdraw_request(*, by: Actor, request_id: UUID, now: datetime) -> None:
    """Take a request back, as its asker. Raises Refusal(ALREADY_SETTLED | NOT_YOURS | HIDDEN)."""
    take_back(by, request_id, now)


def _take_back(by: Actor, request_id: UUID, now: datetime) -> None:
    row, stream = request_for(by, request_id, Deed.CHANGE)
    if RequestState(row.state) is RequestState.ASKED:
        _withdraw(row, stream, by, now)


@step
def take_back(by: Actor, request_id: UUID, now: datetime) -> None:
    """Take an own request back inside a command; raises as `withdraw_request` does."""
    row, stream = _open_for(by, request_id, Deed.CHANGE, RequestState.ASKED, RequestState.COUNTERED)
    _withdraw(row, stream, by, now)


def _withdraw(row: Request, stream: Stream, by: Actor, now: datetime) -> None:
    _settle(row, RequestState.WITHDRAWN, now)
    journal.append(stream, Kind.REQUEST_WITHDRAWN, by=by.id, about=row.pk, at=now)
    letters.withdraw(f"request:{row.pk}")


def _open_for(by: Actor, request_id: UUID, deed: Deed, *states: RequestState) -> tuple[Request, Stream]:
    row, stream = request_for(by, request_id, deed)
    state = RequestState(row.state)
    if state not in OPEN or state not in states:
        raise Refusal(Because.ALREADY_SETTLED, state=state.value)
    return row, stream


def _promised(
    row: Request, stream: Stream, owner: Actor, draft: Draft, now: datetime, agreed_by: Actor | None = None
) -> UUID:
    commitment = promise(by=owner, draft=draft, now=now, request=row)
    _settle(row, RequestState.ACCEPTED, now)
    actor = agreed_by or owner
    journal.append(stream, Kind.REQUEST_ACCEPTED, by=actor.id, about=row.pk, at=now, commitment=commitment.pk)
    registry.tell(row.pk, commitment.pk, now)
    told = row.asked_id if agreed_by else row.asker_id
    letters.post("request_answered", to=told, workspace_id=row.workspace_id, now=now, request=row.pk)
    return commitment.pk


def _settle(row: Request, state: RequestState, now: datetime) -> None:
    row.state = state.value
    row.answered_at = row.answered_at or now
    row.settled_at = now
    row.save()
