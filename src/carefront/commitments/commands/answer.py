"""Answering a check-in: the outcome, what was learned, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from carefront.commitments import access
from carefront.commitments.commands import change, telling
from carefront.commitments.commands.following import follow
from carefront.commitments.commands.locking import commitment_for
from carefront.commitments.commands.scheduling import check_in_now, schedule
from carefront.commitments.models import Answer, CheckIn, Commitment
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, NextStep, checked_answer, state_after
from carefront.core.ledger import Kind
from carefront.core.outcomes import SETTLED, Outcome, State, counts_as
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit import once as repeats
from carefront.kit.durable import command, step
from carefront.kit.ids import new_id
from carefront.kit.models import Stream
from carefront.kit.prepared import SLOT, Prepared, PreparedUpdate, insert


@dataclass(frozen=True, slots=True)
class Answered:
    """Say what was written: the answer, its commitment, and a successor if the promise was changed."""

    answer_id: UUID | None
    check_in_id: UUID | None  # none when a form came twice and only the promise had changed
    commitment_id: UUID
    successor_id: UUID | None = None
    promised: str = ""  # the words that the answer was about


@command
def answer_check_in(
    *,
    by: Actor,
    check_in_id: UUID,
    draft: AnswerDraft | None,
    following: NextStep | None = None,
    via: str = "web",
    link_key: str | None = None,
    once: str = "",
    now: datetime,
) -> Answered:
    """Answer a check-in as the owner of its promise; a second answer stands in place of the first, and both are kept.

    With `draft` None only the promise changes (`following`). `link_key` names the letter's token it came through: it
    works once, and a link (not a reply) answers only what nobody has answered yet. A form sent twice carries the same
    key `once` and is answered as the first time. Raises Refusal(HIDDEN | NOT_YOURS | LINK_SPENT | ALREADY_SETTLED |
    TOO_LONG | PAST_DATE).
    """

    def deed() -> Answered:
        return answer(
            by=by, check_in_id=check_in_id, draft=draft, following=following, via=via, link_key=link_key, now=now
        )

    return _once(by, once, now, deed)


_LEDGER = Prepared(
    lambda: (
        Stream.objects.select_for_update()
        .filter(pk__in=CheckIn.objects.filter(pk=SLOT).values("commitment__relationship_id"))
        .values_list("id", "workspace_id", "last_seq")
    )
)


@step
def answer(
    *,
    by: Actor,
    check_in_id: UUID,
    draft: AnswerDraft | None,
    following: NextStep | None = None,
    via: str = "web",
    link_key: str | None = None,
    now: datetime,
) -> Answered:
    """Answer a check-in inside a command; see `answer_check_in`."""
    try:
        stream = journal.lock_through(_LEDGER, check_in_id)
    except Stream.DoesNotExist:
        raise Refusal(Because.HIDDEN) from None
    check_in = access.reach_check_in(by, check_in_id, Deed.ANSWER)
    if link_key is not None and (check_in.link_spent or (via == "link" and check_in.answered_at is not None)):
        raise Refusal(Because.LINK_SPENT)
    if check_in.closed_at is not None and check_in.answered_at is None:
        raise Refusal(Because.ALREADY_SETTLED)
    return _answer(check_in, stream, by=by, draft=draft, following=following, via=via, link_key=link_key, now=now)


@command
def say_how_it_went(
    *,
    by: Actor,
    commitment_id: UUID,
    draft: AnswerDraft | None,
    following: NextStep | None = None,
    via: str = "web",
    once: str = "",
    now: datetime,
) -> Answered:
    """Answer for a promise without being asked: at its waiting check-in, or at one made now."""

    def deed() -> Answered:
        row, stream = commitment_for(by, commitment_id, Deed.ANSWER)
        check_in = check_in_now(row, by, now=now)
        check_in.commitment = row
        return _answer(check_in, stream, by=by, draft=draft, following=following, via=via, link_key=None, now=now)

    return _once(by, once, now, deed)


@step
def _once(by: Actor, key: str, now: datetime, deed: Callable[[], Answered]) -> Answered:
    """Do `deed`, or answer what it answered when it was done with this key."""
    earlier = repeats.claim(by.id, key, now) if key else None
    if earlier is None:
        told = deed()
        if key:
            repeats.keep(by.id, key, told.answer_id or told.successor_id or told.commitment_id)
        return told
    found = Answer.objects.filter(pk=earlier, by_id=by.id).first()
    if found is not None:
        return Answered(found.pk, found.check_in_id, found.commitment_id)
    return Answered(None, None, earlier)


@step
def _answer(
    check_in: CheckIn,
    stream: Stream,
    *,
    by: Actor,
    draft: AnswerDraft | None,
    following: NextStep | None,
    via: str,
    link_key: str | None,
    now: datetime,
) -> Answered:
    row = check_in.commitment
    again = check_in.answered_at is not None
    if State(row.state) in SETTLED and not (again and row.state in {State.KEPT.value, State.MOOT.value}):
        raise Refusal(Because.ALREADY_SETTLED, state=row.state)
    said = None
    if draft is not None:
        said = _write(check_in, stream, checked_answer(draft), by=by, via=via, link_key=link_key, now=now, again=again)
    elif link_key is not None:
        CheckIn.objects.filter(pk=check_in.pk).update(link_spent=link_key)
    successor = follow(row, stream, following, by=by, now=now)
    return Answered(said.pk if said else None, check_in.pk, row.pk, successor.pk if successor else None, row.words)


_ANSWERED = PreparedUpdate(
    lambda: CheckIn.objects.filter(pk=SLOT), "answered_at", "outcome", "due_at", "leased_by", "link_spent"
)


def _write(
    check_in: CheckIn,
    stream: Stream,
    draft: AnswerDraft,
    *,
    by: Actor,
    via: str,
    link_key: str | None,
    now: datetime,
    again: bool,
) -> Answer:
    row = check_in.commitment
    if again:
        Answer.objects.filter(check_in=check_in, replaced_at__isnull=True).update(replaced_at=now)
    said = _row(check_in, draft, by=by, via=via, link_key=link_key, now=now)
    insert(said)
    _ANSWERED.write(check_in.pk, now, draft.outcome.value, None, "", link_key or check_in.link_spent)
    _take_effect(row, draft, by=by, now=now)
    passed = check_in.occurs_on <= by.local(now).date()
    counts = counts_as(draft.outcome, enough=draft.enough, date_passed=passed)
    journal.append(
        stream, Kind.CHECK_IN_ANSWERED, by=by.id, about=row.pk, at=now, check_in=check_in.pk, answer=said.pk,
        occurs_on=check_in.occurs_on, outcome=draft.outcome, counts=counts, again=again or None,
    )  # fmt: skip
    telling.answered(row, said, now=now)
    return said


def _row(check_in: CheckIn, draft: AnswerDraft, *, by: Actor, via: str, link_key: str | None, now: datetime) -> Answer:
    row = check_in.commitment
    return Answer(
        id=new_id(),
        workspace_id=row.workspace_id,
        check_in=check_in,
        commitment=row,
        by_id=by.id,
        to_id=row.promisee_id,
        outcome=draft.outcome.value,
        enough=draft.enough,
        happened=draft.happened,
        learned=draft.learned,
        helped=draft.helped,
        hindered=draft.hindered,
        tags=list(draft.tags),
        support=draft.support,
        words_shared_with_supporters=draft.share_words_with_supporters,
        at=now,
        via=via,
        link_key=link_key,
    )


def _take_effect(row: Commitment, draft: AnswerDraft, *, by: Actor, now: datetime) -> None:
    state = state_after(draft.outcome, enough=draft.enough, repeats=bool(row.rhythm))
    row.last_outcome = draft.outcome.value
    if state in SETTLED:
        change.settle(row, state, now=now)
        return
    if row.state != State.PAUSED.value:
        row.state, row.settled_at = state.value, None
    if draft.outcome is Outcome.DONE:
        row.at_risk_at = None
    row.changed_at = now
    if row.rhythm:
        _next_occurrence(row, by, now=now)
    row.save(update_fields=["state", "settled_at", "last_outcome", "at_risk_at", "changed_at", "ends_at"])


def _next_occurrence(row: Commitment, by: Actor, *, now: datetime) -> None:
    if not CheckIn.objects.filter(commitment=row, asks=0, answered_at=None, closed_at=None).exists():
        schedule(row, by, now=now)
