"""How a topic ends: do first, do, later, not doing, or no decision yet; whoever does it promises it or is asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments.commands import ask, make
from carefront.conversations import access
from carefront.conversations.commands import asking, indexing, telling
from carefront.conversations.commands.locking import topic_for, was_there
from carefront.conversations.models import Conversation, Decision, Topic
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.ledger import Kind
from carefront.core.meetings import ACTED, DECIDED, LIVE, Ruling, RulingDraft, checked_ruling, local_day
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.requests import Said
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.relationships import queries as relationships


@dataclass(frozen=True, slots=True)
class Decided:
    """Say what came of deciding: the decision, and the promise or the request that was made with it."""

    id: UUID
    commitment_id: UUID | None = None
    request_id: UUID | None = None


@command
def decide_topic(*, by: Actor, topic_id: UUID, draft: RulingDraft, bind: bool = False, now: datetime) -> Decided:
    """Say how a topic ends; saying it again, otherwise, takes the place of what was said before.

    With `bind`, what is done becomes a promise of `by` when they own it, and is asked of the owner otherwise: nobody
    is bound by somebody else's word. Raises Refusal(HIDDEN | NOT_YOURS | RESTING | NOT_IN_IT | TOO_LONG | PAST_DATE |
    FAR_DATE), Refusal(ALREADY_SETTLED) for a topic that was taken back or whose conversation is over.
    """
    row, stream = topic_for(by, topic_id, Deed.ANSWER)
    here = _conversation_of(row)
    was_there(by, here.pk)
    draft = checked_ruling(draft, row.words, relationships.member_ids(row.relationship_id), now=now)
    before = Decision.objects.filter(topic=row, replaced_at__isnull=True).first()
    made = _write(by, row, here, draft, now)
    if before is not None:
        before.replaced_at = now
        before.save(update_fields=["replaced_at"])
        indexing.index_decision(before)
        if _same(before, made):  # other words, another owner or day are another thing: nobody is bound to them
            made.commitment_id, made.request_id = before.commitment_id, before.request_id
    if bind and made.commitment_id is None and made.request_id is None:
        _bind(by, made, draft, now)
    made.save(force_insert=True)
    indexing.index_decision(made)
    row.settled_at = now if draft.ruling in DECIDED else None
    row.shared_at = row.shared_at or now  # what is decided together is seen by all
    row.changed_at = now
    row.save(update_fields=["settled_at", "shared_at", "changed_at"])
    _tell(by, stream, made, draft, now)
    return Decided(made.pk, made.commitment_id, made.request_id)


def _conversation_of(row: Topic) -> Conversation:
    here = row.conversation
    if here is None or row.withdrawn_at is not None or here.state not in {state.value for state in LIVE}:
        raise Refusal(Because.ALREADY_SETTLED)
    return here


def _write(by: Actor, row: Topic, here: Conversation, draft: RulingDraft, now: datetime) -> Decision:
    due = draft.due
    return Decision(
        id=new_id(), workspace_id=by.workspace_id, relationship_id=row.relationship_id, by_id=by.id,
        conversation_id=here.pk, place=row.place, words=draft.words, kept_at=now, topic=row,
        ruling=draft.ruling.value, owner_id=draft.owner_id, title=here.title,
        took_place_on=local_day(max(now, here.starts_at) if here.begun_at is None else now, here.zone),
        sentence="", due_on=due.on if due else None, due_time=due.at if due else None,
        due_zone=due.zone if due else by.zone,
    )  # fmt: skip


def _same(before: Decision, made: Decision) -> bool:
    """Answer whether a decision asks the same of the same one by the same day."""
    acted = {before.ruling, made.ruling} <= {ruling.value for ruling in ACTED}
    return acted and (before.owner_id, before.words, before.due()) == (made.owner_id, made.words, made.due())


@step
def _bind(by: Actor, made: Decision, draft: RulingDraft, now: datetime) -> None:
    """Let the owner promise it, or be asked for it."""
    if draft.owner_id is None:
        return
    wish = Draft(draft.words, made.relationship_id, due=draft.due)
    if draft.owner_id == by.id:
        made.commitment_id = make.promise(by=by, draft=wish, now=now).pk
        return
    said = Said(made.title, made.took_place_on, by.name, None, "")
    wish = Draft(draft.words, made.relationship_id, promisee_id=draft.owner_id, due=draft.due)
    made.request_id = ask.ask(by=by, draft=wish, now=now, said=said).pk
    asking.tell(by, draft.owner_id, now)


def _tell(by: Actor, stream: Stream, made: Decision, draft: RulingDraft, now: datetime) -> None:
    journal.append(
        stream, Kind.TOPIC_DECIDED, by=by.id, about=made.pk, at=now, ruling=draft.ruling, person=draft.owner_id,
        due=draft.due.on if draft.due else None, conversation=made.conversation_id,
    )  # fmt: skip
    telling.changed(made.conversation_id, telling.DECISIONS)
    telling.changed(made.conversation_id, telling.TOPICS)


@command
def bind_decision(*, by: Actor, decision_id: UUID, now: datetime) -> Decided:
    """Make a promise of a decision that names `by` as its owner, or ask its owner for it; once.

    Raises Refusal(HIDDEN | RESTING | ALREADY_THERE | ALREADY_SETTLED), Refusal(EMPTY, "owner") where it has none.
    """
    row = access.reach_decision(by, decision_id, Deed.SEE)
    journal.lock(row.relationship_id)
    row.refresh_from_db()
    relationships.open_for(by, row.relationship_id)
    if row.replaced_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if row.commitment_id is not None or row.request_id is not None:
        raise Refusal(Because.ALREADY_THERE)
    if row.owner_id is None:
        raise Refusal(Because.EMPTY, "owner")
    due = row.due()
    _bind(by, row, RulingDraft(Ruling(row.ruling), row.words, row.owner_id, due), now)
    row.save(update_fields=["commitment_id", "request_id"])
    telling.changed(row.conversation_id, telling.DECISIONS)
    return Decided(row.pk, row.commitment_id, row.request_id)
