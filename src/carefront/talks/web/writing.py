"""Preparing a talk and writing in it: one's own parts, questions, and opening both sides together."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.policy import Deed
from carefront.core.refusals import Because, Refusal
from carefront.core.talks import TalkPart
from carefront.kit.doors import page
from carefront.talks.commands import writing
from carefront.talks.forms import AnswerForm, ImpactForm, QuestionForm, RedesignForm, WillForm
from carefront.talks.queries import talks as reading
from carefront.talks.web import doing

_FORMS: dict[TalkPart, type[forms.Form]] = {
    TalkPart.IMPACT: ImpactForm, TalkPart.REDESIGN: RedesignForm, TalkPart.WILL: WillForm,
}  # fmt: skip


@require_POST
@page
def talk_part(request: HttpRequest, actor: Actor, talk_id: UUID, part: str) -> HttpResponseBase:
    """Keep what one wrote for a step; with `show` the other sees it at once."""
    which = _part(part)
    form = _FORMS[which](request.POST, auto_id=f"{which.value}_%s")

    def deed(now: Any) -> None:
        given = form.cleaned_data
        writing.write_part(
            by=actor, talk_id=talk_id, part=which, words=given["words"], choices=given.get("choices") or (), now=now
        )
        if "show" in request.POST:
            writing.show_part(by=actor, talk_id=talk_id, part=which.value, now=now)

    return doing.formed(request, actor, talk_id, which.value, form, deed)


def _part(given: str) -> TalkPart:
    if given not in {each.value for each in TalkPart}:
        raise Refusal(Because.HIDDEN)
    return TalkPart(given)


@require_POST
@page
def talk_part_showing(request: HttpRequest, actor: Actor, talk_id: UUID, part: str) -> HttpResponseBase:
    """Show the other what one prepared for a step, or one's questions."""
    now = timezone.now()
    return doing.done(
        request,
        doing.address(talk_id, part),
        lambda: writing.show_part(by=actor, talk_id=talk_id, part=part, now=now),
        _("The other sees it now."),
    )


@require_POST
@page
def talk_readiness(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Say that one is ready to open what both prepared, or not yet."""
    now, ready = timezone.now(), request.POST.get("ready", "1") != "0"
    return doing.done(
        request,
        doing.address(talk_id),
        lambda: writing.set_ready(by=actor, talk_id=talk_id, ready=ready, now=now),
    )


@require_POST
@page
def talk_questions(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Ask one of the questions that are offered, or one's own."""
    code = request.POST.get("code", "")
    now = timezone.now()
    if code:
        return doing.done(
            request,
            doing.address(talk_id, "question"),
            lambda: writing.ask_question(by=actor, talk_id=talk_id, code=code, now=now),
        )
    form = QuestionForm(request.POST, auto_id="question_%s")
    return doing.formed(
        request, actor, talk_id, "question", form,
        lambda at: writing.ask_question(by=actor, talk_id=talk_id, words=form.cleaned_data["words"], now=at),
    )  # fmt: skip


@require_POST
@page
def talk_question_answer(request: HttpRequest, actor: Actor, question_id: UUID) -> HttpResponseBase:
    """Answer a question."""
    talk_id = reading.talk_of_question(actor, question_id, Deed.ANSWER)
    form = AnswerForm(request.POST, auto_id=f"answer_{question_id.hex[-6:]}_%s")
    return doing.formed(
        request, actor, talk_id, f"answer-{question_id}", form,
        lambda at: writing.answer_question(
            by=actor, question_id=question_id, words=form.cleaned_data["words"], now=at
        ),
    )  # fmt: skip


@require_POST
@page
def talk_question_drop(request: HttpRequest, actor: Actor, question_id: UUID) -> HttpResponseBase:
    """Take one's own question back."""
    talk_id = reading.talk_of_question(actor, question_id, Deed.CHANGE)
    now = timezone.now()
    return doing.done(
        request,
        doing.address(talk_id, "question"),
        lambda: writing.drop_question(by=actor, question_id=question_id, now=now),
    )
