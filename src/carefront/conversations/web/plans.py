"""Plans of next steps: the list, one of them, and the page on which one is made."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.forms.promising import MYSELF
from carefront.commitments.web.doing import attempt
from carefront.commitments.web.offers import may_promise
from carefront.commitments.web.promising import understood
from carefront.conversations.commands import next_steps
from carefront.conversations.forms.ending import NewStepForm, PlanForm
from carefront.conversations.queries import following, held
from carefront.conversations.queries import plans as reading
from carefront.conversations.web.bringing import pages
from carefront.conversations.web.reading_back import PAST
from carefront.conversations.wording import following as wording
from carefront.conversations.wording import held as held_wording
from carefront.core.actors import Actor
from carefront.core.ending import StepDraft
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.core.words import clean_line
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.kit.paging import page_number
from carefront.kit.sentences import sentence
from carefront.relationships import queries as relationships

DRAFT = "plan"


@page
def plans(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List plans of next steps, those that go on or those that ended."""
    now = timezone.now()
    number = page_number(request.GET.get("page"))
    which = reading.ENDED if request.GET.get("which") == reading.ENDED else reading.GOING
    found, more = reading.plans(actor, which=which, page=number, now=now)
    here = reverse("plans")
    context = {
        "rows": [wording.plan_row(line, dates.reader(now)) for line in found],
        "which": which,
        "tabs": [
            {"url": here, "label": _("Going on"), "current": which == reading.GOING},
            {"url": f"{here}?which={reading.ENDED}", "label": _("Ended"), "current": which == reading.ENDED},
        ],
        **pages(here, number, more, which=which if which == reading.ENDED else ""),
    }
    return render(request, "conversations/plans.html", context)


@page
def plan_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Make a plan of next steps."""
    to = _choices(actor)
    if request.method != "POST":
        return _page(request, PlanForm(initial=_begun(request, actor, to), to=to), to)
    form = PlanForm(request.POST, to=to)
    try:
        made = attempt(form, lambda: _make(actor, form, request), {}, PAST) if form.is_valid() else None
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        made = None
    if made is None:
        return _page(request, form, to, status=422)
    messages.success(request, _("Your plan stands. Each step is asked about when its day comes.") if
                     form.cleaned_data["bind"] else _("Your plan stands."))  # fmt: skip
    return redirect(f"{reverse('plan', args=[made])}?{urlencode({'saved': DRAFT})}")


def _choices(actor: Actor) -> list[tuple[str, Any]]:
    cards = [card for card in relationships.relationships(actor) if may_promise(card)]
    others = [(str(card.id), card.title) for card in cards if card.kind is not RelationshipKind.SELF]
    return [*others, (MYSELF, _("Myself, nobody else sees it"))]


def _page(request: HttpRequest, form: PlanForm, to: list[tuple[str, Any]], status: int = 200) -> HttpResponse:
    context = {"form": form, "draft": DRAFT, "alone": len(to) == 1, "unfolds": form.unfolds()}
    return render(request, "conversations/plan_new.html", context, status=status)


def _begun(request: HttpRequest, actor: Actor, to: list[tuple[str, Any]]) -> dict[str, Any]:
    """Answer what stands in the form already: with whom, and after which conversation or decision."""
    asked, now = request.GET, timezone.now()
    initial: dict[str, Any] = {"to": asked.get("relationship", ""), "words": asked.get("words", "")[:300]}
    if (key := id_in(asked.get("decision", ""))) is not None:
        decision = following.came_of_it(actor, key, now=now).decision
        initial |= {"decision": key, "to": str(decision.relationship_id), "words": decision.words}
    if (key := id_in(asked.get("conversation", ""))) is not None:
        line = held.conversation(actor, key, now=now).line
        initial |= {"conversation": key, "to": str(line.relationship_id)}
        initial["words"] = initial["words"] or _("After %(title)s") % {"title": held_wording.title(line)}
    if initial["to"] not in dict(to):
        initial["to"] = to[0][0]
    return initial


def _make(actor: Actor, form: PlanForm, request: HttpRequest) -> UUID:
    now, given, rows = timezone.now(), form.cleaned_data, form.rows()
    drafts = [draft_of(actor, row.words, row.due_on, f"due_{row.number}") for row in rows]
    try:
        return next_steps.make_plan(
            by=actor,
            relationship_id=None if given["to"] == MYSELF else UUID(given["to"]),
            words=given["words"],
            outside_person=given["outside_person"],
            steps=drafts,
            conversation_id=given["conversation"],
            decision_id=given["decision"],
            bind=given["bind"],
            now=now,
            once=once.key_of(request.POST),
        )
    except Refusal as refusal:
        step = refusal.params.get("step")
        if step is not None:  # beside the row that it is about, not the step's place among those that were written
            field = "due" if refusal.field == "due" else "step"
            raise Refusal(refusal.because, f"{field}_{rows[step - 1].number}", **refusal.params) from None
        if refusal.field == "steps":
            raise Refusal(refusal.because, "step_1", **refusal.params) from None
        raise


def draft_of(actor: Actor, words: str, due_on: Any, field: str, due_at: Any = None) -> StepDraft:
    """Answer a step with the day of its field, or else the one that its words name. Raises Refusal about `field`."""
    now = timezone.now()
    try:
        return StepDraft(words, understood(actor, clean_line(words), {"due_on": due_on, "due_at": due_at}, now))
    except Refusal as refusal:
        raise Refusal(refusal.because, field, **refusal.params) from None


@page
def plan(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponseBase:
    """Show a plan with its steps."""
    return _drawn(request, actor, plan_id)


def _drawn(request: HttpRequest, actor: Actor, plan_id: UUID, form: NewStepForm | None = None) -> HttpResponse:
    now = timezone.now()
    card = reading.plan(actor, plan_id, now=now)
    context = {
        "card": card,
        "steps": wording.steps_of(card, dates.reader(now)),
        "far": wording.far(card.line),
        "form": form or NewStepForm(),
        "opened": form is not None,
        "saved": request.GET.get("saved") == DRAFT,
    }
    return render(request, "conversations/plan.html", context, status=422 if form else 200)


@require_POST
@page
def plan_steps(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponseBase:
    """Add a step to one's own plan."""
    form = NewStepForm(request.POST)

    def deed() -> UUID:
        given = form.cleaned_data
        draft = draft_of(actor, given["words"], given["due_on"], "due_on", given["due_at"])
        return next_steps.add_step(
            by=actor, plan_id=plan_id, draft=draft, bind=given["bind"], now=timezone.now(),
            once=once.key_of(request.POST),
        )  # fmt: skip

    try:
        made = attempt(form, deed, past=PAST) if form.is_valid() else None
    except Refusal as refusal:
        return refused(request, plan_id, refusal)
    return redirect("plan", plan_id) if made else _drawn(request, actor, plan_id, form)


@require_POST
@page
def plan_ending(request: HttpRequest, actor: Actor, plan_id: UUID) -> HttpResponseBase:
    """End one's own plan."""
    try:
        next_steps.end_plan(by=actor, plan_id=plan_id, now=timezone.now())
    except Refusal as refusal:
        return refused(request, plan_id, refusal)
    messages.success(request, _("The plan has ended. What you promised in it stands as it is."))
    return redirect("plan", plan_id)


def refused(request: HttpRequest, plan_id: UUID, refusal: Refusal) -> HttpResponseBase:
    """Go back to a plan and say what happened meanwhile; any other refusal goes on."""
    if refusal.because not in {*PAST, Because.ALREADY_THERE}:
        raise refusal
    messages.warning(request, sentence(refusal))
    return redirect("plan", plan_id)
