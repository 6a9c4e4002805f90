"""Plans of next steps: a chain that its owner makes, each step with a day, and each their own promise if they like."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from carefront.commitments.commands import change, foresee, make
from carefront.commitments.commands.locking import commitment_for, open_place
from carefront.conversations import access
from carefront.conversations.commands import indexing
from carefront.conversations.commands.locking import plan_for, step_for
from carefront.conversations.models import Decision, Plan, PlanStep
from carefront.core import words as text
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.ending import OUTSIDE, StepDraft, checked_steps
from carefront.core.ledger import Kind
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.kit import journal
from carefront.kit.durable import command, step
from carefront.kit.once import made_once
from carefront.relationships import commands as relationship_commands
from carefront.relationships import queries as relationships


@command
def make_plan(
    *,
    by: Actor,
    relationship_id: UUID | None,
    words: str,
    steps: Sequence[StepDraft],
    outside_person: str = "",
    conversation_id: UUID | None = None,
    decision_id: UUID | None = None,
    bind: bool = True,
    now: datetime,
    once: str = "",
) -> UUID:
    """Make a plan of next steps that `by` owns, after a conversation or a decision if they say so; answer its id.

    Without a relationship it is made with oneself. With `bind` each step becomes their promise at once, and waits on
    the one before. `outside_person` is a customer, say, who is never contacted.
    Raises Refusal(HIDDEN | RESTING | EMPTY | TOO_LONG | TOO_MANY | PAST_DATE | FAR_DATE), about a step with its place
    from 1 in `step`.
    """

    def deed() -> UUID:
        place_id = relationship_id or relationship_commands.ensure_self(by=by, now=now)
        _card, stream = open_place(by, place_id)
        _must_belong(by, place_id, conversation_id, decision_id)
        plan = Plan(
            workspace_id=by.workspace_id, relationship_id=place_id, owner_id=by.id, made_at=now, changed_at=now,
            words=text.line(words, "words"),
            outside_person=text.line(outside_person, "outside_person", required=False, limit=OUTSIDE),
            conversation_id=conversation_id, decision_id=decision_id,
        )  # fmt: skip
        drafts = checked_steps(steps, now=now)
        plan.save(force_insert=True)
        before: UUID | None = None
        for place, draft in enumerate(drafts, start=1):
            before = _add(plan, by, draft, place, before, bind, now).commitment_id
        indexing.index_plan(plan)
        journal.append(stream, Kind.PLAN_MADE, by=by.id, about=plan.pk, at=now, steps=len(drafts))
        return plan.pk

    return made_once(by.id, once, now, deed)


def _must_belong(by: Actor, relationship_id: UUID, conversation_id: UUID | None, decision_id: UUID | None) -> None:
    """Raise Refusal(HIDDEN) unless what a plan follows is seen by its owner, in the relationship it is made in."""
    if conversation_id is not None:
        conversation = access.reach_conversation(by, conversation_id, Deed.SEE)
        if conversation.relationship_id != relationship_id:
            raise Refusal(Because.HIDDEN)
    if decision_id is not None:
        decision: Decision = access.reach_decision(by, decision_id, Deed.SEE)
        if decision.relationship_id != relationship_id:
            raise Refusal(Because.HIDDEN)


@step
def _add(
    plan: Plan, by: Actor, draft: StepDraft, place: int, before: UUID | None, bind: bool, now: datetime
) -> PlanStep:
    due = draft.due
    row = PlanStep(
        plan=plan, place=place, words=draft.words, made_at=now, due_on=due.on if due else None,
        due_time=due.at if due else None, due_zone=due.zone if due else by.zone,
    )  # fmt: skip
    if bind:
        _promise(row, plan, by, before, now)
    row.save(force_insert=True)
    return row


@step
def _promise(row: PlanStep, plan: Plan, by: Actor, before: UUID | None, now: datetime) -> None:
    """Make a step its owner's promise, which waits on the one before."""
    draft = Draft(row.words, plan.relationship_id, due=row.due(), outside_person=plan.outside_person)
    made = make.promise(by=by, draft=draft, now=now)
    if before is not None:
        foresee.wait(made, by=by, on_id=before, now=now)
    row.commitment_id = made.pk


@command
def add_step(*, by: Actor, plan_id: UUID, draft: StepDraft, bind: bool = True, now: datetime, once: str = "") -> UUID:
    """Add a step at the end of one's own plan; answer its id.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG | TOO_MANY | PAST_DATE | FAR_DATE).
    """

    def deed() -> UUID:
        plan, _stream = plan_for(by, plan_id, Deed.CHANGE)
        _must_go_on(plan, by)
        already = PlanStep.objects.filter(plan=plan, dropped_at__isnull=True).count()
        (checked,) = checked_steps([draft], now=now, already=already)
        last = PlanStep.objects.filter(plan=plan).aggregate(last=Max("place"))["last"] or 0
        row = _add(plan, by, checked, last + 1, _bound_before(plan, last + 1), bind, now)
        _touch(plan, now)
        return row.pk

    return made_once(by.id, once, now, deed)


@command
def promise_step(*, by: Actor, step_id: UUID, now: datetime) -> UUID:
    """Make a step of one's own plan one's promise; answer the promise's id.

    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | PAST_DATE), Refusal(ALREADY_THERE) when it is one.
    """
    row = _going_on(by, step_id)
    if row.commitment_id is not None:
        raise Refusal(Because.ALREADY_THERE)
    _promise(row, row.plan, by, _bound_before(row.plan, row.place), now)
    row.save(update_fields=["commitment_id"])
    _touch(row.plan, now)
    assert row.commitment_id is not None
    return row.commitment_id


@command
def change_step(*, by: Actor, step_id: UUID, draft: StepDraft, now: datetime) -> None:
    """Say a step in other words, or give it another day.

    A step that is promised changes as a promise does: another day is recommitted to, other words are a successor.
    Raises Refusal(HIDDEN | NOT_YOURS | RESTING | ALREADY_SETTLED | EMPTY | TOO_LONG | PAST_DATE | FAR_DATE).
    """
    row = _going_on(by, step_id)
    (checked,) = checked_steps([draft], now=now)
    if checked == StepDraft(row.words, row.due()):
        return
    if row.commitment_id is not None:
        _change_promise(row, checked, by, now)
    due = checked.due
    row.words, row.due_on, row.due_time = checked.words, due.on if due else None, due.at if due else None
    row.due_zone = due.zone if due else row.due_zone
    row.save(update_fields=["words", "due_on", "due_time", "due_zone", "commitment_id"])
    _touch(row.plan, now)


@step
def _change_promise(row: PlanStep, draft: StepDraft, by: Actor, now: datetime) -> None:
    assert row.commitment_id is not None
    promised, stream = commitment_for(by, row.commitment_id, Deed.CHANGE)
    if draft.due is not None and draft.words == promised.words:
        change.recommit(promised, stream, by=by, due=draft.due, words="", now=now)
        return
    successor = Draft(draft.words, due=draft.due, outside_person=row.plan.outside_person)
    row.commitment_id = change.modify(promised, stream, by=by, draft=successor, words="", now=now).pk


@command
def drop_step(*, by: Actor, step_id: UUID, words: str = "", now: datetime) -> None:
    """Let a step go, with its promise where it is one, perhaps with a word about it.

    Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED).
    """
    row = _going_on(by, step_id, resting=True)
    if row.commitment_id is not None:
        promised, stream = commitment_for(by, row.commitment_id, Deed.CHANGE)
        change.release(promised, stream, by=by, words=words, now=now)
    row.dropped_at = now
    row.save(update_fields=["dropped_at"])
    _touch(row.plan, now)


@command
def end_plan(*, by: Actor, plan_id: UUID, now: datetime) -> None:
    """End one's own plan; what was promised in it stays promised.

    Raises Refusal(HIDDEN | NOT_YOURS | ALREADY_SETTLED).
    """
    plan, stream = plan_for(by, plan_id, Deed.CHANGE)
    if plan.ended_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    plan.ended_at = plan.changed_at = now
    plan.save(update_fields=["ended_at", "changed_at"])
    journal.append(stream, Kind.PLAN_ENDED, by=by.id, about=plan.pk, at=now)


def _going_on(by: Actor, step_id: UUID, *, resting: bool = False) -> PlanStep:
    """Answer a step that was not let go, under its ledger's lock; `resting` when its relationship may rest."""
    row, _stream = step_for(by, step_id, Deed.CHANGE)
    if row.dropped_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    _must_go_on(row.plan, by, resting=resting)
    return row


def _must_go_on(plan: Plan, by: Actor, *, resting: bool = False) -> None:
    if plan.ended_at is not None:
        raise Refusal(Because.ALREADY_SETTLED)
    if not resting:
        relationships.open_for(by, plan.relationship_id)


def _bound_before(plan: Plan, place: int) -> UUID | None:
    """Answer the promise of the last step before a place that is one."""
    before = PlanStep.objects.filter(
        plan=plan, place__lt=place, dropped_at__isnull=True, commitment_id__isnull=False
    ).order_by("-place")
    return before.values_list("commitment_id", flat=True).first()


def _touch(plan: Plan, now: datetime) -> None:
    plan.changed_at = now
    plan.save(update_fields=["changed_at"])
    indexing.index_plan(plan)
