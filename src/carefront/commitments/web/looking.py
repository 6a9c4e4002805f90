"""The pages on which an owner says how it went: at a check-in, or unasked."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from carefront.commitments import queries
from carefront.commitments.commands.answer import Answered, answer_check_in, say_how_it_went
from carefront.commitments.forms.looking import AnswerForm
from carefront.commitments.forms.outcomes import OFFERED, WAYS
from carefront.commitments.queries.looking import Look, look_at_check_in, look_at_commitment
from carefront.commitments.web.doing import attempt
from carefront.commitments.web.saying import FIELDS, drafts
from carefront.core.actors import Actor
from carefront.core.commitments import AnswerDraft, NextStep
from carefront.core.outcomes import Next
from carefront.kit.doors import page
from carefront.kit.once import key_of

Write = Callable[[AnswerDraft | None, NextStep | None], Answered]

DECIDED = {Next.RECOMMIT.value, Next.MODIFY.value, Next.RELEASE.value, Next.PAUSE.value}


@page
def check_in(request: HttpRequest, actor: Actor, check_in_id: UUID) -> HttpResponseBase:
    """Ask how a promise went, and write what its owner says."""
    now = timezone.now()
    look = look_at_check_in(actor, check_in_id, now=now)

    def write(draft: AnswerDraft | None, following: NextStep | None) -> Answered:
        return answer_check_in(
            by=actor, check_in_id=check_in_id, draft=draft, following=following, once=key_of(request.POST), now=now
        )

    return _answering(request, actor, look, write, now)


@page
def commitment_outcome(request: HttpRequest, actor: Actor, commitment_id: UUID) -> HttpResponseBase:
    """Let an owner say unasked how a promise went."""
    now = timezone.now()
    look = look_at_commitment(actor, commitment_id, now=now)

    def write(draft: AnswerDraft | None, following: NextStep | None) -> Answered:
        return say_how_it_went(
            by=actor, commitment_id=commitment_id, draft=draft, following=following, once=key_of(request.POST), now=now
        )

    return _answering(request, actor, look, write, now)


def _answering(request: HttpRequest, actor: Actor, look: Look, write: Write, now: datetime) -> HttpResponseBase:
    if request.method == "POST":
        form = AnswerForm(request.POST, supporters=look.has_supporters)
        told = written(form, actor, write, now)
        if told is not None:
            return _onward(request, told, form)
        form.offer(queries.own_tags(actor))
        return render(request, "commitments/check_in.html", page_of(look, form), status=422)
    if look.earlier is not None and "again" not in request.GET:
        return redirect("answer", look.earlier.id)
    if look.is_closed or (look.is_settled and look.earlier is None):
        return redirect("commitment", look.commitment_id)
    form = AnswerForm(initial=beginning(look, request), supporters=look.has_supporters, tags=queries.own_tags(actor))
    return render(request, "commitments/check_in.html", page_of(look, form))


def written(form: AnswerForm, actor: Actor, write: Write, now: datetime) -> Answered | None:
    """Write what the form says; None when something in it is still open."""
    if not form.is_valid():
        return None
    return attempt(form, lambda: write(*drafts(form, actor, now)), FIELDS)


def beginning(look: Look, request: HttpRequest) -> dict[str, Any]:
    """Answer what stands in the form at first: the outcome that was tapped, or the answer that is said anew."""
    if look.earlier is not None:
        said = look.earlier
        names = ("happened", "learned", "helped", "hindered", "support", "enough")
        told = {name: getattr(said, name) for name in names}
        return told | {"outcome": said.outcome.value, "tags": list(said.tags), "way": Next.KEEP.value}
    tapped, way = request.GET.get("o", ""), request.GET.get("way", "")
    return {
        "happened": look.held,
        "outcome": tapped if tapped in dict(OFFERED) else None,
        "way": way if way in dict(WAYS) else Next.KEEP.value,
    }


def page_of(look: Look, form: AnswerForm) -> dict[str, Any]:
    """Answer what the template of an answer shows."""
    return {
        "look": look,
        "line": look.line,
        "form": form,
        "draft_key": f"check-in-{look.check_in_id or look.commitment_id}",
        "to_name": look.line.promisee.name if look.line.promisee else "",
        "group_name": "" if look.line.to_self or look.line.promisee else look.line.relationship_title,
    }


def _onward(request: HttpRequest, told: Answered, form: AnswerForm) -> HttpResponseBase:
    if told.answer_id is not None:
        return redirect(reverse("answer", args=[told.answer_id]) + "?written")
    messages.success(request, said_of_change(form))
    return redirect("commitment", told.successor_id or told.commitment_id)


def said_of_change(form: AnswerForm) -> str:
    """Say what came of a promise that changed."""
    way = form.cleaned_data["way"]
    if way == Next.RELEASE.value:
        return _("Let go. It stays in the record as released, and that is fine.")
    if way == Next.PAUSE.value:
        return _("It rests now. Nothing is asked meanwhile.")
    if way == Next.MODIFY.value:
        return _("This stands in its place now. What you promised first stays in the record.")
    return _("It has another day now. The move stands in the record, with the day from before.")
