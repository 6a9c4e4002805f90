"""Meeting an answer: words back, setting it aside, and another account of the same outcome."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands import telling
from carefront.commitments.models import Answer, AnswerTo, OtherAccount, Repair, Response
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.ledger import Kind
from carefront.core.outcomes import Outcome
from carefront.core.policy import Deed, Thing, allows
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipState
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.once import made_once
from carefront.relationships import queries as relationships


class ResponseKind(StrEnum):
    """Name what a response is: what follow-through meant, a question, or just words."""

    ACKNOWLEDGEMENT = "acknowledgement"
    QUESTION = "question"
    WORDS = "words"


def _reach_answer(by: Actor, answer_id: UUID, deed: Deed) -> Answer:
    answer = Answer.objects.select_related("commitment").filter(pk=answer_id, workspace_id=by.workspace_id).first()
    if answer is None:
        raise Refusal(Because.HIDDEN)
    standing = access.standing_of(by, answer.commitment)
    if not allows(Thing.ANSWER, Deed.SEE, standing, shared=answer.words_shared_with_supporters):
        raise Refusal(Because.HIDDEN)
    if not allows(Thing.ANSWER, deed, standing):
        raise Refusal(Because.NOT_YOURS)
    return answer


@command
def respond_to_answer(
    *, by: Actor, answer_id: UUID, kind: ResponseKind, words: str, once: str = "", now: datetime
) -> UUID:
    """Say something to what an owner answered; it is theirs to keep. Twice with the key `once` is said once.

    The owner may answer back too. Raises Refusal(HIDDEN | NOT_YOURS | EMPTY | TOO_LONG), Refusal(RESTING) for a second
    word of another after the relationship has ended or they have left it.
    """
    return made_once(by.id, once, now, lambda: _respond(by, answer_id, kind, words, now))


@step
def _respond(by: Actor, answer_id: UUID, kind: ResponseKind, words: str, now: datetime) -> UUID:
    answer = _reach_answer(by, answer_id, Deed.SEE)
    if answer.by_id != by.id:
        answer = _reach_answer(by, answer_id, Deed.RESPOND)
        _may_go_on(by, answer)
    said = text.prose(words, "words", required=True, limit=2000)
    stream = journal.lock(answer.commitment.relationship_id)
    response = Response(
        id=new_id(), workspace_id=by.workspace_id, answer=answer, by_id=by.id, kind=kind.value, words=said, at=now
    )
    response.save(force_insert=True)
    if answer.by_id != by.id:
        telling.met(answer, by, now=now)
        telling.news(answer.by_id, workspace_id=by.workspace_id, now=now)
    journal.append(
        stream, Kind.ANSWER_MET, by=by.id, about=answer.commitment_id, at=now, answer=answer.pk, response=response.pk,
        kind_of=kind,
    )  # fmt: skip
    return response.pk


def _may_go_on(by: Actor, answer: Answer) -> None:
    """Refuse to go on about an answer that was met already to somebody who is in no relationship any more."""
    card = relationships.relationship(by, answer.commitment.relationship_id)
    met = (
        answer.met_at is not None
        or AnswerTo.objects.filter(answer=answer, person_id=by.id, met_at__isnull=False).exists()
    )
    if met and card.state is RelationshipState.ENDED:
        raise Refusal(Because.RESTING)


@command
def set_answer_aside(*, by: Actor, answer_id: UUID, now: datetime) -> None:
    """Take an answer off one's own list without a word; nobody is told. Raises Refusal(HIDDEN | NOT_YOURS)."""
    answer = _reach_answer(by, answer_id, Deed.RESPOND)
    telling.met(answer, by, now=now)


@command
def give_other_account(
    *, by: Actor, answer_id: UUID, outcome: Outcome, words: str, once: str = "", now: datetime
) -> UUID:
    """Say that one saw the outcome differently: both accounts stand side by side, and neither replaces the other.

    Raises Refusal(ALREADY_THERE) when `by` gave one already, Refusal(ALREADY_SETTLED) for an answer that was replaced.
    """
    return made_once(by.id, once, now, lambda: _account(by, answer_id, outcome, words, now))


@step
def _account(by: Actor, answer_id: UUID, outcome: Outcome, words: str, now: datetime) -> UUID:
    answer = _reach_answer(by, answer_id, Deed.RESPOND)
    stream = journal.lock(answer.commitment.relationship_id)
    answer.refresh_from_db()
    if answer.replaced_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if outcome.value == answer.outcome:
        raise Refusal(Because.UNKNOWN_CHOICE, "outcome", given=outcome.value)
    if OtherAccount.objects.filter(answer=answer, by_id=by.id).exists():
        raise Refusal(Because.ALREADY_THERE)
    said = text.prose(words, "words")
    account = OtherAccount.objects.create(
        workspace_id=by.workspace_id, answer=answer, by_id=by.id, outcome=outcome.value, words=said, at=now
    )
    telling.met(answer, by, now=now)
    journal.append(
        stream, Kind.ACCOUNT_DIFFERED, by=by.id, about=answer.commitment_id, at=now, answer=answer.pk, outcome=outcome
    )
    telling.news(answer.by_id, workspace_id=by.workspace_id, now=now)
    return account.pk


@command
def write_repair(*, by: Actor, commitment_id: UUID, shame: str, useful: str, repair: str, now: datetime) -> None:
    """Keep the two sentences and one way to repair it, for its writer alone; writing again replaces them."""
    row = access.reach(by, commitment_id, Deed.CHANGE)
    Repair.objects.update_or_create(
        commitment=row,
        by_id=by.id,
        defaults={
            "shame": text.prose(shame, "shame", limit=2000),
            "useful": text.prose(useful, "useful", limit=2000),
            "repair": text.prose(repair, "repair", limit=2000),
            "changed_at": now,
        },
        create_defaults={
            "workspace_id": by.workspace_id,
            "shame": text.prose(shame, "shame", limit=2000),
            "useful": text.prose(useful, "useful", limit=2000),
            "repair": text.prose(repair, "repair", limit=2000),
            "at": now,
            "changed_at": now,
        },
    )
