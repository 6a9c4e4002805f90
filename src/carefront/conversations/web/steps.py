"""One step of a plan: said otherwise, promised, or let go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.conversations.commands import next_steps
from carefront.conversations.forms.ending import StepForm
from carefront.conversations.queries import plans as reading
from carefront.conversations.web.plans import draft_of, refused
from carefront.conversations.web.reading_back import PAST
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import page
from carefront.kit.sentences import sentence


@page
def plan_step(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Say a step otherwise, or give it another day."""
    card, step = reading.plan_step(actor, step_id, now=timezone.now())
    due = step.due
    initial = {"words": step.words, "due_on": due.on if due else None, "due_at": due.at if due else None}
    form = StepForm(request.POST) if request.method == "POST" else StepForm(initial=initial)

    def deed() -> bool:
        given = form.cleaned_data
        draft = draft_of(actor, given["words"], given["due_on"], "due_on", given["due_at"])
        next_steps.change_step(by=actor, step_id=step_id, draft=draft, now=timezone.now())
        return True

    if request.method == "POST" and form.is_valid():
        try:
            if attempt(form, deed, past=PAST):
                return redirect("plan", card.id)
        except Refusal as refusal:
            return refused(request, card.id, refusal)
    context = {"card": card, "step": step, "form": form}
    return render(request, "conversations/plan_step.html", context, status=422 if form.errors else 200)


@require_POST
@page
def plan_step_promise(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Make a step one's promise."""
    card, _step = reading.plan_step(actor, step_id, now=timezone.now())
    try:
        next_steps.promise_step(by=actor, step_id=step_id, now=timezone.now())
    except Refusal as refusal:
        if refusal.because in {Because.PAST_DATE, Because.FAR_DATE}:
            messages.warning(request, sentence(refusal))
            return redirect("plan_step", step_id)
        return refused(request, card.id, refusal)
    return redirect("plan", card.id)


@require_POST
@page
def plan_step_departure(request: HttpRequest, actor: Actor, step_id: UUID) -> HttpResponseBase:
    """Let a step go, with its promise where it is one."""
    card, step = reading.plan_step(actor, step_id, now=timezone.now())
    try:
        next_steps.drop_step(by=actor, step_id=step_id, now=timezone.now())
    except Refusal as refusal:
        return refused(request, card.id, refusal)
    messages.success(
        request, _("The step is gone, and its promise is let go.") if step.is_promised else _("The step is gone.")
    )
    return redirect("plan", card.id)
