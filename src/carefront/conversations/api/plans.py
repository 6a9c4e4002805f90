"""Plans of next steps over the API."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from carefront.conversations.api import given_ending as given
from carefront.conversations.api import shapes_ending as shapes
from carefront.conversations.api import shown_ending as shown
from carefront.conversations.commands import next_steps
from carefront.conversations.queries import plans as reading
from carefront.kit.api import Caller, caller, reply

router = Router(tags=["plans"])
ALL = "/plans"
ONE = "/plans/{uuid:plan_id}"
STEP = "/steps/{uuid:step_id}"


def _plan(me: Caller, plan_id: UUID, status: int = 200) -> HttpResponse:
    return reply(shown.plan(reading.plan(me.actor, plan_id, now=me.now)), status)


@router.get(ALL, response=shapes.PlansOut, summary="List plans")
def list_plans(request: HttpRequest, wanted: Query[given.PlansIn]) -> HttpResponse:
    """List the plans of next steps that are shared with you, changed last first."""
    me = caller(request)
    lines, after = reading.plans_after(
        me.actor, wanted.cursor, wanted.limit, which=wanted.which, relationship_id=wanted.relationship_id, now=me.now
    )
    return reply({"items": [shown.plan_line(line) for line in lines], "next": after})


@router.post(ALL, response={201: shapes.PlanOut}, summary="Make a plan")
def make_plan(request: HttpRequest, body: given.PlanIn) -> HttpResponse:
    """Make a plan of next steps that you own. Without “due”, the day of a step is read from its words."""
    me = caller(request)
    key = next_steps.make_plan(
        by=me.actor,
        relationship_id=body.relationship_id,
        words=body.words,
        outside_person=body.outside_person,
        steps=[step.draft(me) for step in body.steps],
        conversation_id=body.conversation_id,
        decision_id=body.decision_id,
        bind=body.bind,
        now=me.now,
    )
    return _plan(me, key, 201)


@router.get(ONE, response=shapes.PlanOut, summary="Show a plan")
def get_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Show a plan with its steps, how each stands, and what was said of it last."""
    return _plan(caller(request), plan_id)


@router.post(f"{ONE}/steps", response={201: shapes.PlanOut}, summary="Add a step")
def add_step(request: HttpRequest, plan_id: UUID, body: given.NewStepIn) -> HttpResponse:
    """Add a step at the end of your plan."""
    me = caller(request)
    next_steps.add_step(by=me.actor, plan_id=plan_id, draft=body.draft(me), bind=body.bind, now=me.now)
    return _plan(me, plan_id, 201)


@router.post(f"{ONE}/ending", response=shapes.PlanOut, summary="End a plan")
def end_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """End your plan; what you promised in it stands as it is."""
    me = caller(request)
    next_steps.end_plan(by=me.actor, plan_id=plan_id, now=me.now)
    return _plan(me, plan_id)


@router.put(STEP, response=shapes.PlanOut, summary="Change a step")
def put_step(request: HttpRequest, step_id: UUID, body: given.StepIn) -> HttpResponse:
    """Say a step of yours in other words, or give it another day; a promised one changes as a promise does."""
    me = caller(request)
    next_steps.change_step(by=me.actor, step_id=step_id, draft=body.draft(me), now=me.now)
    return _of_step(me, step_id)


@router.post(f"{STEP}/promise", response=shapes.PlanOut, summary="Promise a step")
def promise_step(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Make a step of your plan your promise."""
    me = caller(request)
    next_steps.promise_step(by=me.actor, step_id=step_id, now=me.now)
    return _of_step(me, step_id)


@router.delete(STEP, response=shapes.PlanOut, summary="Let a step go")
def drop_step(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Let a step of your plan go, with its promise where it is one; the answer is the plan as it is then."""
    me = caller(request)
    next_steps.drop_step(by=me.actor, step_id=step_id, now=me.now)
    return _of_step(me, step_id)


def _of_step(me: Caller, step_id: UUID) -> HttpResponse:
    card, _step = reading.plan_step(me.actor, step_id, now=me.now)
    return reply(shown.plan(card))
